package io.azalai.simulator.matching;

import java.math.BigDecimal;

/**
 * Holding of one asset.
 *
 * @param total everything held
 * @param locked part of it that open orders may pay with
 */
public record SpotBalance(String asset, BigDecimal total, BigDecimal locked) {
    /** What is not locked. */
    public BigDecimal free() {
        return total.subtract(locked);
    }
}
