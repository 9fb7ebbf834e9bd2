package io.azalai.feed;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often it is said that a listener throws: the first time, then how many there were, once a minute. Confined to one
 * thread.
 */
final class Complaints {

    private static final long PACE_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private boolean begun;
    private long saidNanos;
    private long unsaid;

    Complaints(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Another failure; how many are to be told of now, itself included, or zero while it is too early. */
    long add() {
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
    boolean isFirst() {
        return !begun;
    }
}
