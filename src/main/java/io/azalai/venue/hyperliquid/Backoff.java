package io.azalai.venue.hyperliquid;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long to send nothing after the venue said that it was too much, which it says without a time (hyperliquid.md
 * section 7.1): twice as long each time in a row, up to the minute it counts by. Safe for many threads: one atomic number.
 */
final class Backoff {

    private static final int FIRST_SECONDS = 2;
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration MOST = Duration.ofMinutes(1);

    private final AtomicInteger refusals = new AtomicInteger();

    /** After another refusal. */
    Duration next() {
        int before = Math.min(refusals.getAndIncrement(), MOST_DOUBLINGS);
        Duration wait = Duration.ofSeconds((long) FIRST_SECONDS << before);
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    /** After an answer. */
    void reset() {
        refusals.set(0);
    }
}
