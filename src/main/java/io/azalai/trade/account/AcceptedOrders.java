package io.azalai.trade.account;

import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.trade.risk.AcceptedOrder;
import io.azalai.trade.risk.RiskOrder;
import java.time.Instant;
import java.util.Objects;

/** What is kept of an order that was let in, for the duplicate and the rate check. */
final class AcceptedOrders {

    private AcceptedOrders() {}

    /** One that is let in now. */
    static AcceptedOrder of(RiskOrder order, Listing listing, Instant at) {
        return new AcceptedOrder(
                at,
                listing,
                order.account(),
                order.side(),
                order.type(),
                Objects.requireNonNull(order.quantity(), "an accepted order has a quantity"),
                order.price(),
                order.triggerPrice(),
                order.reduceOnly());
    }

    /** One that was let in before a restart. */
    static AcceptedOrder of(Order order) {
        return new AcceptedOrder(
                order.createdAt(),
                order.listing(),
                order.account(),
                order.side(),
                order.orderType(),
                order.quantity(),
                order.price(),
                order.triggerPrice(),
                order.reduceOnly());
    }
}
