package io.azalai.stream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next connect: a random time up to a ceiling that doubles with each failure ("full
 * jitter"), so that many clients of a venue that comes back do not arrive together. Confined to the control thread.
 */
final class Backoff {
    private static final int DOUBLINGS = 30;

    private final long initialNanos;
    private final long maxNanos;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration initial, Duration max, RandomGenerator random) {
        this.initialNanos = initial.toNanos();
        this.maxNanos = max.toNanos();
        this.random = random;
    }

    Duration next() {
        long ceiling = ceilingNanos();
        failures++;
        return Duration.ofNanos(random.nextLong(ceiling + 1));
    }

    void reset() {
        failures = 0;
    }

    int failures() {
        return failures;
    }

    private long ceilingNanos() {
        long factor = 1L << Math.min(failures, DOUBLINGS);
        return initialNanos > maxNanos / factor ? maxNanos : initialNanos * factor;
    }
}
