package io.azalai.stream;

import io.azalai.model.FeedState;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells routes how their groups of connections are, each change once and in order, and the log of each connection.
 * Confined to the control thread.
 */
final class StatusNotices {
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotices.class);

    private final String name;
    private final ChannelPlan plan;
    private final Sinks sinks;
    private final Executor anyThread;
    private final Map<String, Told> told = new HashMap<>();
    private final Set<FrameSink> hearers = new LinkedHashSet<>();
    private final OrderedSteps steps = new OrderedSteps();

    /**
     * Of one pool.
     *
     * @param name the pool's, for the log
     * @param anyThread speaks where no connection's thread can
     */
    StatusNotices(String name, ChannelPlan plan, Sinks sinks, Executor anyThread) {
        this.name = name;
        this.plan = plan;
        this.sinks = sinks;
        this.anyThread = anyThread;
    }

    /** Tells a newcomer what the others know; from now on it hears what they do. */
    void greet(FrameSink sink) {
        hearers.add(sink);
        told.forEach((group, last) -> {
            if (last.state == FeedState.UP) {
                greet(sink, last.state, group, List.of());
            }
            if (last.state == FeedState.DOWN || !last.missing.isEmpty()) {
                greet(sink, last.worst(), group, named(group, last.missing));
            }
        });
    }

    private void greet(FrameSink sink, FeedState state, String group, List<String> channels) {
        StreamStatus status = status(state, group, channels, state == FeedState.UP ? null : why(group));
        steps.take(group, anyThread, () -> sinks.status(sink, status));
    }

    private @Nullable String why(String group) {
        return plan.problem(group).orElse(null);
    }

    void forget(FrameSink sink) {
        hearers.remove(sink);
    }

    void forgetEmpty() {
        told.keySet().removeIf(plan::isEmpty);
    }

    /**
     * Tells what no event of a connection has told: of channels set aside, and of the return of what was missed. A
     * group that cannot do without what was set aside is down.
     */
    void review() {
        List.copyOf(told.keySet()).forEach(this::review);
    }

    /** The same of one group. */
    void review(String group) {
        FeedState state = plan.state(group);
        publish(state, group, "", plan.socket(group).orElse(null));
        Told last = told.get(group);
        if (last != null && last.state == FeedState.UP) {
            missed(group, last);
        }
        if (last != null && state != null) {
            returned(group, state, last);
        }
    }

    /** After the frames of {@code origin}, if that is not null; {@code lost} is why a connection is, empty for none. */
    private void publish(@Nullable FeedState state, String group, String lost, @Nullable Socket origin) {
        Told last = told.get(group);
        if (state == FeedState.UP && (last == null || last.state != state)) {
            told.put(group, new Told());
            say(state, group, List.of(), null, origin);
        } else if (state == FeedState.DOWN) {
            down(group, lost.isEmpty() ? why(group) : lost, origin);
        }
    }

    private void down(String group, @Nullable String why, @Nullable Socket origin) {
        boolean first = !isDown(group);
        Told last = told.computeIfAbsent(group, none -> new Told());
        last.state = FeedState.DOWN;
        if (last.missing.addAll(plan.down(group)) || first) {
            sayMissing(group, last, why, origin);
        }
    }

    /** Of a group that is up, what is set aside or silent and not told so: of the silent, it was before that. */
    private void missed(String group, Told last) {
        List<String> aside = fresh(plan.overdue(group), last);
        if (!aside.isEmpty()) {
            sayMissing(group, last, ChannelNames.aside(aside), null);
        }
        List<String> silent = fresh(plan.silent(group), last);
        if (!silent.isEmpty()) {
            sayMissing(group, last, "still silent: " + ChannelNames.few(silent), null);
        }
    }

    private static List<String> fresh(Collection<String> channels, Told last) {
        return channels.stream().filter(last.missing::add).sorted().toList();
    }

    /**
     * What is missed no longer is told, and then what still is; that nothing is, of the whole group, and not while that
     * is uncertain.
     */
    private void returned(String group, FeedState state, Told last) {
        if (last.missing.isEmpty()) {
            return;
        }
        Set<String> still = plan.missing(group);
        still.retainAll(last.missing);
        if (!still.isEmpty() && still.size() < last.missing.size()) {
            last.missing.removeAll(still);
            say(FeedState.UP, group, last.missing.stream().sorted().toList(), null, null);
            last.missing.clear();
            last.missing.addAll(still);
            sayMissing(group, last, why(group), null);
        } else if (still.isEmpty() && state == FeedState.UP && plan.isWhole(group)) {
            last.missing.clear();
            say(FeedState.UP, group, List.of(), null, null);
        }
    }

    /** As a status names them: not at all where they are all of their group. */
    private List<String> named(String group, Set<String> channels) {
        return channels.containsAll(plan.wanted(group))
                ? List.of()
                : channels.stream().sorted().toList();
    }

    void opened(Link link) {
        LOG.info("connected to {}{}", name, suffix(link.set()));
    }

    void up(Link link) {
        publish(link, link.socket().orElse(null));
    }

    void renewed(ConnectionSet set, String why) {
        LOG.info("another connection to {}{} as planned: {}", name, suffix(set), why);
    }

    /** Another connection carries on; what it brings comes after the frames of the old one. */
    void replaced(Link link, Socket old) {
        renewed(link.set(), link.reason());
        publish(link, old);
    }

    /** A connection is gone, or did not come about: then {@code old} is null, and it is told once until it has. */
    void lost(Link link, @Nullable Socket old) {
        if (old != null) {
            LOG.warn("lost connection to {}{}: {}", name, suffix(link.set()), link.reason());
        } else if (!isDown(link.group())) {
            LOG.warn("cannot connect to {}{}, keep trying: {}", name, suffix(link.set()), link.reason());
        }
        publish(link, old);
    }

    /** Channels are silent, or the connection is with all of its own. */
    void silent(ConnectionSet set, Set<String> channels, String why) {
        LOG.warn("{}{} is {}", name, suffix(set), why);
        if (!set.isProbe()) {
            String group = set.group();
            Told last = told.getOrDefault(group, new Told());
            last.missing.addAll(channels);
            sayMissing(group, last, why, plan.socket(group).orElse(null));
        }
    }

    /** Something may have been missed of a group that is up all the while: its next UP says where that ended. */
    void missed(String group, String why) {
        Told last = told.get(group);
        if (last != null && last.state == FeedState.UP) {
            last.missing.clear();
            say(FeedState.STALE, group, List.of(), why, null);
            say(FeedState.UP, group, List.of(), null, null);
            review(group);
        }
    }

    /** A channel is not heard, whatever was tried: it is not missed until it has spoken. */
    void mute(ConnectionSet set, String channel) {
        LOG.warn("{}{} brings nothing of {} though it was renewed: not missed any more", name, suffix(set), channel);
    }

    void recovered(ConnectionSet set) {
        LOG.info("{}{}: no channel is missed any more", name, suffix(set));
    }

    private boolean isDown(String group) {
        Told last = told.get(group);
        return last != null && last.state == FeedState.DOWN;
    }

    private void publish(Link link, @Nullable Socket origin) {
        if (!link.set().isProbe()) {
            publish(plan.state(link.group()), link.group(), link.reason(), origin);
        }
    }

    /** All that is missing, also what was told before: whoever keeps the last status of a group knows it. */
    private void sayMissing(String group, Told last, @Nullable String why, @Nullable Socket origin) {
        say(last.worst(), group, named(group, last.missing), why, origin);
    }

    private void say(
            FeedState state, String group, List<String> channels, @Nullable String why, @Nullable Socket origin) {
        StreamStatus status = status(state, group, channels, why);
        List<FrameSink> now = List.copyOf(hearers);
        steps.take(
                group,
                origin == null ? anyThread : origin::execute,
                () -> now.forEach(sink -> sinks.status(sink, status)));
    }

    private StreamStatus status(FeedState state, String group, List<String> channels, @Nullable String why) {
        return new StreamStatus(state, group, channels, why, plan.reconnects(group));
    }

    private static String suffix(ConnectionSet set) {
        return set.group().isEmpty() ? "" : " (" + set.group() + ")";
    }

    /** What routes know of a group. */
    private static final class Told {
        private FeedState state = FeedState.UP;
        /** Channels that were told to be lost, silent or set aside, and not to be back. */
        private final Set<String> missing = new HashSet<>();

        /** What is said of all that is missing. */
        FeedState worst() {
            return state == FeedState.DOWN ? FeedState.DOWN : FeedState.STALE;
        }
    }
}
