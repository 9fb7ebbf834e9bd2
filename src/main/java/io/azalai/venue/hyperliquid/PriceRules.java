package io.azalai.venue.hyperliquid;

import io.azalai.model.Instrument;
import io.azalai.model.Market;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Where prices and sizes of an instrument may lie (hyperliquid.md section 5.3): five significant figures, integers of
 * any length, and a cap on decimals.
 *
 * @param priceDecimals most decimals of a price
 * @param sizeDecimals decimals of a size
 */
record PriceRules(int priceDecimals, int sizeDecimals) {

    static final int SIGNIFICANT_FIGURES = 5;

    static PriceRules of(Market market, int sizeDecimals) {
        int most =
                switch (market) {
                    case PERP -> 6;
                    case SPOT -> 8;
                };
        return new PriceRules(Math.max(0, most - sizeDecimals), sizeDecimals);
    }

    /** From an instrument of this venue, whose steps carry the decimals. */
    static PriceRules of(Instrument instrument) {
        return new PriceRules(
                instrument.tickSize().scale(), instrument.stepSize().scale());
    }

    /** The smallest price step anywhere. */
    BigDecimal tickSize() {
        return BigDecimal.ONE.movePointLeft(priceDecimals);
    }

    BigDecimal stepSize() {
        return BigDecimal.ONE.movePointLeft(sizeDecimals);
    }

    /** The nearest price on the grid in the direction of the mode; zero when it is below one tick. */
    BigDecimal price(BigDecimal price, RoundingMode mode) {
        BigDecimal capped = price.setScale(priceDecimals, mode);
        return capped.precision() - capped.scale() >= SIGNIFICANT_FIGURES
                ? capped.setScale(0, mode)
                : capped.round(new MathContext(SIGNIFICANT_FIGURES, mode));
    }

    /** The size cut to the grid, never rounded up; zero when it is below one step. */
    BigDecimal size(BigDecimal size) {
        return size.setScale(sizeDecimals, RoundingMode.DOWN);
    }

    boolean holdsPrice(BigDecimal price) {
        return price.signum() > 0 && price(price, RoundingMode.DOWN).compareTo(price) == 0;
    }

    boolean holdsSize(BigDecimal size) {
        return size.signum() > 0 && size(size).compareTo(size) == 0;
    }
}
