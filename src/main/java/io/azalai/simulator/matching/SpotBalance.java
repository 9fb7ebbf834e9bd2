package io.azalai.simulator.matching;

import java.math.BigDecimal;

/**
 * Holding of one asset.
 *
 * @param total everything held
 * @param locked part of it that open orders may pay with
 * @param cost what was paid for it in trades, quote units; first balances cost nothing
 */
public record SpotBalance(String asset, BigDecimal total, BigDecimal locked, BigDecimal cost) {
    /** What is not locked. */
    public BigDecimal free() {
        return total.subtract(locked);
    }
}
