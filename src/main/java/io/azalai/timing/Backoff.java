package io.azalai.timing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: a ceiling that doubles with each one in a row. Immutable.
 *
 * @param first ceiling after the first failure, zero for none
 * @param most no ceiling is higher
 */
public record Backoff(Duration first, Duration most) {

    private static final int DOUBLINGS = 62;

    /** The law: neither is negative. */
    public Backoff {
        if (first.isNegative() || most.isNegative()) {
            throw new IllegalArgumentException("a wait must not be negative, was " + first + " up to " + most);
        }
    }

    /**
     * The ceiling.
     *
     * @param failures before this one, in a row
     */
    public Duration ceiling(int failures) {
        Duration ceiling = first;
        for (int i = 0; i < Math.min(failures, DOUBLINGS) && ceiling.compareTo(most) < 0; i++) {
            ceiling = ceiling.multipliedBy(2);
        }
        return ceiling.compareTo(most) < 0 ? ceiling : most;
    }

    /**
     * A wait at random up to the ceiling ("full jitter"), so that many clients of a venue that comes back do not arrive
     * together.
     *
     * @param failures before this one, in a row
     * @param least the wait is no shorter
     */
    public Duration drawn(int failures, Duration least, RandomGenerator random) {
        return least.plusNanos(random.nextLong(ceiling(failures).minus(least).toNanos() + 1));
    }

    /**
     * Counts the failures of one party, whose waits are {@link #drawn}.
     *
     * @param least no wait is shorter
     * @param random must be safe for as many threads as the count is used by
     */
    public Count count(Duration least, RandomGenerator random) {
        return new Count(this, least, random);
    }

    /** How often one party failed in a row. Safe for many threads: one atomic number, and a generator that is. */
    public static final class Count {

        private final Backoff backoff;
        private final Duration least;
        private final RandomGenerator random;
        private final AtomicInteger failures = new AtomicInteger();

        private Count(Backoff backoff, Duration least, RandomGenerator random) {
            this.backoff = backoff;
            this.least = least;
            this.random = random;
        }

        /** How long to wait after another failure. */
        public Duration next() {
            return backoff.drawn(failures.getAndUpdate(count -> Math.min(count + 1, DOUBLINGS)), least, random);
        }

        /** After a success: the next failure is a first one. */
        public void reset() {
            failures.set(0);
        }
    }
}
