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
 * Which channels share a connection. Channels keep their seat while they are wanted; new ones fill seats that have room,
 * then new seats; those in quarantine are tried one at a time on a seat of their own. Confined to the control thread, but
 * for the figures.
 */
final class Roster {
    private final Pool pool;
    private final Quarantine quarantine;
    private final List<Seat> seats = new CopyOnWriteArrayList<>();
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
        seats.forEach(seat -> groups.put(seat.group(), new LinkedHashSet<>()));
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
        seats.forEach(seat -> seat.tick(nowNanos));
        if (quarantine.size() > 0) {
            wanted.stream().map(pool.protocol()::group).distinct().toList().forEach(this::probe);
        }
    }

    /** Sets channels aside; the other connection of a pair may have done so a moment ago. */
    void suspect(Seat seat, Collection<String> suspects) {
        long now = System.nanoTime();
        if (seat.isProbe() || suspects.size() == 1) {
            suspects.stream()
                    .filter(channel -> seat.isProbe() || !quarantine.holds(channel))
                    .toList()
                    .forEach(channel -> quarantine.convict(channel, now));
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
        return regular(group)
                .flatMap(Seat::links)
                .map(Link::socket)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** State of a group as its route should see it; null while nothing is certain. */
    @Nullable FeedState state(String group) {
        if (regular(group).anyMatch(seat -> seat.state() == LinkState.DOWN)) {
            return FeedState.DOWN;
        }
        boolean up = !isEmpty(group) && regular(group).allMatch(seat -> seat.state() == LinkState.UP);
        return up ? FeedState.UP : null;
    }

    boolean isEmpty(String group) {
        return regular(group).findAny().isEmpty();
    }

    long reconnects(String group) {
        return regular(group).mapToLong(Seat::reconnects).sum();
    }

    @Nullable String problem(String group) {
        return regular(group)
                .filter(seat -> seat.state() != LinkState.UP)
                .map(Seat::reason)
                .findFirst()
                .orElse(null);
    }

    /** Why something wanted cannot come; empty when all is well. */
    Optional<String> problem() {
        if (quarantine.size() > 0 && seats.stream().allMatch(Seat::isProbe)) {
            return Optional.of("all subscriptions are in quarantine");
        }
        return seats.stream()
                .filter(seat -> !seat.isProbe())
                .flatMap(Roster::problem)
                .findFirst();
    }

    private static Stream<String> problem(Seat seat) {
        String why = seat.state() == LinkState.UP ? seat.vigil().problem() : seat.reason();
        return Stream.ofNullable(why).map(text -> (seat.group().isEmpty() ? "" : seat.group() + ": ") + text);
    }

    int channels() {
        return channels;
    }

    /** Subscriptions of all connections: each of a seat's has all of its channels. */
    int subscriptions() {
        return seats.stream()
                .mapToInt(seat -> seat.carried() * (int) seat.links().count())
                .sum();
    }

    /** Channels of the seat that carries most. */
    int fullest() {
        return seats.stream().mapToInt(Seat::carried).max().orElse(0);
    }

    int quarantined() {
        return quarantine.size();
    }

    int size() {
        return (int) links().count();
    }

    int open() {
        return (int) links().filter(Link::isOpen).count();
    }

    /** Whether a connection may be renewed now: one at a time of a group, so that few are open beyond what is wanted. */
    boolean mayRenew(String group) {
        return seats.stream()
                .noneMatch(seat -> seat.isRenewing() && seat.group().equals(group));
    }

    /** Replaces the connections of a group, whose address is void. */
    void readdress(String group) {
        links().filter(link -> link.group().equals(group)).forEach(Link::readdress);
    }

    /** Whether no channel of a group is missed. */
    boolean isHeard(String group) {
        return regular(group).noneMatch(seat -> seat.vigil().isTold());
    }

    void close() {
        seats.forEach(Seat::close);
        seats.clear();
    }

    private Stream<Link> links() {
        return seats.stream().flatMap(Seat::links);
    }

    private Stream<Seat> regular(String group) {
        return seats.stream().filter(seat -> !seat.isProbe() && seat.group().equals(group));
    }

    private void seatGroup(String group, Set<String> all) {
        Set<String> standing = new LinkedHashSet<>(all);
        standing.removeIf(quarantine::holds);
        Set<String> seatless = new LinkedHashSet<>(standing);
        regular(group).forEach(seat -> seatless.removeAll(seat.wanted()));
        for (Seat seat : regular(group).toList()) {
            Set<String> seated = new LinkedHashSet<>(seat.wanted());
            seated.retainAll(standing);
            fill(seated, seatless);
            if (seated.isEmpty()) {
                remove(seat);
            } else if (!seated.equals(seat.wanted())) {
                seat.want(seated);
            }
        }
        while (!seatless.isEmpty()) {
            Set<String> seated = new LinkedHashSet<>();
            fill(seated, seatless);
            add(group, false).want(seated);
        }
        probe(group);
    }

    private void fill(Set<String> seated, Set<String> seatless) {
        var next = seatless.iterator();
        while (next.hasNext() && seated.size() < pool.protocol().limits().channelsPerConnection()) {
            seated.add(next.next());
            next.remove();
        }
    }

    /** Keeps at most one suspect of a group on trial. */
    private void probe(String group) {
        Optional<Seat> probe = seats.stream()
                .filter(seat -> seat.isProbe() && seat.group().equals(group))
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

    private Seat add(String group, boolean probe) {
        Seat seat = new Seat(pool, group, probe);
        seats.add(seat);
        return seat;
    }

    private void remove(Seat seat) {
        seats.remove(seat);
        seat.close();
    }
}
