package io.azalai.stream;

import io.azalai.model.FeedState;
import java.util.HashMap;
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
    private final Map<String, FeedState> told = new HashMap<>();
    private final Map<String, Set<String>> toldAside = new HashMap<>();
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
        told.forEach((group, state) -> {
            greet(sink, state, group, why(state, group));
            Set<String> aside = toldAside.getOrDefault(group, Set.of());
            if (!aside.isEmpty()) {
                greet(sink, FeedState.STALE, group, ChannelNames.aside(List.copyOf(aside)));
            }
        });
    }

    private void greet(FrameSink sink, FeedState state, String group, @Nullable String why) {
        StreamStatus status = new StreamStatus(state, group, why, plan.reconnects(group));
        steps.take(group, anyThread, () -> sinks.status(sink, status));
    }

    private @Nullable String why(FeedState state, String group) {
        return state == FeedState.UP ? null : plan.problem(group).orElse(null);
    }

    void forget(FrameSink sink) {
        hearers.remove(sink);
    }

    void forgetEmpty() {
        told.keySet().removeIf(plan::isEmpty);
        toldAside.keySet().retainAll(told.keySet());
    }

    /**
     * Tells what no event of a connection has told: of channels set aside, and of their return. A group that cannot do
     * without them is down; of any other the channels that failed are told to be missed.
     */
    void review() {
        List.copyOf(told.keySet()).forEach(this::review);
    }

    /** The same of one group. */
    void review(String group) {
        FeedState state = plan.state(group);
        if (state != null && told.put(group, state) != state) {
            toldAside.remove(group);
            say(state, group, why(state, group), plan.socket(group).orElse(null));
        }
        if (told.get(group) == FeedState.UP) {
            reviewAside(group);
        }
    }

    private void reviewAside(String group) {
        List<String> aside = plan.overdue(group);
        Set<String> before = toldAside.getOrDefault(group, Set.of());
        if (!before.containsAll(aside)) {
            say(FeedState.STALE, group, ChannelNames.aside(aside), null);
        }
        if (!aside.isEmpty()) {
            toldAside.put(group, Set.copyOf(aside));
        } else if (!before.isEmpty() && plan.isWhole(group) && plan.isHeard(group)) {
            toldAside.remove(group);
            say(FeedState.UP, group, null, null);
        }
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
        } else if (told.get(link.group()) != FeedState.DOWN) {
            LOG.warn("cannot connect to {}{}, keep trying: {}", name, suffix(link.set()), link.reason());
        }
        publish(link, old);
    }

    void silent(ConnectionSet set, String why) {
        LOG.warn("{}{} is {}", name, suffix(set), why);
        if (!set.isProbe()) {
            say(FeedState.STALE, set.group(), why, plan.socket(set.group()).orElse(null));
        }
    }

    /** Something may have been missed of a group that is up all the while: its next UP says where that ended. */
    void missed(String group, String why) {
        if (told.get(group) == FeedState.UP) {
            say(FeedState.STALE, group, why, null);
            say(FeedState.UP, group, null, null);
            toldAside.remove(group);
            reviewAside(group);
        }
    }

    /** A channel was never heard, whatever was tried: it is not missed until it has spoken for long enough. */
    void mute(ConnectionSet set, String channel) {
        LOG.warn("{}{} has never brought {}: not missed any more", name, suffix(set), channel);
    }

    /** Says that nothing is missed any more, unless the group is down and its own UP will come. */
    void recovered(ConnectionSet set) {
        LOG.info("{}{}: no channel is missed any more", name, suffix(set));
        String group = set.group();
        if (!set.isProbe() && plan.isHeard(group) && told.get(group) == FeedState.UP && !toldAside.containsKey(group)) {
            say(FeedState.UP, group, null, null);
        }
    }

    /** Tells the state of a link's group if it has changed, after the frames of {@code origin}, if that is not null. */
    private void publish(Link link, @Nullable Socket origin) {
        String group = link.group();
        FeedState state = link.set().isProbe() ? null : plan.state(group);
        if (state != null && told.put(group, state) != state) {
            toldAside.remove(group);
            boolean ofLink = state == FeedState.DOWN && !link.reason().isEmpty();
            say(state, group, ofLink ? link.reason() : why(state, group), origin);
        }
    }

    private void say(FeedState state, String group, @Nullable String why, @Nullable Socket origin) {
        StreamStatus status = new StreamStatus(state, group, why, plan.reconnects(group));
        List<FrameSink> now = List.copyOf(hearers);
        steps.take(
                group,
                origin == null ? anyThread : origin::execute,
                () -> now.forEach(sink -> sinks.status(sink, status)));
    }

    private static String suffix(ConnectionSet set) {
        return set.group().isEmpty() ? "" : " (" + set.group() + ")";
    }
}
