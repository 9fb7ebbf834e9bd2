package io.azalai.trade.journal;

import java.time.Duration;

/**
 * How much may wait for Kafka before orders that increase exposure are refused.
 *
 * @param rows how many
 * @param age how long the oldest
 */
public record OutboxBound(long rows, Duration age) {

    /** Where nothing is configured: downstream.md section 5. */
    public static final OutboxBound USUAL = new OutboxBound(1_000_000, Duration.ofHours(24));

    public OutboxBound {
        if (rows < 1) {
            throw new IllegalArgumentException("storage.outbox_max_rows must be 1 or more, was " + rows);
        }
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("storage.outbox_max_hours must be 1 or more, was " + age);
        }
    }
}
