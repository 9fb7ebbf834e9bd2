package io.azalai.decode;

import io.azalai.model.ExecType;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderStatus;
import io.azalai.model.Source;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The orders that recorded answers to orders make, each as far as the line says what was ordered. Stateless. */
final class RecordedAnswers {

    private final Clock clock;

    RecordedAnswers(Clock clock) {
        this.clock = clock;
    }

    /**
     * An order that was taken.
     *
     * @param unknown why nobody can tell what was ordered, by place
     * @throws IllegalArgumentException when nobody can
     */
    void placed(TradeRequest.Place place, OrderAck ack, Map<Integer, String> unknown, Told told) {
        String lacking = unknown.get(0);
        if (lacking != null) {
            throw new IllegalArgumentException(lacking);
        }
        told.events().add(order(place.permit().order(), ack));
    }

    /**
     * An order for each that was taken, the refusal of each other; of one that the line does not say the error alone.
     */
    void placed(TradeRequest.PlaceBatch batch, List<?> answers, Map<Integer, String> unknown, Told told) {
        refusals(answers, told);
        for (int i = 0; i < answers.size(); i++) {
            OrderTicket ticket = batch.permits().get(i).order();
            OrderAnswer answer = (OrderAnswer) answers.get(i);
            VenueException failure = answer.failure();
            String lacking = unknown.get(i);
            if (lacking != null) {
                told.errors().putIfAbsent(i, Told.Fault.ofLine(lacking));
            } else {
                told.events()
                        .add(
                                failure == null
                                        ? order(ticket, Objects.requireNonNull(answer.ack()))
                                        : failed(ticket, failure));
            }
        }
    }

    /** What was refused of several. */
    static void refusals(List<?> answers, Told told) {
        for (int i = 0; i < answers.size(); i++) {
            VenueException failure = ((OrderAnswer) answers.get(i)).failure();
            if (failure != null) {
                told.errors().put(i, Told.Fault.of(failure));
            }
        }
    }

    /** Refused, or of an outcome that nobody can tell. */
    private OrderEvent failed(OrderTicket ticket, VenueException failure) {
        Instant now = clock.instant();
        String why = failure.getMessage();
        boolean unknown = failure.outcome() == Outcome.UNKNOWN;
        OrderStatus status = unknown ? OrderStatus.UNKNOWN : OrderStatus.REJECTED;
        Order order = order(ticket, new OrderAck(null, status, BigDecimal.ZERO, null, why, now));
        ExecType type = unknown ? ExecType.UNKNOWN : ExecType.REJECTED;
        return new OrderEvent(type, order, null, null, null, why, now, now, Source.REST);
    }

    /** The order that an acknowledgement makes, as far as it and what was asked tell. */
    private Order order(OrderTicket ticket, OrderAck ack) {
        return new Order(
                ticket.listing(),
                ticket.account(),
                ack.orderId(),
                ticket.clientOrderId().isEmpty()
                        ? Objects.requireNonNullElse(ack.orderId(), "")
                        : ticket.clientOrderId(),
                ticket.venueClientOrderId(),
                ticket.side(),
                ticket.orderType(),
                ticket.positionSide(),
                ticket.quantity(),
                price(ticket),
                ticket.triggerPrice(),
                ticket.timeInForce(),
                ticket.reduceOnly(),
                ack.status(),
                ack.filledQty(),
                ack.avgPrice(),
                ack.at(),
                ack.at(),
                null,
                ack.reason(),
                clock.instant(),
                Source.REST);
    }

    private static @Nullable BigDecimal price(OrderTicket ticket) {
        boolean limited =
                switch (ticket.orderType()) {
                    case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT -> true;
                    case MARKET, STOP_MARKET, TAKE_PROFIT_MARKET, TWAP, TRAILING_STOP_MARKET -> false;
                };
        return limited && ticket.price().signum() > 0 ? ticket.price() : null;
    }
}
