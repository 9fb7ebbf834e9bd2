package io.azalai.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * What one unit of a listing is worth (risk.md section 2).
 *
 * @param price quote units
 * @param basis where it comes from
 * @param receivedAt when we learnt it; of a trade when it happened, where that is earlier
 */
public record ReferencePrice(BigDecimal price, Basis basis, Instant receivedAt) {

    /** Where a reference price comes from. */
    public enum Basis {
        MARK,
        /** Half way between bid and ask. */
        MID,
        LAST
    }

    /** How old it is at {@code now}. */
    public Duration age(Instant now) {
        return Duration.between(receivedAt, now);
    }
}
