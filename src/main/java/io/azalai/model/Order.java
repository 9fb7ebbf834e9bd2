package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of one order.
 *
 * @param orderId the venue's id; null until it has given one
 * @param clientOrderId ours; in what a venue's codec emits it is the venue's client id, or its order id where the order carries none, until trade has translated it
 * @param venueClientOrderId the client id the venue knows
 * @param price limit price; null for market types
 * @param filledQty base units
 * @param avgPrice null until something filled
 */
public record Order(
        Listing listing,
        String account,
        @Nullable String orderId,
        String clientOrderId,
        @Nullable String venueClientOrderId,
        Side side,
        OrderType orderType,
        PositionSide positionSide,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal triggerPrice,
        @Nullable TimeInForce timeInForce,
        boolean reduceOnly,
        OrderStatus status,
        BigDecimal filledQty,
        @Nullable BigDecimal avgPrice,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String strategyId,
        Instant receivedAt,
        Source source)
        implements AccountEvent {

    @Override
    public Dataset dataset() {
        return Dataset.ORDER;
    }

    @Override
    public String venue() {
        return listing.venue();
    }

    @Override
    public Listing where() {
        return listing;
    }

    @Override
    public Instant timestamp() {
        return updatedAt;
    }

    @Override
    public String key() {
        return listing.venue() + "|" + account + "|" + clientOrderId;
    }

    /** What may still fill: quantity less filled while working, zero once terminal. */
    public BigDecimal leavesQty() {
        return status.isTerminal() ? BigDecimal.ZERO : quantity.subtract(filledQty);
    }
}
