package io.azalai.trade;

import io.azalai.model.ExecType;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderStatus;
import io.azalai.model.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is told of orders. */
final class OrderEvents {

    private OrderEvents() {}

    /** Of what type the event of an end is. */
    static ExecType ending(OrderStatus status) {
        return status == OrderStatus.FILLED ? ExecType.FILL : ExecType.valueOf(status.name());
    }

    /** That it changed otherwise than by a fill. */
    static OrderEvent of(
            Order order, ExecType type, @Nullable String reason, Instant at, Instant receivedAt, Source source) {
        return new OrderEvent(type, order, null, null, null, reason, at, receivedAt, source);
    }

    /** That some of it filled. */
    static OrderEvent of(Order order, ExecType type, Fill fill) {
        return new OrderEvent(
                type,
                order,
                fill.quantity(),
                fill.price(),
                fill.tradeId(),
                null,
                fill.timestamp(),
                fill.receivedAt(),
                fill.source());
    }
}
