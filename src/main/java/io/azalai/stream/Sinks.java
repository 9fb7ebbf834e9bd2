package io.azalai.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * The consumers of one pool. What a socket had read already when the last of them left is kept for the next. Safe for
 * many threads: a list that is replaced, not changed, and a lock that is held without IO.
 */
final class Sinks {
    private volatile FrameSink[] sinks = {};
    private final List<FrameSink> joining = new ArrayList<>();
    private final List<Frame> kept = new ArrayList<>();

    /**
     * Adds a sink.
     *
     * @return whether it waits for {@link #handOver()}, because frames were kept
     */
    synchronized boolean add(FrameSink sink) {
        joining.add(sink);
        if (kept.isEmpty()) {
            join();
            return false;
        }
        return true;
    }

    synchronized void remove(FrameSink sink) {
        joining.remove(sink);
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

    /** Keeps frames for the next sink; one that came meanwhile has them at once. */
    void keep(List<Frame> frames) {
        if (!kept(frames)) {
            frames(frames);
        }
    }

    /** Gives what was kept to those who wait for it; from then on they have what comes. */
    void handOver() {
        for (List<Frame> next = next(); !next.isEmpty(); next = next()) {
            for (FrameSink sink : waiting()) {
                sink.frames(next);
            }
        }
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

    private synchronized boolean kept(List<Frame> frames) {
        if (sinks.length > 0) {
            return false;
        }
        return kept.addAll(frames);
    }

    /** Empty, and the waiting have joined, when nothing more is kept; empty too when nobody waits. */
    private synchronized List<Frame> next() {
        if (joining.isEmpty()) {
            return List.of();
        }
        List<Frame> next = List.copyOf(kept);
        kept.clear();
        if (next.isEmpty()) {
            join();
        }
        return next;
    }

    private synchronized List<FrameSink> waiting() {
        return List.copyOf(joining);
    }

    private void join() {
        List<FrameSink> next = new ArrayList<>(List.of(sinks));
        next.addAll(joining);
        joining.clear();
        sinks = next.toArray(FrameSink[]::new);
    }
}
