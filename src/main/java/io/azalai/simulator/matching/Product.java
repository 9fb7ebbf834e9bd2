package io.azalai.simulator.matching;

import io.azalai.model.Market;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a venue lists.
 *
 * @param symbol the venue's own name, unique within one engine
 * @param base what is bought, also the name of its underlying price
 * @param quote what is paid; the margin asset of a perpetual
 * @param grid which prices are allowed
 * @param quantityStep quantities are multiples of it, base units
 * @param maxLeverage highest leverage of a perpetual, 1 on spot
 * @param tiers maintenance by size, smallest first
 * @param pool margin wallet that pays for it; empty for the only or first one
 * @param takeBound how far from mark a market order executes, a fraction of it; zero for any distance
 */
public record Product(
        String symbol,
        Market market,
        String base,
        String quote,
        PriceGrid grid,
        BigDecimal quantityStep,
        Fees fees,
        int maxLeverage,
        List<MarginTier> tiers,
        String pool,
        BigDecimal takeBound) {

    /** Keeps a copy. */
    public Product {
        tiers = List.copyOf(tiers);
    }

    /** One of the first margin wallet, its maintenance half the initial margin at the highest leverage. */
    public Product(
            String symbol,
            Market market,
            String base,
            String quote,
            PriceGrid grid,
            BigDecimal quantityStep,
            Fees fees,
            int maxLeverage) {
        this(
                symbol,
                market,
                base,
                quote,
                grid,
                quantityStep,
                fees,
                maxLeverage,
                MarginTier.flat(maxLeverage),
                "",
                BigDecimal.ZERO);
    }

    /** Whether a quantity lies on the step. */
    public boolean allowsQuantity(BigDecimal quantity) {
        return quantity.remainder(quantityStep).signum() == 0;
    }

    /** Whether a price lies on the grid. */
    public boolean allowsPrice(BigDecimal price) {
        return price.remainder(grid.tickAt(price)).signum() == 0;
    }

    /** Margin below which a position of this notional is liquidated. */
    public BigDecimal maintenance(BigDecimal notional) {
        MarginTier last = tiers.get(0);
        for (MarginTier tier : tiers) {
            if (tier.lowerBound().compareTo(notional) <= 0) {
                last = tier;
            }
        }
        return notional.multiply(last.rate()).subtract(last.deduction());
    }
}
