package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A one-way position.
 *
 * @param size signed base units, never zero
 * @param cost signed sum paid for it; entry price is cost over size
 * @param mark price it is valued at
 * @param leverage the account's setting for the product
 * @param fundingPaid since the position was opened; positive was paid, quote units
 */
public record OpenPosition(
        String symbol, BigDecimal size, BigDecimal cost, BigDecimal mark, int leverage, BigDecimal fundingPaid) {

    /** Average entry price. */
    public BigDecimal entryPrice() {
        return cost.divide(size, MathContext.DECIMAL64);
    }

    /** Absolute value at mark, quote units. */
    public BigDecimal value() {
        return size.abs().multiply(mark);
    }

    /** Size times mark less what was paid. */
    public BigDecimal unrealizedPnl() {
        return size.multiply(mark).subtract(cost);
    }

    /** Initial margin at mark. */
    public BigDecimal margin() {
        return value().divide(BigDecimal.valueOf(leverage), MathContext.DECIMAL64);
    }
}
