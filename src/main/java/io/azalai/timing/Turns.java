package io.azalai.timing;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets a flow act once in so long, the first time at once. Camel's {@code sample} counts its first period from the
 * start of the machine, so that one of an hour passes nothing in the machine's first hour. Safe for many threads: one
 * lock, held without IO.
 */
public final class Turns {

    private final LongSupplier nanos;
    private final Map<String, Long> last = new HashMap<>();

    /** Turns by a clock that only goes forward, in nanoseconds. */
    public Turns(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Takes the turn when it is due.
     *
     * @param flow whose turn: the route id
     * @return whether that long has passed since the flow's last turn, or it never had one
     * @throws IllegalArgumentException when the period is not positive
     */
    public synchronized boolean take(String flow, long periodMs) {
        if (periodMs < 1) {
            throw new IllegalArgumentException("periodMs of " + flow + " must be 1 or more, was " + periodMs);
        }
        long now = nanos.getAsLong();
        Long before = last.get(flow);
        if (before != null && now - before < TimeUnit.MILLISECONDS.toNanos(periodMs)) {
            return false;
        }
        last.put(flow, now);
        return true;
    }
}
