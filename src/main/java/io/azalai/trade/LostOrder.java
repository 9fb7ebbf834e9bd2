package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;

/** An order that was closed because the venue no longer knew it, and that may be there all the same. */
final class LostOrder {

    /** Why it was closed. */
    static final String REASON = "LOST: the venue no longer knows it";

    private LostOrder() {}

    static boolean is(Order order) {
        return order.status() == OrderStatus.CANCELED && REASON.equals(order.reason());
    }

    /** Whether a venue tells as open what was lost: what has ended stays so, and another order stands in its stead. */
    static boolean isOpenAfterAll(Order order, Order told) {
        return is(order) && !told.status().isTerminal() && told.status() != OrderStatus.UNKNOWN;
    }
}
