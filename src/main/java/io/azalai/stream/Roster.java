package io.azalai.stream;

import io.azalai.model.FeedState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which connection carries which channel. Channels keep their seat while they are wanted; new ones fill free seats, then
 * new connections; those in quarantine are tried one at a time on a connection of their own. Confined to the control
 * thread, but for the figures.
 */
final class Roster {
    private final Pool pool;
    private final Quarantine quarantine;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private Set<String> wanted = Set.of();
    private volatile int channels;

    Roster(Pool pool, Quarantine quarantine) {
        this.pool = pool;
        this.quarantine = quarantine;
    }

    /** Gives every wanted channel a seat and takes the seats of others away. */
    void seat(Collection<String> channelsWanted) {
        wanted = new LinkedHashSet<>(channelsWanted);
        quarantine.retain(wanted);
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        links.forEach(link -> groups.put(link.group(), new LinkedHashSet<>()));
        wanted.forEach(channel -> groups.computeIfAbsent(pool.protocol().group(channel), any -> new LinkedHashSet<>())
                .add(channel));
        groups.forEach(this::seatGroup);
        channels = wanted.size() - quarantine.size();
    }

    /** Whether these, and no others, are the channels last given a seat. */
    boolean isSeated(Collection<String> channelsWanted) {
        return wanted.equals(new LinkedHashSet<>(channelsWanted));
    }

    void tick(long nowNanos) {
        links.forEach(link -> link.tick(nowNanos));
        if (quarantine.size() > 0) {
            wanted.stream().map(pool.protocol()::group).distinct().toList().forEach(this::probe);
        }
    }

    void suspect(Link link, Collection<String> suspects) {
        long now = System.nanoTime();
        if (link.isProbe() || suspects.size() == 1) {
            suspects.forEach(channel -> quarantine.convict(channel, now));
        } else {
            quarantine.suspect(suspects, now);
        }
    }

    /**
     * Lets channels go back to their fellows.
     *
     * @return whether any was in quarantine
     */
    boolean clear(Collection<String> innocent) {
        List<String> held = innocent.stream().filter(quarantine::holds).toList();
        held.forEach(quarantine::clear);
        return !held.isEmpty();
    }

    Optional<Socket> socket(String group) {
        return regular(group).map(Link::socket).flatMap(Stream::ofNullable).findFirst();
    }

    /** State of a group as its route should see it; null while nothing is certain. */
    @Nullable FeedState state(String group) {
        if (regular(group).anyMatch(link -> link.state() == LinkState.DOWN)) {
            return FeedState.DOWN;
        }
        boolean up = !isEmpty(group) && regular(group).allMatch(link -> link.state() == LinkState.UP);
        return up ? FeedState.UP : null;
    }

    boolean isEmpty(String group) {
        return regular(group).findAny().isEmpty();
    }

    long reconnects(String group) {
        return regular(group).mapToLong(Link::reconnects).sum();
    }

    @Nullable String problem(String group) {
        return regular(group)
                .filter(link -> link.state() != LinkState.UP)
                .map(Link::reason)
                .findFirst()
                .orElse(null);
    }

    /** Why something wanted cannot come; empty when all is well. */
    Optional<String> problem() {
        if (quarantine.size() > 0 && links.stream().allMatch(Link::isProbe)) {
            return Optional.of("all subscriptions are in quarantine");
        }
        return links.stream()
                .filter(link -> !link.isProbe() && link.state() != LinkState.UP)
                .map(link -> (link.group().isEmpty() ? "" : link.group() + ": ") + link.reason())
                .findFirst();
    }

    int channels() {
        return channels;
    }

    int quarantined() {
        return quarantine.size();
    }

    int size() {
        return links.size();
    }

    int open() {
        return (int) links.stream().filter(Link::isOpen).count();
    }

    void close() {
        links.forEach(Link::close);
        links.clear();
    }

    private Stream<Link> regular(String group) {
        return links.stream().filter(link -> !link.isProbe() && link.group().equals(group));
    }

    private void seatGroup(String group, Set<String> all) {
        Set<String> standing = new LinkedHashSet<>(all);
        standing.removeIf(quarantine::holds);
        Set<String> seatless = new LinkedHashSet<>(standing);
        regular(group).forEach(link -> seatless.removeAll(link.wanted()));
        for (Link link : regular(group).toList()) {
            Set<String> seats = new LinkedHashSet<>(link.wanted());
            seats.retainAll(standing);
            fill(seats, seatless);
            if (seats.isEmpty()) {
                remove(link);
            } else if (!seats.equals(link.wanted())) {
                link.want(seats);
            }
        }
        while (!seatless.isEmpty()) {
            Set<String> seats = new LinkedHashSet<>();
            fill(seats, seatless);
            add(group, false).want(seats);
        }
        probe(group);
    }

    private void fill(Set<String> seats, Set<String> seatless) {
        var next = seatless.iterator();
        while (next.hasNext() && seats.size() < pool.protocol().limits().channelsPerConnection()) {
            seats.add(next.next());
            next.remove();
        }
    }

    /** Keeps at most one suspect of a group on trial. */
    private void probe(String group) {
        Optional<Link> probe = links.stream()
                .filter(link -> link.isProbe() && link.group().equals(group))
                .findFirst();
        if (probe.isPresent() && probe.get().wanted().stream().anyMatch(this::onTrial)) {
            return;
        }
        Optional<String> next =
                quarantine.due(channel -> pool.protocol().group(channel).equals(group), System.nanoTime());
        if (next.isPresent()) {
            probe.orElseGet(() -> add(group, true)).want(List.of(next.get()));
        } else {
            probe.ifPresent(this::remove);
        }
    }

    private boolean onTrial(String channel) {
        return quarantine.due(channel::equals, System.nanoTime()).isPresent();
    }

    private Link add(String group, boolean probe) {
        Link link = new Link(pool, group, probe);
        links.add(link);
        link.connect();
        return link;
    }

    private void remove(Link link) {
        links.remove(link);
        link.close();
    }
}
