package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.venue.Twap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be cancelled of an account.
 *
 * @param spared orders that stay all the same, all of them such as only reduce; null: none
 */
record Sweep(
        String venue, String account, Reach reach, @Nullable Predicate<Order> spared) {

    /** All within reach. */
    static Sweep of(String venue, String account, Reach reach) {
        return new Sweep(venue, account, reach, null);
    }

    boolean takes(Order order) {
        return reach.holds(order.listing()) && (spared == null || !spared.test(order));
    }

    /** Where what reduces may stay, one over time does. */
    boolean takes(Twap twap) {
        return reach.holds(twap.listing()) && !(sparesAny() && twap.reduceOnly());
    }

    boolean sparesAny() {
        return spared != null;
    }
}
