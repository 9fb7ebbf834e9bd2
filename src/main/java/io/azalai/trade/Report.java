package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.Source;
import io.azalai.venue.OrderAck;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a venue says of an order, whichever way it came.
 *
 * @param orderId null when the message names none
 * @param filledQty base units filled by the venue's count
 * @param reason the venue's text; null when all is well
 * @param queried whether we had to ask
 */
record Report(
        OrderStatus status,
        @Nullable String orderId,
        BigDecimal filledQty,
        @Nullable String reason,
        Instant at,
        Instant receivedAt,
        Source source,
        boolean queried) {

    static Report of(OrderAck ack, Instant receivedAt) {
        return new Report(ack.status(), ack.orderId(), ack.filledQty(), null, ack.at(), receivedAt, Source.REST, false);
    }

    static Report of(Order order, boolean queried) {
        return new Report(
                order.status(),
                order.orderId(),
                order.filledQty(),
                null,
                order.updatedAt(),
                order.receivedAt(),
                order.source(),
                queried);
    }
}
