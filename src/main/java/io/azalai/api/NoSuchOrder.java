package io.azalai.api;

import io.azalai.model.Order;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.VenueException;

/** Says of an order that is not there by which id it was asked for. Stateless. */
final class NoSuchOrder {

    private NoSuchOrder() {}

    /** A venue that finds orders by their id alone told one of its other market. */
    static OrderNotFoundException ofOtherMarket(Order order) {
        return new OrderNotFoundException(VenueException.notSent(
                order.venue(),
                "order",
                OrderNotFoundException.UNKNOWN_ORDER,
                "it is one of " + order.listing().symbol() + "; ask the service of that market"));
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
