package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of one order.
 *
 * @param orderId the venue's id; null until it has given one
 * @param clientOrderId ours; in what a venue's codec emits it is the venue's client id, or its order id where the order
 *     carries none, until trade has translated it
 * @param venueClientOrderId the client id the venue knows; null where the order carries none
 * @param side whether it buys or sells
 * @param orderType limit, market, or a type with a trigger
 * @param positionSide the leg it belongs to; BOTH in one-way mode and on spot
 * @param quantity base units as ordered; zero for a trigger that closes whatever the position is by then
 * @param price limit price in quote units; null for market types
 * @param triggerPrice quote units; null for types without a trigger, and for one that trails the market, which moves it
 * @param timeInForce how long it may rest; null for market types or where the venue does not say
 * @param reduceOnly whether it may only make a position smaller
 * @param status as far as known
 * @param filledQty base units filled so far
 * @param avgPrice average price of what filled in quote units; null until something filled
 * @param createdAt when it was made, by the venue's clock where it says so
 * @param updatedAt when it last changed, likewise; the time of the event
 * @param strategyId name its caller gave; null where none was
 * @param reason why it was refused or ended before it was filled, or by what the venue placed it itself: the venue's
 *     own word where it gave one, else ours; of a state that we do not know the venue's word for it; null for any
 *     other, and where nobody said
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
        @Nullable String reason,
        Instant receivedAt,
        Source source)
        implements TradingEvent {

    @Override
    public Dataset dataset() {
        return Dataset.ORDER;
    }

    @Override
    public Instant timestamp() {
        return updatedAt;
    }

    @Override
    public String key() {
        return listing.venue() + "|" + account + "|" + clientOrderId;
    }

    /** What may still fill: quantity less filled while working, zero once terminal or where the quantity is open. */
    public BigDecimal leavesQuantity() {
        return status.isTerminal() || closesPosition() ? BigDecimal.ZERO : quantity.subtract(filledQty);
    }

    /** Whether it closes whatever the position is once its trigger is reached. */
    public boolean closesPosition() {
        return quantity.signum() == 0;
    }
}
