package io.azalai.trade.risk;

import io.azalai.model.Listing;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order the gate has let through, kept for the duplicate and the rate check.
 *
 * @param at when it was accepted
 * @param price limit price in quote units; null for market types
 * @param triggerPrice quote units; null for types without a trigger
 */
public record AcceptedOrder(
        Instant at,
        Listing listing,
        String account,
        Side side,
        OrderType type,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal triggerPrice,
        boolean reduceOnly) {}
