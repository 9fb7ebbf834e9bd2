package io.azalai.trade;

import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.VenueException;
import java.util.Locale;
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
        return new OrderNotFoundException(VenueException.notSent(
                request.venue(),
                operation(request),
                OrderNotFoundException.UNKNOWN_ORDER,
                "no order " + id + " of account " + request.account() + " at " + request.venue()
                        + " is known; ./azalai orders list shows those that are"));
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
