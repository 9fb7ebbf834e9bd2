package io.azalai.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Within what orders of an instrument must lie, beside its grid and the quantities of all orders.
 *
 * @param minPrice quote units, of limits and triggers; null where there is no rule
 * @param maxPrice likewise; null where there is no rule
 * @param marketMinQuantity base units, of orders that go to the venue without a price; null where the rules of all
 *     orders hold
 * @param marketMaxQuantity likewise; null where there is no rule of their own
 * @param marketStepSize likewise; null where there is no rule of their own
 * @param maxOrders open orders of an account in the symbol, those that wait for a trigger included; null where the
 *     venue has no such limit for each symbol
 * @param maxTriggerOrders those of them that wait for a trigger; null likewise
 */
public record OrderLimits(
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        @Nullable BigDecimal marketMinQuantity,
        @Nullable BigDecimal marketMaxQuantity,
        @Nullable BigDecimal marketStepSize,
        @Nullable Integer maxOrders,
        @Nullable Integer maxTriggerOrders) {

    /** No rule but those of all orders. */
    public static final OrderLimits NONE = new OrderLimits(null, null, null, null, null, null, null);
}
