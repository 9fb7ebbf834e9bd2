package io.azalai.stream;

import io.azalai.model.FeedState;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which channels share a connection. Channels keep their set of connections while they are wanted; new ones fill sets
 * that have room, then new sets; those in quarantine are tried one at a time on a set of their own. Confined to the
 * control thread, but for the figures.
 */
final class ChannelPlan {
    private final Pool pool;
    private final Quarantine quarantine;
    private final List<ConnectionSet> sets = new CopyOnWriteArrayList<>();
    private Set<String> wanted = Set.of();
    private volatile int channels;

    ChannelPlan(Pool pool, Quarantine quarantine) {
        this.pool = pool;
        this.quarantine = quarantine;
    }

    /** Gives every wanted channel a connection set, and takes those of others away. */
    void assign(Collection<String> channelsWanted) {
        wanted = new LinkedHashSet<>(channelsWanted);
        quarantine.retain(wanted);
        makeRoom(wanted.size() - sets.stream().mapToInt(ConnectionSet::carried).sum());
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        sets.forEach(set -> groups.put(set.group(), new LinkedHashSet<>()));
        wanted.forEach(channel -> groups.computeIfAbsent(groupOf(channel), any -> new LinkedHashSet<>())
                .add(channel));
        groups.forEach(this::assignGroup);
        channels = wanted.size() - quarantine.held().size();
    }

    /**
     * What is being renewed carries its channels twice: a renewal ends where more are wanted than both leave room for.
     */
    private void makeRoom(int more) {
        if (more > 0 && !pool.addressLimits().hasRoom(2 * more)) {
            sets.forEach(ConnectionSet::yieldRoom);
        }
    }

    /** Whether these, and no others, are the channels last given a set. */
    boolean isAssigned(Collection<String> channelsWanted) {
        return wanted.equals(new LinkedHashSet<>(channelsWanted));
    }

    void tick(long nowNanos) {
        sets.forEach(set -> set.tick(nowNanos));
        quarantine.arrived(channel -> regular(groupOf(channel)).anyMatch(set -> set.carries(channel, nowNanos)));
        if (!quarantine.held().isEmpty()) {
            wanted.stream().map(this::groupOf).distinct().toList().forEach(this::probe);
        }
    }

