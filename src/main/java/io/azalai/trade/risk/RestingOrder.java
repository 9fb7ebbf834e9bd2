package io.azalai.trade.risk;

import io.azalai.model.Listing;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order that may still fill.
 *
 * @param remaining base units not yet filled; zero of a trigger that closes the whole position
 * @param price limit price in quote units; null for market types
 * @param triggerPrice quote units; null for types without a trigger
 * @param slippage fraction it was accepted with; null when its caller gave none and the default holds
 */
public record RestingOrder(
        String clientOrderId,
        Listing listing,
        Side side,
        OrderType type,
        PositionSide positionSide,
        BigDecimal remaining,
        @Nullable BigDecimal price,
        @Nullable BigDecimal triggerPrice,
        @Nullable BigDecimal slippage,
        boolean reduceOnly) {

    /** How much may still fill while this much is held. */
    BigDecimal reach(BigDecimal held) {
        return remaining.signum() == 0 ? held.abs() : remaining;
    }
}
