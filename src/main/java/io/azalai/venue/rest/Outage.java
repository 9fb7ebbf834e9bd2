package io.azalai.venue.rest;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a venue has answered nothing for so long that asking it twice is of no use: each try costs of the budget what
 * is wanted once it is back. Safe for many threads: one volatile field, and nothing is lost where two set it at once.
 */
final class Outage {

    private static final long SHORT = Duration.ofSeconds(1).toNanos();
    private static final long NONE = Long.MIN_VALUE;

    private final LongSupplier nanos;
    private volatile long since = NONE;

    /** By a monotonic clock in nanoseconds. */
    Outage(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The venue has answered something. */
    void over() {
        since = NONE;
    }

    /** The venue has not answered; whether that is so for a moment only. */
    boolean isShort() {
        long now = nanos.getAsLong();
        long begun = since;
        if (begun == NONE) {
            since = now;
            return true;
        }
        return now - begun < SHORT;
    }
}
