package io.azalai.simulator.matching;

import io.azalai.model.OrderStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of an order at one moment, as the venue sees it.
 *
 * @param id the engine's, increasing
 * @param request what was asked, or what it was amended to; of one that closes a position, with its size once it fired
 * @param status NEW, PARTIALLY_FILLED, FILLED, CANCELED (also of an IOC remainder) or REJECTED
 * @param end why it was refused or ended unfilled; null while it lives and when filled
 * @param filled base units
 * @param filledNotional sum of price times quantity of its fills, quote units
 * @param stage what it waits for, or waited for when it ended
 * @param triggeredAt when a conditional order fired; null until then and for others
 */
public record VenueOrder(
        long id,
        NewOrder request,
        OrderStatus status,
        @Nullable EndReason end,
        BigDecimal filled,
        BigDecimal filledNotional,
        Instant createdAt,
        Instant updatedAt,
        Stage stage,
        @Nullable Instant triggeredAt) {

    /** One that works at once. */
    public VenueOrder(
            long id,
            NewOrder request,
            OrderStatus status,
            @Nullable EndReason end,
            BigDecimal filled,
            BigDecimal filledNotional,
            Instant createdAt,
            Instant updatedAt) {
        this(id, request, status, end, filled, filledNotional, createdAt, updatedAt, Stage.WORKING, null);
    }

    /** What is still to fill, base units. */
    public BigDecimal remaining() {
        return request.quantity().subtract(filled);
    }

    /** Average price of its fills; null before the first. */
    public @Nullable BigDecimal averagePrice() {
        return filled.signum() == 0 ? null : filledNotional.divide(filled, MathContext.DECIMAL64);
    }

    /** Whether it rests on the book or waits. */
    public boolean isOpen() {
        return !status.isTerminal();
    }
}
