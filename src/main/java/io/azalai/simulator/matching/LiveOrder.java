package io.azalai.simulator.matching;

import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order while it may still change. Guarded by the engine's lock. */
final class LiveOrder {

    final long id;
    final NewOrder request;
    final Account account;
    final Product product;
    private final Instant createdAt;
    private Instant updatedAt;
    private OrderStatus status = OrderStatus.NEW;
    private @Nullable EndReason end;
    private BigDecimal filled = BigDecimal.ZERO;
    private BigDecimal filledNotional = BigDecimal.ZERO;

    LiveOrder(long id, NewOrder request, Account account, Product product, Instant createdAt) {
        this.id = id;
        this.request = request;
        this.account = account;
        this.product = product;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    Side side() {
        return request.side();
    }

    BigDecimal remaining() {
        return request.quantity().subtract(filled);
    }

    boolean isOpen() {
        return !status.isTerminal();
    }

    boolean isUntouched() {
        return filled.signum() == 0;
    }

    /** Whether its limit allows this price; a market order allows any. */
    boolean accepts(BigDecimal price) {
        BigDecimal limit = request.price();
        return limit == null || (side() == Side.BUY ? price.compareTo(limit) <= 0 : price.compareTo(limit) >= 0);
    }

    /** Limit price of an order that rests. */
    BigDecimal limit() {
        BigDecimal price = request.price();
        if (price == null) {
            throw new IllegalStateException("a market order has no limit");
        }
        return price;
    }

    void fill(BigDecimal quantity, BigDecimal price, Instant now) {
        filled = filled.add(quantity);
        filledNotional = filledNotional.add(quantity.multiply(price));
        status = remaining().signum() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        updatedAt = now;
    }

    void end(OrderStatus last, EndReason reason, Instant now) {
        status = last;
        end = reason;
        updatedAt = now;
    }

    VenueOrder view() {
        return new VenueOrder(id, request, status, end, filled, filledNotional, createdAt, updatedAt);
    }
}
