package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.Source;
import io.azalai.venue.OrderAck;
import io.azalai.venue.Twap;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a venue says of an order, whichever way it came.
 *
 * @param orderId null when the message names none
 * @param filledQty base units filled by the venue's count
 * @param quantity base units as the venue has it; null when the message does not say
 * @param price limit price as the venue has it; null when the message does not say, or where the type has none
 * @param reason the venue's text; null when all is well
 * @param queried whether we had to ask
 */
record Report(
        OrderStatus status,
        @Nullable String orderId,
        BigDecimal filledQty,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable String reason,
        Instant at,
        Instant receivedAt,
        Source source,
        boolean queried) {

    static Report of(OrderAck ack, Instant receivedAt) {
        return new Report(
                ack.status(),
                ack.orderId(),
                ack.filledQty(),
                null,
                null,
                ack.reason(),
                ack.at(),
                receivedAt,
                Source.REST,
                false);
    }

    static Report of(Order order, boolean queried) {
        return new Report(
                order.status(),
                order.orderId(),
                order.filledQty(),
                order.quantity(),
                order.price(),
                order.reason(),
                order.updatedAt(),
                order.receivedAt(),
                order.source(),
                queried);
    }

    /** Of an order over time; one that ended before all had filled is cancelled. */
    static Report of(Twap twap, Instant at) {
        boolean whole = twap.filledQty().compareTo(twap.quantity()) >= 0;
        OrderStatus status =
                switch (twap.status()) {
                    case RUNNING, WAITING -> OrderStatus.NEW;
                    case FINISHED -> whole ? OrderStatus.FILLED : OrderStatus.CANCELED;
                    case CANCELED -> OrderStatus.CANCELED;
                    case FAILED -> OrderStatus.REJECTED;
                    case UNKNOWN -> OrderStatus.UNKNOWN;
                };
        String reason = twap.reason() == null ? twap.status().name() : twap.reason();
        boolean endedEarly = status.isTerminal() && status != OrderStatus.FILLED;
        return new Report(
                status,
                twap.id(),
                twap.filledQty(),
                twap.quantity(),
                null,
                endedEarly ? "the order over time ended: " + reason : null,
                at,
                at,
                Source.REST,
                true);
    }

    /** Whether it is the answer to a request of ours. */
    boolean isAnswer() {
        return !queried && source == Source.REST;
    }

    /** Whether it is the answer to a request of ours that ended the order. */
    boolean endsByAnswer() {
        return status.isTerminal() && isAnswer();
    }

    /** Whether it tells of this quantity. */
    boolean isOf(BigDecimal other) {
        return quantity != null && quantity.compareTo(other) == 0;
    }

    /** Whether it tells of the numbers that an order has. */
    boolean isLike(Order order) {
        return isOf(order.quantity()) && price != null && order.price() != null && price.compareTo(order.price()) == 0;
    }
}
