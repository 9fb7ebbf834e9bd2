package io.azalai.stream;

import io.azalai.model.FeedState;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells routes how their groups of connections are, each change once and in order, and the log of each connection. Confined
 * to the control thread.
 */
final class Herald {
    private static final Logger LOG = LoggerFactory.getLogger(Herald.class);

    private final String name;
    private final Roster roster;
    private final Sinks sinks;
    private final Executor anyThread;
    private final Map<String, FeedState> told = new HashMap<>();
    private final Turns turns = new Turns();

    /**
     * Of one pool.
     *
     * @param name the pool's, for the log
     * @param anyThread speaks where no connection's thread can
     */
    Herald(String name, Roster roster, Sinks sinks, Executor anyThread) {
        this.name = name;
        this.roster = roster;
        this.sinks = sinks;
        this.anyThread = anyThread;
    }

    /** Tells a newcomer what the others know. */
    void greet(FrameSink sink) {
        told.forEach((group, state) -> {
            StreamStatus status = new StreamStatus(state, group, roster.problem(group), roster.reconnects(group));
            turns.take(group, anyThread, () -> sink.status(status));
        });
    }

    void forgetEmpty() {
        told.keySet().removeIf(roster::isEmpty);
    }

    void opened(Link link) {
        LOG.info("connected to {}{}", name, suffix(link.seat()));
    }

    void up(Link link) {
        tell(link, link.socket());
    }

    void renewed(Seat seat, String why) {
        LOG.info("another connection to {}{} as planned: {}", name, suffix(seat), why);
    }

    /** Another connection carries on; what it brings comes after the frames of the old one. */
    void replaced(Link link, Socket old) {
        renewed(link.seat(), link.reason());
        tell(link, old);
    }

    /** A connection is gone, or did not come about: then {@code old} is null, and it is told once until it has. */
    void lost(Link link, @Nullable Socket old) {
        if (old != null) {
            LOG.warn("lost connection to {}{}: {}", name, suffix(link.seat()), link.reason());
        } else if (told.get(link.group()) != FeedState.DOWN) {
            LOG.warn("cannot connect to {}{}, keep trying: {}", name, suffix(link.seat()), link.reason());
        }
        tell(link, old);
    }

    void silent(Seat seat, String why) {
        LOG.warn("{}{} is {}", name, suffix(seat), why);
        if (!seat.isProbe()) {
            say(FeedState.STALE, seat.group(), why, roster.socket(seat.group()).orElse(null));
        }
    }

    /** A channel was never heard, whatever was tried: it is not missed until it has spoken for long enough. */
    void mute(Seat seat, String channel) {
        LOG.warn("{}{} has never brought {}: not missed any more", name, suffix(seat), channel);
    }

    /** Says that nothing is missed any more, unless the group is down and its own UP will come. */
    void recovered(Seat seat) {
        LOG.info("{}{}: no channel is missed any more", name, suffix(seat));
        String group = seat.group();
        if (!seat.isProbe() && roster.isHeard(group) && told.get(group) == FeedState.UP) {
            say(FeedState.UP, group, null, null);
        }
    }

    /** Tells the state of a link's group if it has changed, after the frames of {@code origin}, if that is not null. */
    private void tell(Link link, @Nullable Socket origin) {
        String group = link.group();
        FeedState state = link.seat().isProbe() ? null : roster.state(group);
        if (state != null && told.put(group, state) != state) {
            say(state, group, state == FeedState.UP ? null : link.reason(), origin);
        }
    }

    private void say(FeedState state, String group, @Nullable String why, @Nullable Socket origin) {
        StreamStatus status = new StreamStatus(state, group, why, roster.reconnects(group));
        turns.take(group, origin == null ? anyThread : origin::execute, () -> sinks.status(status));
    }

    private static String suffix(Seat seat) {
        return seat.group().isEmpty() ? "" : " (" + seat.group() + ")";
    }
}
