package io.azalai.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where the orders that protect the fills of another one wake.
 *
 * @param takeProfit trigger price in quote units of the order that takes the profit; null where none is wanted
 * @param stopLoss trigger price in quote units of the order that ends the loss; null where none is wanted
 */
public record Bracket(
        @Nullable BigDecimal takeProfit, @Nullable BigDecimal stopLoss) {

    /** Whether neither is wanted. */
    public boolean isEmpty() {
        return takeProfit == null && stopLoss == null;
    }
}
