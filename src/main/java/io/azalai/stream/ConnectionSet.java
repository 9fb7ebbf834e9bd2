package io.azalai.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is carried together: by one connection, by two with {@code pairs}, and by one more while an old connection has a
 * successor on its way. Confined to the control thread, but for state, reason and how much it carries.
 */
final class ConnectionSet {
    private final Pool pool;
    private final String group;
    private final boolean probe;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final FrameMerge merge;
    private final SilenceWatch silenceWatch;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> accused = new HashSet<>();
    private volatile int carried;
    /** Null while no connection is being replaced. */
    private @Nullable Succession succession;

    private long reconnectsOfOld;

    /** @param probe whether it is there to try a channel from quarantine */
    ConnectionSet(Pool pool, String group, boolean probe) {
        this.pool = pool;
        this.group = group;
        this.probe = probe;
        this.merge = new FrameMerge(group, pool.batches(), pool::deliver);
        this.silenceWatch = new SilenceWatch(pool, this);
        int copies = pool.pairs() && !probe ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            add();
        }
    }

    String group() {
        return group;
    }

    boolean isProbe() {
        return probe;
    }

    FrameMerge merge() {
        return merge;
    }

    SilenceWatch silenceWatch() {
        return silenceWatch;
    }

    Stream<Link> links() {
        return links.stream();
    }

    Set<String> wanted() {
        return wanted;
    }

    void want(Collection<String> channels) {
        wanted.clear();
        wanted.addAll(channels);
        carried = wanted.size();
        accused.retainAll(wanted);
        silenceWatch.want(wanted);
        links.forEach(link -> link.want(wanted));
    }

    /** Channels that the venue refused are not carried. */
    void refused(Collection<String> channels) {
        wanted.removeAll(channels);
        carried = wanted.size();
    }

    /** Channels that one of its connections is subscribed to now. */
    void confirmed(Collection<String> channels) {
        accused.removeAll(channels);
        if (probe) {
            pool.cleared(channels);
        }
    }

    /**
     * Which of the channels that a connection seems to have died of are to blame. A fellow that carries one proves that
     * it kills nothing; where a fellow has only asked for it, too, the death of both does.
     */
    Set<String> toBlame(Link dead, Set<String> suspects) {
        long now = pool.nanos();
        List<Link> fellows =
                links.stream().filter(link -> link != dead && link.isOpen()).toList();
        Set<String> guilty = new TreeSet<>(suspects);
        guilty.removeIf(channel -> fellows.stream().anyMatch(fellow -> fellow.carries(channel, now)));
        if (!fellows.isEmpty()) {
            guilty.removeIf(accused::add);
        }
        accused.removeAll(guilty);
        return guilty;
    }

    /** How many channels it carries. */
    int carried() {
        return carried;
    }

    /** Up while one of its connections is. */
    LinkState state() {
        if (links.stream().anyMatch(link -> link.state() == LinkState.UP)) {
            return LinkState.UP;
        }
        boolean down = links.stream().anyMatch(link -> link.state() == LinkState.DOWN);
        return down ? LinkState.DOWN : LinkState.STARTING;
    }

    /** Why it is not up. */
    String reason() {
        return links.stream().map(Link::reason).findFirst().orElse("closed");
    }

    long reconnects() {
        return reconnectsOfOld + links.stream().mapToLong(Link::reconnects).sum();
    }

    boolean isRenewing() {
        return succession != null;
    }

    /** Whether another of its connections brings everything too. */
    boolean isCovered(Link link) {
        return links.stream().anyMatch(other -> other != link && other.state() == LinkState.UP);
    }

    boolean carries(String channel, long nowNanos) {
        return links.stream().anyMatch(link -> link.carries(channel, nowNanos));
    }

    void tick(long nowNanos) {
        links.forEach(link -> link.tick(nowNanos));
        Succession under = succession;
        if (under != null && under.heir.state() == LinkState.UP) {
            succession = null;
            pool.notices().renewed(this, under.why);
            retire(under.elder);
        }
        if (state() != LinkState.UP) {
            silenceWatch.forgive();
        }
        silenceWatch.tick(nowNanos);
    }

    void resubscribe(Collection<String> channels) {
        links.forEach(link -> link.resubscribe(channels));
    }

    /** Renews a connection, the first one where it does not matter which. */
    void renew(String why) {
        renew(links.get(0), why);
    }

    /**
     * Replaces a connection that works and goes on working until its successor does. One of a pair needs no successor
     * while the other is up, and where the venue allows no further connection, or not all subscriptions twice, none is
     * made before the old one is gone.
     */
    void renew(Link link, String why) {
        if (isRenewing()) {
            return;
        }
        boolean room = hasRoomForAnother();
        if (isCovered(link) || !room) {
            link.renewAlone(why, room ? Duration.ZERO : AddressLimits.PAUSE);
        } else if (links.size() == 1 && pool.mayRenew(group)) {
            Link heir = add();
            succession = new Succession(link, heir, why);
            heir.want(wanted);
        }
    }

    private boolean hasRoomForAnother() {
        return pool.addressLimits().hasRoom() && pool.addressLimits().hasRoom(wanted.size());
    }

    /** Gives a renewal up for the sake of channels that have more need of its subscriptions. */
    void yieldRoom() {
        Succession under = succession;
        if (under != null) {
            succession = null;
            retire(under.heir);
        }
    }

    /**
     * A connection is gone. What its fellow held back goes on, so that it is up if all it should carry is subscribed.
     * One that has a successor does not come back: that one takes its place as it is.
     */
    void lost(Link link) {
        links.stream().filter(fellow -> fellow != link).forEach(Link::pump);
        Succession under = succession;
        if (under != null && under.elder == link) {
            succession = null;
            retire(link);
            under.heir.bereave(link.reason());
            reconnectsOfOld++;
            pool.counters().reconnects.increment();
        }
    }

    void close() {
        links.forEach(Link::close);
    }

    private Link add() {
        Link link = new Link(pool, this);
        links.add(link);
        link.connect();
        return link;
    }

    private void retire(Link link) {
        links.remove(link);
        reconnectsOfOld += link.reconnects();
        link.close();
    }

    private record Succession(Link elder, Link heir, String why) {}
}
