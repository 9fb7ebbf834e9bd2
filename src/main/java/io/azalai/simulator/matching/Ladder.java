package io.azalai.simulator.matching;

import io.azalai.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the makers of a product want to quote: twenty prices a side on a fixed comb around fair value, so that a small
 * move leaves most of them alone. Pure.
 */
final class Ladder {

    private static final int LEVELS = 20;
    private static final BigDecimal SPACING_PPM = new BigDecimal("0.00004");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** A level keeps its quantity for this many ticks. */
    private static final int STEADY_TICKS = 24;

    private final Product product;
    private final Dice dice;

    Ladder(Product product, Dice dice) {
        this.product = product;
        this.dice = dice;
    }

    /** Wanted quantity by price, best first. */
    Map<BigDecimal, BigDecimal> side(Side side, BigDecimal fair, long tick) {
        BigDecimal spacing = spacing(fair);
        boolean bids = side == Side.BUY;
        BigDecimal edge = spacing.multiply(HALF);
        long best = (bids ? fair.subtract(edge) : fair.add(edge))
                .divide(spacing, 0, bids ? RoundingMode.FLOOR : RoundingMode.CEILING)
                .longValueExact();
        Map<BigDecimal, BigDecimal> wanted = new LinkedHashMap<>();
        for (int level = 0; level < LEVELS; level++) {
            long tooth = bids ? best - level : best + level;
            if (tooth > 0) {
                wanted.put(spacing.multiply(BigDecimal.valueOf(tooth)), quantity(fair, tooth, level, tick));
            }
        }
        return wanted;
    }

    /** Two ticks or 40 parts per million of the first power of two above, whichever is wider: it seldom changes. */
    private BigDecimal spacing(BigDecimal fair) {
        BigDecimal tick = product.grid().tickAt(fair);
        BigDecimal ticks = fair.multiply(SPACING_PPM).divide(tick, 0, RoundingMode.CEILING);
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, ticks.intValue() - 1));
        return tick.multiply(BigDecimal.valueOf(1L << Math.max(0, bits)));
    }

    private BigDecimal quantity(BigDecimal fair, long tooth, int level, long tick) {
        long epoch = (tick + dice.below(STEADY_TICKS, tooth, 1)) / STEADY_TICKS;
        int dollars = 2_000 + dice.below(40_000, tooth, epoch) + level * 1_500;
        BigDecimal step = product.quantityStep();
        return BigDecimal.valueOf(dollars)
                .divide(fair.multiply(step), 0, RoundingMode.UP)
                .multiply(step);
    }
}
