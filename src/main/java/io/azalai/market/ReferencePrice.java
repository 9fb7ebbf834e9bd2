package io.azalai.market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one unit of a listing is worth (risk.md section 2).
 *
 * @param price quote units
 * @param basis where it comes from
 * @param timestamp when it held, by the venue's clock where that is told; else when we learnt it
 */
public record ReferencePrice(BigDecimal price, Basis basis, Instant timestamp) {

    /** Where a reference price comes from. */
    public enum Basis {
        MARK,
        /** Half way between bid and ask. */
        MID,
        LAST
    }
}
