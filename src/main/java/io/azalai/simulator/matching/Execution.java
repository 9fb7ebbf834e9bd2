package io.azalai.simulator.matching;

import io.azalai.model.Liquidity;
import java.math.BigDecimal;

/**
 * One side's view of a match: a private fill.
 *
 * @param match the public trade
 * @param order the order's state after this fill
 * @param fee positive is paid, negative received, in {@code feeAsset}
 * @param realizedPnl of the closed part, quote units, before fees; zero on spot
 * @param positionBefore signed position before the fill; on spot the balance of the base asset before it
 */
public record Execution(
        Match match,
        VenueOrder order,
        Liquidity liquidity,
        BigDecimal fee,
        String feeAsset,
        BigDecimal realizedPnl,
        BigDecimal positionBefore) {

    /** Who filled. */
    public String account() {
        return order.request().account();
    }
}
