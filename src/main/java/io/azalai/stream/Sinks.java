package io.azalai.stream;

import java.util.ArrayList;
import java.util.List;

/** The consumers of one pool. Safe for many threads: a list that is replaced, not changed. */
final class Sinks {
    private volatile FrameSink[] sinks = {};

    synchronized void add(FrameSink sink) {
        List<FrameSink> next = new ArrayList<>(List.of(sinks));
        next.add(sink);
        sinks = next.toArray(FrameSink[]::new);
    }

    synchronized void remove(FrameSink sink) {
        List<FrameSink> next = new ArrayList<>(List.of(sinks));
        next.remove(sink);
        sinks = next.toArray(FrameSink[]::new);
    }

    /**
     * Hands frames to all.
     *
     * @return whether there was anybody
     */
    boolean frames(List<Frame> frames) {
        FrameSink[] now = sinks;
        for (FrameSink sink : now) {
            sink.frames(frames);
        }
        return now.length > 0;
    }

    /** Hands a status to one of them, unless it has left meanwhile. */
    void status(FrameSink hearer, StreamStatus status) {
        for (FrameSink sink : sinks) {
            if (sink == hearer) {
                sink.status(status);
            }
        }
    }

    int pending() {
        int pending = 0;
        for (FrameSink sink : sinks) {
            pending += sink.pending();
        }
        return pending;
    }
}
