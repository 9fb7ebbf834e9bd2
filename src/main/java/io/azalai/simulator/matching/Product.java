package io.azalai.simulator.matching;

import io.azalai.model.Market;
import java.math.BigDecimal;

/**
 * What a venue lists.
 *
 * @param symbol the venue's own name, unique within one engine
 * @param base what is bought, also the name of its underlying price
 * @param quote what is paid; the margin asset of a perpetual
 * @param grid which prices are allowed
 * @param quantityStep quantities are multiples of it, base units
 * @param maxLeverage highest leverage of a perpetual, 1 on spot
 */
public record Product(
        String symbol,
        Market market,
        String base,
        String quote,
        PriceGrid grid,
        BigDecimal quantityStep,
        Fees fees,
        int maxLeverage) {

    /** Whether a quantity lies on the step. */
    public boolean allowsQuantity(BigDecimal quantity) {
        return quantity.remainder(quantityStep).signum() == 0;
    }

    /** Whether a price lies on the grid. */
    public boolean allowsPrice(BigDecimal price) {
        return price.remainder(grid.tickAt(price)).signum() == 0;
    }
}
