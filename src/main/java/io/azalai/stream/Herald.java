package io.azalai.stream;

import io.azalai.model.FeedState;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Tells routes how their groups of connections are, each change once and in order. Confined to the control thread. */
final class Herald {
    private final Roster roster;
    private final Sinks sinks;
    private final Executor anyThread;
    private final Map<String, FeedState> told = new HashMap<>();
    private final Turns turns = new Turns();

    /** @param anyThread speaks where no connection's thread can */
    Herald(Roster roster, Sinks sinks, Executor anyThread) {
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

    boolean isToldDown(String group) {
        return told.get(group) == FeedState.DOWN;
    }

    void forgetEmpty() {
        told.keySet().removeIf(roster::isEmpty);
    }

    /**
     * Tells the state of a group if it has changed.
     *
     * @param why told when it is not up
     * @param origin whose frames this comes after; null for none
     */
    void tell(String group, String why, @Nullable Socket origin) {
        FeedState state = roster.state(group);
        if (state != null && told.put(group, state) != state) {
            say(state, group, state == FeedState.UP ? null : why, origin);
        }
    }

    /** Says that what was silent is heard again, unless the group is down and its own UP will come. */
    void recovered(String group) {
        if (told.get(group) == FeedState.UP) {
            say(FeedState.UP, group, null, null);
        }
    }

    void silent(String group, String why, @Nullable Socket origin) {
        say(FeedState.STALE, group, why, origin);
    }

    private void say(FeedState state, String group, @Nullable String why, @Nullable Socket origin) {
        StreamStatus status = new StreamStatus(state, group, why, roster.reconnects(group));
        turns.take(group, origin == null ? anyThread : origin::execute, () -> sinks.status(status));
    }
}
