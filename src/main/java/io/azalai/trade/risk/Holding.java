package io.azalai.trade.risk;

import java.math.BigDecimal;

/**
 * What an account has of an asset on spot, in units of the asset.
 *
 * @param total free and locked together
 * @param free what the venue last told that new orders may use, and what fills have brought since
 */
public record Holding(BigDecimal total, BigDecimal free) {

    /** Of an asset that is not held. */
    public static final Holding NONE = new Holding(BigDecimal.ZERO, BigDecimal.ZERO);
}
