package io.azalai.simulator.matching;

import io.azalai.model.PositionSide;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A position, or one leg of a hedged one.
 *
 * @param size signed base units, never zero
 * @param cost signed sum paid for it; entry price is cost over size
 * @param mark price it is valued at
 * @param leverage the account's setting for the product
 * @param fundingPaid since the position was opened; positive was paid, quote units
 * @param collateral margin set aside for it; null when the whole account margins it
 * @param maintenance margin below which it is liquidated, quote units
 */
public record OpenPosition(
        String symbol,
        PositionSide leg,
        BigDecimal size,
        BigDecimal cost,
        BigDecimal mark,
        int leverage,
        BigDecimal fundingPaid,
        @Nullable BigDecimal collateral,
        BigDecimal maintenance) {

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

    /** Whether margin is set aside for it. */
    public boolean isIsolated() {
        return collateral != null;
    }

    /** Margin at the leverage setting, at mark. */
    public BigDecimal initialMargin() {
        return value().divide(BigDecimal.valueOf(leverage), MathContext.DECIMAL64);
    }

    /** What margins it now: of an isolated one, its collateral and what it gained; else the initial margin. */
    public BigDecimal margin() {
        return collateral == null ? initialMargin() : collateral.add(unrealizedPnl());
    }
}
