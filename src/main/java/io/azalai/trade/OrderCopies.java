package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.Source;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order again, with one thing changed. Time never runs backwards in it. */
final class OrderCopies {

    private OrderCopies() {}

    static Order moved(Order order, OrderStatus status, Instant at) {
        return copy(order, order.orderId(), order.clientOrderId(), status, order.filledQty(), order.avgPrice(), at);
    }

    static Order filled(Order order, Fill fill, BigDecimal filledQty, BigDecimal avgPrice) {
        String orderId = order.orderId() == null ? fill.orderId() : order.orderId();
        return copy(order, orderId, order.clientOrderId(), order.status(), filledQty, avgPrice, fill.timestamp());
    }

    /** With the venue's id, unless it has one already. */
    static Order identified(Order order, @Nullable String orderId) {
        String known = order.orderId() == null ? orderId : order.orderId();
        return copy(
                order,
                known,
                order.clientOrderId(),
                order.status(),
                order.filledQty(),
                order.avgPrice(),
                order.updatedAt());
    }

    /** An order placed elsewhere, under a client id of ours and with nothing filled by our count yet. */
    static Order adopted(Order order, String clientOrderId, OrderStatus status) {
        return copy(order, order.orderId(), clientOrderId, status, BigDecimal.ZERO, null, order.updatedAt());
    }

    /** With other numbers, under the id that the venue gives it now. */
    static Order amended(Order order, @Nullable String orderId, BigDecimal quantity, BigDecimal price, Instant at) {
        Order same =
                copy(order, orderId, order.clientOrderId(), order.status(), order.filledQty(), order.avgPrice(), at);
        return new Order(
                same.listing(),
                same.account(),
                same.orderId(),
                same.clientOrderId(),
                same.venueClientOrderId(),
                same.side(),
                same.orderType(),
                same.positionSide(),
                quantity,
                price,
                same.triggerPrice(),
                same.timeInForce(),
                same.reduceOnly(),
                same.status(),
                same.filledQty(),
                same.avgPrice(),
                same.createdAt(),
                same.updatedAt(),
                same.strategyId(),
                same.receivedAt(),
                same.source());
    }

    private static Order copy(
            Order order,
            @Nullable String orderId,
            String clientOrderId,
            OrderStatus status,
            BigDecimal filledQty,
            @Nullable BigDecimal avgPrice,
            Instant at) {
        Instant updatedAt = at.isAfter(order.updatedAt()) ? at : order.updatedAt();
        return new Order(
                order.listing(),
                order.account(),
                orderId,
                clientOrderId,
                order.venueClientOrderId(),
                order.side(),
                order.orderType(),
                order.positionSide(),
                order.quantity(),
                order.price(),
                order.triggerPrice(),
                order.timeInForce(),
                order.reduceOnly(),
                status,
                filledQty,
                avgPrice,
                order.createdAt(),
                updatedAt,
                order.strategyId(),
                order.receivedAt(),
                Source.DERIVED);
    }
}
