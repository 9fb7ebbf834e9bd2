package io.azalai.simulator.matching;

import io.azalai.model.Liquidity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One side's view of a match: a private fill.
 *
 * @param match the public trade
 * @param order the order's state after this fill
 * @param fee positive is paid, negative received, in {@code feeAsset}
 * @param builderFee the builder's part of the fee; zero where nobody built what sent the order
 * @param realizedPnl of the closed part, quote units, before fees; zero on spot
 * @param positionBefore signed position before the fill; on spot the balance of the base asset before it
 * @param liquidation what closed somebody's position; null for an ordinary fill
 */
public record Execution(
        Match match,
        VenueOrder order,
        Liquidity liquidity,
        BigDecimal fee,
        BigDecimal builderFee,
        String feeAsset,
        BigDecimal realizedPnl,
        BigDecimal positionBefore,
        @Nullable LiquidationMark liquidation) {

    /** Who filled. */
    public String account() {
        return order.request().account();
    }
}
