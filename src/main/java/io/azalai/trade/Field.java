package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.VenueException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said of a request that cannot be meant: the field, what it was and what is right. Stateless. */
final class Field {

    private Field() {}

    static void require(OrderRequest request, boolean right, String field, @Nullable Object found, String cure) {
        if (!right) {
            throw refusal(
                    request,
                    "INVALID_FIELD",
                    field + (found == null ? " is missing; " : " is '" + found + "'; ") + cure);
        }
    }

    /** No order goes by the id that a request means. */
    static OrderNotFoundException unknownOrder(OrderRequest request, String id) {
        return unknown(
                request,
                "no order " + id + " of account " + request.account() + " at " + request.venue()
                        + " is known; ./azalai orders list shows those that are");
    }

    private static OrderNotFoundException unknown(OrderRequest request, String text) {
        return new OrderNotFoundException(VenueException.notSent(
                request.venue(), operation(request), OrderNotFoundException.UNKNOWN_ORDER, text));
    }

    /**
     * Where a request names a symbol or a market beside the id of an order, the order must be one of it.
     *
     * @throws OrderNotFoundException where it is not: which of the two was meant, nobody knows
     */
    static void requirePlace(OrderRequest request, Order order, OpenVenue venue) {
        Listing own = order.listing();
        String symbol = request.symbol();
        boolean named = symbol == null
                || symbol.equalsIgnoreCase(own.symbol())
                || symbol.equalsIgnoreCase(own.venueSymbol())
                || venue.symbols().resolve(symbol, request.market()).listing().isSame(own);
        if (!named || (request.market() != null && request.market() != own.market())) {
            String asked = Stream.of(symbol, request.market())
                    .flatMap(Stream::ofNullable)
                    .map(Object::toString)
                    .collect(Collectors.joining(" of "));
            throw unknown(
                    request,
                    "order " + order.clientOrderId() + " of account " + order.account() + " is one of " + own.symbol()
                            + ", not of " + asked);
        }
    }

    static OrderRejectedException refusal(OrderRequest request, String code, String text) {
        return new OrderRejectedException(VenueException.notSent(request.venue(), operation(request), code, text));
    }

    private static String operation(OrderRequest request) {
        return request.action() == OrderAction.NEW
                ? "place"
                : request.action().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
