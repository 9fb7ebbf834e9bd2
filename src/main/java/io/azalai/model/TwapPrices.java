package io.azalai.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Prices that an order over time goes by.
 *
 * @param trigger what it waits for; null where it begins at once
 * @param stopPrice quote units; once the price has run past it, against the order, the venue ends it; null for none
 */
public record TwapPrices(
        @Nullable Trigger trigger, @Nullable BigDecimal stopPrice) {

    /** It begins at once and ends with its time. */
    public static final TwapPrices NONE = new TwapPrices(null, null);

    /**
     * A price to wait for.
     *
     * @param price quote units
     * @param above whether it is waited for from below; else from above
     */
    public record Trigger(BigDecimal price, boolean above) {}

    /** Whether it has neither. */
    public boolean isNone() {
        return trigger == null && stopPrice == null;
    }
}
