package io.azalai.venue.hyperliquid;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * How long to send nothing after the venue said that it was too much, which it says without a time (hyperliquid.md
 * section 7.1): at random up to a ceiling that doubles with each time in a row, up to the minute that the venue counts
 * by. Safe for many threads: one atomic number and a generator that is.
 */
final class Backoff {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final int FIRST_SECONDS = 2;
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration MOST = Duration.ofMinutes(1);

    private final RandomGenerator random;
    private final AtomicInteger refusals = new AtomicInteger();

    /** {@code random} must be safe for many threads. */
    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** After another refusal. */
    Duration next() {
        int before = Math.min(refusals.getAndIncrement(), MOST_DOUBLINGS);
        Duration doubled = Duration.ofSeconds((long) FIRST_SECONDS << before);
        Duration ceiling = doubled.compareTo(MOST) > 0 ? MOST : doubled;
        return LEAST.plusNanos(random.nextLong(ceiling.minus(LEAST).toNanos() + 1));
    }

    /** After an answer. */
    void reset() {
        refusals.set(0);
    }
}
