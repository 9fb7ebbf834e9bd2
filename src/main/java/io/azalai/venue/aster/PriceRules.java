package io.azalai.venue.aster;

import io.azalai.model.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where prices of a symbol may lie, by its filters PRICE_FILTER and PERCENT_PRICE (aster.md section 3.2). Zero means that
 * there is no such rule.
 *
 * @param least in quote units, of limits and of triggers; {@code most} likewise
 * @param up the most a buyer's limit may be, as a multiple of the mark price
 * @param down the least a seller's limit may be, as a multiple of the mark price
 */
record PriceRules(BigDecimal least, BigDecimal most, BigDecimal up, BigDecimal down) {

    static final PriceRules NONE = new PriceRules(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static PriceRules of(MarketWire.Symbol symbol) {
        return new PriceRules(
                Instruments.rule(symbol, MarketWire.Filter::minPrice, "PRICE_FILTER"),
                Instruments.rule(symbol, MarketWire.Filter::maxPrice, "PRICE_FILTER"),
                Instruments.rule(symbol, MarketWire.Filter::multiplierUp, "PERCENT_PRICE"),
                Instruments.rule(symbol, MarketWire.Filter::multiplierDown, "PERCENT_PRICE"));
    }

    /** What is wrong with a price at any time. */
    Optional<String> outside(String field, BigDecimal price) {
        boolean below = price.compareTo(least) < 0;
        boolean above = most.signum() > 0 && price.compareTo(most) > 0;
        return below || above
                ? Optional.of(field + " " + text(price) + " is outside the symbol's range: write " + text(least)
                        + (most.signum() > 0 ? " to " + text(most) : " or more"))
                : Optional.empty();
    }

    /**
     * What is wrong with a limit beside a price it is measured from.
     *
     * @param name of the price it is measured from
     */
    Optional<String> far(Side side, BigDecimal price, String name, BigDecimal from) {
        BigDecimal times = side == Side.BUY ? up : down;
        BigDecimal bound = from.multiply(times);
        boolean far =
                switch (side) {
                    case BUY -> price.compareTo(bound) > 0;
                    case SELL -> price.compareTo(bound) < 0;
                };
        return far && times.signum() > 0
                ? Optional.of("price " + text(price) + " is too far from the " + name + " " + text(from) + ": a " + side
                        + " takes " + text(bound) + (side == Side.BUY ? " at most" : " at least"))
                : Optional.empty();
    }

    private static String text(BigDecimal price) {
        return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
    }
}
