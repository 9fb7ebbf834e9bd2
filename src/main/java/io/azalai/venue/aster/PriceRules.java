package io.azalai.venue.aster;

import io.azalai.model.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where prices of a symbol may lie, by its filters PRICE_FILTER, PERCENT_PRICE and PERCENT_PRICE_BY_SIDE (aster.md
 * section 3.2). Zero means that there is no such rule.
 *
 * @param least in quote units, of limits and of triggers; {@code most} likewise
 * @param up the most a buyer's limit may be, as a multiple of the price it is measured from; on spot a seller's too
 * @param down the least a seller's limit may be, likewise; on spot a buyer's too
 * @param tightUp the tighter of {@code up} and the bound of limit orders that do not wait
 * @param tightDown likewise
 * @param bids both bounds of a buyer on spot
 * @param asks likewise of a seller
 */
record PriceRules(
        BigDecimal least,
        BigDecimal most,
        BigDecimal up,
        BigDecimal down,
        BigDecimal tightUp,
        BigDecimal tightDown,
        Band bids,
        Band asks) {

    static final PriceRules NONE = new PriceRules(
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            Band.NONE,
            Band.NONE);

    /** Multiples of the price it is measured from. */
    record Band(BigDecimal up, BigDecimal down) {
        static final Band NONE = new Band(BigDecimal.ZERO, BigDecimal.ZERO);
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
     * What is wrong with a limit beside a price it is measured from, on the side where it would take.
     *
     * @param name of the price it is measured from
     * @param tight whether the tighter bound holds
     */
    Optional<String> far(Side side, BigDecimal price, String name, BigDecimal from, boolean tight) {
        return switch (side) {
            case BUY -> above(side, price, name, from, tight ? tightUp : up);
            case SELL -> below(side, price, name, from, tight ? tightDown : down);
        };
    }

    /**
     * What is wrong with a limit on spot beside a price it is measured from: by the band of both sides, then of its
     * own.
     */
    Optional<String> around(Side side, BigDecimal price, String name, BigDecimal from) {
        Band own =
                switch (side) {
                    case BUY -> bids;
                    case SELL -> asks;
                };
        return above(null, price, name, from, up)
                .or(() -> below(null, price, name, from, down))
                .or(() -> above(side, price, name, from, own.up))
                .or(() -> below(side, price, name, from, own.down));
    }

    /**
     * The bound of an order that takes at once, moved to where the venue takes it beside the price it is measured from.
     */
    BigDecimal within(Side side, BigDecimal bound, BigDecimal from) {
        return switch (side) {
            case BUY ->
                Stream.of(tightUp, bids.up)
                        .filter(times -> times.signum() > 0)
                        .map(from::multiply)
                        .reduce(bound, BigDecimal::min);
            case SELL -> Stream.of(tightDown, asks.down).map(from::multiply).reduce(bound, BigDecimal::max);
        };
    }

    private static Optional<String> above(
            @Nullable Side side, BigDecimal price, String name, BigDecimal from, BigDecimal times) {
        BigDecimal bound = from.multiply(times);
        return times.signum() > 0 && price.compareTo(bound) > 0
                ? Optional.of(tooFar(side, price, name, from) + text(bound) + " at most")
                : Optional.empty();
    }

    private static Optional<String> below(
            @Nullable Side side, BigDecimal price, String name, BigDecimal from, BigDecimal times) {
        BigDecimal bound = from.multiply(times);
        return price.compareTo(bound) < 0
                ? Optional.of(tooFar(side, price, name, from) + text(bound) + " at least")
                : Optional.empty();
    }

    private static String tooFar(@Nullable Side side, BigDecimal price, String name, BigDecimal from) {
        return "price " + text(price) + " is too far from the " + name + " " + text(from) + ": "
                + (side == null ? "an order" : "a " + side) + " takes ";
    }

    static String text(BigDecimal price) {
        return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
    }
}
