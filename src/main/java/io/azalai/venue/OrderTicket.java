package io.azalai.venue;

import io.azalai.model.Listing;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as it will be sent.
 *
 * @param listing where it is to be placed
 * @param account alias
 * @param clientOrderId ours
 * @param venueClientOrderId what the venue will know it by; null only of an order that was placed elsewhere without one
 *     and is to be amended
 * @param side whether it buys or sells
 * @param orderType limit, market, or a type with a trigger
 * @param positionSide the leg; BOTH in one-way mode and on spot
 * @param quantity base units, on the instrument's grid
 * @param price limit price on the grid; for a MARKET order the worst price that may be paid, off the grid
 * @param triggerPrice on the grid, in quote units; null for types without a trigger
 * @param timeInForce null for market types
 * @param reduceOnly whether it may only make a position smaller
 * @param closePosition whether a trigger closes whatever the position is by then; {@code quantity} is zero
 * @param expiresAt after which it is not sent, and the venue must refuse it, where it can
 */
public record OrderTicket(
        Listing listing,
        String account,
        String clientOrderId,
        @Nullable String venueClientOrderId,
        Side side,
        OrderType orderType,
        PositionSide positionSide,
        BigDecimal quantity,
        BigDecimal price,
        @Nullable BigDecimal triggerPrice,
        @Nullable TimeInForce timeInForce,
        boolean reduceOnly,
        boolean closePosition,
        Instant expiresAt) {}
