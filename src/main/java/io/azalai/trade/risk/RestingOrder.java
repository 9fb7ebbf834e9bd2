package io.azalai.trade.risk;

import io.azalai.model.Listing;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order that may still fill.
 *
 * @param remaining base units not yet filled; zero of a trigger that closes the whole position
 * @param price limit price in quote units; null for market types
 * @param triggerPrice quote units; null for types without a trigger
 * @param slippage fraction it was accepted with; null when its caller gave none and the default holds
 * @param timeInForce null where none was told
 * @param leverage what its venue has set for it; null when not known, and of one that needs no margin
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
        boolean reduceOnly,
        @Nullable TimeInForce timeInForce,
        @Nullable Integer leverage) {

    /** Whether it may stay open: neither at the market, nor filled at once or not at all. */
    boolean rests() {
        return type != OrderType.MARKET && timeInForce != TimeInForce.IOC && timeInForce != TimeInForce.FOK;
    }

    /** The same with another quantity to fill. */
    public RestingOrder leaving(BigDecimal quantity) {
        return new RestingOrder(
                clientOrderId,
                listing,
                side,
                type,
                positionSide,
                quantity,
                price,
                triggerPrice,
                slippage,
                reduceOnly,
                timeInForce,
                leverage);
    }

    /** How much may still fill while this much is held. */
    BigDecimal reach(BigDecimal held) {
        return remaining.signum() == 0 ? held.abs() : remaining;
    }
}
