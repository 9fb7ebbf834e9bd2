package io.azalai.venue.rest;

import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.TradeRequest.Cancel;
import io.azalai.venue.TradeRequest.CancelBatch;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueException.Details;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says behind the venue's words which order they are about and what to do: venues name neither. Immutable.
 *
 * @param cures by code
 */
record NamedRefusal(Map<String, String> cures) {

    /** The refusal of a request for orders; any other as it is. */
    VenueException of(VenueRequest<?> request, VenueException refused) {
        if (request instanceof Cancel cancel) {
            return named(refused, order(cancel));
        }
        if (request instanceof CancelBatch batch) {
            return named(refused, together(batch.cancels().stream().map(NamedRefusal::order)));
        }
        return request instanceof TradeRequest<?> write && !write.permits().isEmpty()
                ? named(refused, together(write.permits().stream().map(permit -> order(permit.order()))))
                : refused;
    }

    private static String together(Stream<String> orders) {
        return orders.collect(Collectors.joining("; "));
    }

    /** Answers, those of a batch with each order named that the venue refused. */
    Object in(VenueRequest<?> request, Object answer) {
        if (request instanceof TradeRequest.PlaceBatch batch) {
            return each(
                    (List<?>) answer,
                    batch.permits().stream()
                            .map(permit -> order(permit.order()))
                            .toList());
        }
        return request instanceof CancelBatch batch
                ? each(
                        (List<?>) answer,
                        batch.cancels().stream().map(NamedRefusal::order).toList())
                : answer;
    }

    private List<OrderAnswer> each(List<?> answers, List<String> orders) {
        List<OrderAnswer> named = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            OrderAnswer answer = (OrderAnswer) answers.get(i);
            VenueException failure = answer.failure();
            named.add(failure == null ? answer : OrderAnswer.of(named(failure, orders.get(i))));
        }
        return List.copyOf(named);
    }

    private VenueException named(VenueException refused, String order) {
        if (refused.outcome() != Outcome.REJECTED) {
            return refused;
        }
        String code = refused.code();
        String cure = code == null ? null : cures.get(code);
        Details details = new Details(
                refused.venue(),
                refused.operation(),
                code,
                refused.text() + " (" + order + (cure == null ? "" : ": " + cure) + ")",
                refused.outcome());
        if (refused instanceof InsufficientBalanceException) {
            return new InsufficientBalanceException(details);
        }
        if (refused instanceof InvalidSymbolException) {
            return new InvalidSymbolException(details);
        }
        if (refused instanceof OrderNotFoundException) {
            return new OrderNotFoundException(details);
        }
        return refused instanceof OrderRejectedException ? new OrderRejectedException(details) : refused;
    }

    private static String order(OrderTicket ticket) {
        return ticket.side() + " quantity " + plain(ticket.quantity()) + " of "
                + ticket.listing().symbol() + " at price " + plain(ticket.price())
                + (ticket.reduceOnly() ? ", reduceOnly" : "");
    }

    private static String order(Cancel cancel) {
        String id = cancel.venueClientOrderId();
        return "order " + (id == null ? cancel.orderId() : id) + " of "
                + cancel.listing().symbol();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
