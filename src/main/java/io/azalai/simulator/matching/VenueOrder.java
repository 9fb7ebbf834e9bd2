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
 * @param request what was asked
 * @param status NEW, PARTIALLY_FILLED, FILLED, CANCELED (also of an IOC remainder) or REJECTED
 * @param end why it was refused or ended unfilled; null while it lives and when filled
 * @param filled base units
 * @param filledNotional sum of price times quantity of its fills, quote units
 */
public record VenueOrder(
        long id,
        NewOrder request,
        OrderStatus status,
        @Nullable EndReason end,
        BigDecimal filled,
        BigDecimal filledNotional,
        Instant createdAt,
        Instant updatedAt) {

    /** What is still to fill, base units. */
    public BigDecimal remaining() {
        return request.quantity().subtract(filled);
    }

    /** Average price of its fills; null before the first. */
    public @Nullable BigDecimal averagePrice() {
        return filled.signum() == 0 ? null : filledNotional.divide(filled, MathContext.DECIMAL64);
    }

    /** Whether it rests on the book. */
    public boolean isOpen() {
        return !status.isTerminal();
    }
}
