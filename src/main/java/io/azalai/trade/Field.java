package io.azalai.trade;

import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
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

    static OrderRejectedException refusal(OrderRequest request, String code, String text) {
        String operation = request.action() == OrderAction.NEW
                ? "place"
                : request.action().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new OrderRejectedException(VenueException.notSent(request.venue(), operation, code, text));
    }
}
