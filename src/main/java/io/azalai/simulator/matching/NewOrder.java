package io.azalai.simulator.matching;

import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as the engine takes it; grid, step and minimum are the wire's to check.
 *
 * @param account who orders
 * @param symbol a product of the engine
 * @param quantity base units, positive
 * @param price limit in quote units; null for a market order, which then must be IOC or FOK
 * @param timeInForce GTX is refused when it would match
 * @param reduceOnly perpetuals only: fills never beyond the position
 * @param clientOrderId the trader's own name of it; null when not given. The engine takes any number of orders of one name
 */
public record NewOrder(
        String account,
        String symbol,
        Side side,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        TimeInForce timeInForce,
        boolean reduceOnly,
        @Nullable String clientOrderId) {

    /** Checks what no wire may let through. */
    public NewOrder {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("quantity must be positive, was " + quantity);
        }
        if (price == null && timeInForce != TimeInForce.IOC && timeInForce != TimeInForce.FOK) {
            throw new IllegalArgumentException("a market order is IOC or FOK, was " + timeInForce);
        }
    }
}
