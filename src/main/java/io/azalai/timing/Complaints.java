package io.azalai.timing;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often it is said that something fails: the first time, then how many times there were, once a minute. Safe for
 * many threads: its own lock.
 */
public final class Complaints {

    private static final long PACE_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private boolean begun;
    private long saidNanos;
    private long unsaid;

    /** By a monotonic clock in nanoseconds. */
    public Complaints(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Another failure; how many are to be told of now, itself included, or zero while it is too early. */
    public synchronized long add() {
        unsaid++;
        long now = nanoTime.getAsLong();
        if (begun && now - saidNanos < PACE_NANOS) {
            return 0;
        }
        begun = true;
        saidNanos = now;
        long count = unsaid;
        unsaid = 0;
        return count;
    }

    /** Whether none was told of yet. */
    public synchronized boolean isFirst() {
        return !begun;
    }
}