    /** Sets channels aside; the other connection of a pair may have done so a moment ago. */
    void suspect(ConnectionSet set, Collection<String> suspects) {
        long now = pool.nanos();
        if (set.isProbe() || suspects.size() == 1) {
            suspects.stream()
                    .filter(channel -> set.isProbe() || !quarantine.holds(channel))
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
                .flatMap(ConnectionSet::links)
                .flatMap(link -> link.socket().stream())
                .findFirst();
    }

    /** State of a group as its route should see it; null while nothing is certain. */
    @Nullable FeedState state(String group) {
        boolean none = regular(group).findAny().isEmpty();
        if (regular(group).anyMatch(set -> set.state() == LinkState.DOWN)
                || missed(group).anyMatch(channel -> none || pool.protocol().isVital(channel))) {
            return FeedState.DOWN;
        }
        boolean up = !none && regular(group).allMatch(set -> set.state() == LinkState.UP);
        long now = pool.nanos();
        return up && missed(group).noneMatch(channel -> quarantine.isHopeful(channel, now)) ? FeedState.UP : null;
    }

    /** Channels of a group that its connections that are down should carry; all where it is down for another reason. */
    Set<String> down(String group) {
        boolean whole = regular(group).findAny().isEmpty() || missed(group).anyMatch(pool.protocol()::isVital);
        return whole
                ? wanted(group)
                : regular(group)
                        .filter(set -> set.state() == LinkState.DOWN)
                        .flatMap(set -> set.wanted().stream())
                        .collect(Collectors.toCollection(HashSet::new));
    }

    /** Channels of a group that its connections bring nothing of, although they live. */
    List<String> silent(String group) {
        return regular(group).flatMap(set -> set.silenceWatch().told()).toList();
    }

    /** Channels of a group that do not come, for whatever reason. */
    Set<String> missing(String group) {
        Set<String> missing = down(group);
        missing.addAll(silent(group));
        missed(group).forEach(missing::add);
        return missing;
    }

    /** Those of a group, what is set aside included. */
    Set<String> wanted(String group) {
        return wanted.stream()
                .filter(channel -> groupOf(channel).equals(group))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Whether nothing is wanted of a group. */
    boolean isEmpty(String group) {
        return regular(group).findAny().isEmpty() && isWhole(group);
    }

    /** Channels of a group that will not come soon, in the order of their names. */
    List<String> overdue(String group) {
        return quarantine
                .overdue(pool.nanos())
                .filter(channel -> groupOf(channel).equals(group))
                .sorted()
                .toList();
    }

    long reconnects(String group) {
        return regular(group).mapToLong(ConnectionSet::reconnects).sum();
    }

    /** Why a group is not up; empty when it is. */
    Optional<String> problem(String group) {
        return aside(missed(group).toList())
                .or(() -> regular(group).flatMap(set -> why(set).stream()).findFirst());
    }

    /** Why something wanted cannot come; empty when all is well. */
    Optional<String> problem() {
        return sets.stream()
                .filter(set -> !set.isProbe())
                .flatMap(set -> problem(set).stream())
                .findFirst()
                .or(() -> aside(quarantine.held()));
    }

    private static Optional<String> aside(List<String> channels) {
        return channels.isEmpty() ? Optional.empty() : Optional.of(ChannelNames.aside(channels));
    }

    private static Optional<String> problem(ConnectionSet set) {
        return why(set).map(text -> (set.group().isEmpty() ? "" : set.group() + ": ") + text);
    }

    private static Optional<String> why(ConnectionSet set) {
        return set.state() == LinkState.UP ? set.silenceWatch().problem() : Optional.of(set.reason());
    }

    int channels() {
        return channels;
    }

    /** Subscriptions of all connections: each of a set's has all of its channels. */
    int subscriptions() {
        return sets.stream()
                .mapToInt(set -> set.carried() * (int) set.links().count())
                .sum();
    }

    /** Channels of the set that carries most. */
    int fullest() {
        return sets.stream().mapToInt(ConnectionSet::carried).max().orElse(0);
    }

    int quarantined() {
        return quarantine.held().size();
    }

    int size() {
        return (int) links().count();
    }

    int open() {
        return (int) links().filter(Link::isOpen).count();
    }

    /**
     * Whether a connection may be renewed now: one at a time of a group, so that few are open beyond what is wanted.
     */
    boolean mayRenew(String group) {
        return sets.stream().noneMatch(set -> set.isRenewing() && set.group().equals(group));
    }

    /** Replaces those connections of a group whose address is void. */
    void readdress(String group, URI voided, String why) {
        links().filter(link -> link.group().equals(group)).forEach(link -> link.readdress(voided, why));
    }

    /** Whether none of a group is in quarantine, or on its way back from there. */
    boolean isWhole(String group) {
        return missed(group).findAny().isEmpty();
    }

    void close() {
        sets.forEach(ConnectionSet::close);
        sets.clear();
    }

    private Stream<Link> links() {
        return sets.stream().flatMap(ConnectionSet::links);
    }

    private Stream<ConnectionSet> regular(String group) {
        return sets.stream().filter(set -> !set.isProbe() && set.group().equals(group));
    }

    /** Channels of a group that do not come since they are, or were a moment ago, in quarantine. */
    private Stream<String> missed(String group) {
        return quarantine.missed().filter(channel -> groupOf(channel).equals(group));
    }

    private String groupOf(String channel) {
        return pool.protocol().group(channel);
    }

    private void assignGroup(String group, Set<String> all) {
        Set<String> standing = new LinkedHashSet<>(all);
        standing.removeIf(quarantine::holds);
        Set<String> seatless = new LinkedHashSet<>(standing);
        regular(group).forEach(set -> seatless.removeAll(set.wanted()));
        for (ConnectionSet set : regular(group).toList()) {
            Set<String> seated = new LinkedHashSet<>(set.wanted());
            seated.retainAll(standing);
            fill(seated, seatless);
            if (seated.isEmpty()) {
                remove(set);
            } else if (!seated.equals(set.wanted())) {
                set.want(seated);
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
        Optional<ConnectionSet> probe = sets.stream()
                .filter(set -> set.isProbe() && set.group().equals(group))
                .findFirst();
        if (probe.isPresent() && probe.get().wanted().stream().anyMatch(this::onTrial)) {
            return;
        }
        Optional<String> next = quarantine.due(channel -> groupOf(channel).equals(group), pool.nanos());
        if (next.isPresent()) {
            probe.orElseGet(() -> add(group, true)).want(List.of(next.get()));
        } else {
            probe.ifPresent(this::remove);
        }
    }

    private boolean onTrial(String channel) {
        return quarantine.due(channel::equals, pool.nanos()).isPresent();
    }

    private ConnectionSet add(String group, boolean probe) {
        ConnectionSet set = new ConnectionSet(pool, group, probe);
        sets.add(set);
        return set;
    }

    private void remove(ConnectionSet set) {
        sets.remove(set);
        set.close();
    }
}
