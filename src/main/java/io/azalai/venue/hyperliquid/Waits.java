package io.azalai.venue.hyperliquid;

import io.azalai.timing.Backoff;
import io.azalai.timing.Pauses;
import io.azalai.venue.HttpReply;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How long to send nothing after the venue said that it was too much, which it says without a time (hyperliquid.md
 * section 7.1): up to the minute that it counts by. Safe for many threads: its pauses are.
 */
final class Waits {

    private static final Backoff LENGTHS = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Pauses pauses;

    /**
     * Before the first.
     *
     * @param nanos a monotonic clock in nanoseconds
     * @param random must be safe for many threads
     */
    Waits(LongSupplier nanos, RandomGenerator random) {
        this.pauses = new Pauses(refusals -> LENGTHS.drawn(refusals, LEAST, random), nanos);
    }

    /** After a refusal; should it tell a time, that; no time at all is none. */
    Duration after(HttpReply refusal) {
        String seconds = refusal.headers().getOrDefault("retry-after", "");
        Duration wait = seconds.matches("0*[1-9]\\d{0,3}")
                ? pauses.told(refusal.took(), Duration.ofSeconds(Long.parseLong(seconds)))
                : pauses.after(refusal.took());
        return wait.compareTo(LEAST) < 0 ? LEAST : wait;
    }

    /** The venue answered, whatever it said. */
    void answered(HttpReply reply) {
        pauses.answered(reply.took());
    }
}
