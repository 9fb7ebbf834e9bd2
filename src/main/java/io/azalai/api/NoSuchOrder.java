package io.azalai.api;

import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.VenueException;

/** Says of an order that is not there by which id it was asked for. Stateless. */
final class NoSuchOrder {

    private NoSuchOrder() {}

    /** There is one of that id, of another symbol than was asked for. */
    static OrderNotFoundException elsewhere(Order order, Listing asked, String id) {
        Listing own = order.listing();
        String cure = own.market() == asked.market() ? "" : "; ask the service of that market";
        return missing(
                asked,
                "order",
                "order " + id + " of account " + order.account() + " is one of " + own.symbol() + ", not of "
                        + asked.symbol() + cure);
    }

    /** Nobody told the service of an order that the venue calls so. */
    static OrderNotFoundException unknown(Listing asked, String account, String orderId) {
        return missing(
                asked,
                "cancel",
                "no order with the venue's id " + orderId + " of account " + account + " in " + asked.symbol()
                        + " is known; one that was made elsewhere is known a minute later");
    }

    private static OrderNotFoundException missing(Listing asked, String operation, String text) {
        return new OrderNotFoundException(
                VenueException.notSent(asked.venue(), operation, OrderNotFoundException.UNKNOWN_ORDER, text));
    }

    /** The same failure, under the caller's id. */
    static OrderNotFoundException named(OrderNotFoundException missing, String account, String clientOrderId) {
        return new OrderNotFoundException(
                new VenueException.Details(
                        missing.venue(),
                        missing.operation(),
                        missing.code(),
                        "account " + account + " has no order " + clientOrderId + ": " + missing.text(),
                        missing.outcome()),
                missing);
    }
}
