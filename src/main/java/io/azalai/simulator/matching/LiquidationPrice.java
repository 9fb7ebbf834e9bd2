package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mark at which what margins a position falls to its maintenance, while all other prices stay.
 *
 * @param equity what margins it now, quote units
 * @param others maintenance of what shares that margin and does not move with this mark, quote units
 * @param legs sizes that move with this mark, signed base units
 * @param pledged what moves with it too without a maintenance of its own, base units
 */
record LiquidationPrice(BigDecimal equity, BigDecimal others, List<BigDecimal> legs, BigDecimal pledged) {

    /** What is to spare at a mark: {@code base + slope * mark}. */
    private record Line(BigDecimal base, BigDecimal slope) {

        Line less(BigDecimal size, MarginTier tier) {
            BigDecimal rate = tier.rate().multiply(size.abs());
            return new Line(base.add(tier.deduction()), slope.subtract(rate));
        }

        BigDecimal root() {
            return base.negate().divide(slope, MathContext.DECIMAL64);
        }
    }

    LiquidationPrice {
        legs = List.copyOf(legs);
    }

    /** The nearest such mark; empty when there is none above zero. */
    Optional<BigDecimal> from(BigDecimal mark, List<MarginTier> tiers) {
        List<Line> lines = lines(mark, tiers);
        Optional<BigDecimal> below = lines.stream()
                .filter(line -> line.slope().signum() > 0)
                .map(Line::root)
                .max(BigDecimal::compareTo)
                .filter(root -> root.signum() > 0);
        Optional<BigDecimal> above = lines.stream()
                .filter(line -> line.slope().signum() < 0)
                .map(Line::root)
                .min(BigDecimal::compareTo);
        if (below.isEmpty() || above.isEmpty()) {
            return below.or(() -> above);
        }
        boolean falls = mark.subtract(below.get()).compareTo(above.get().subtract(mark)) <= 0;
        return falls ? below : above;
    }

    /** One for each choice of tiers: maintenance is that of the dearest, so the lowest line holds. */
    private List<Line> lines(BigDecimal mark, List<MarginTier> tiers) {
        BigDecimal size = legs.stream().reduce(pledged, BigDecimal::add);
        List<Line> lines = List.of(new Line(equity.subtract(others).subtract(size.multiply(mark)), size));
        for (BigDecimal leg : legs) {
            List<Line> split = new ArrayList<>();
            for (Line line : lines) {
                tiers.forEach(tier -> split.add(line.less(leg, tier)));
            }
            lines = split;
        }
        return lines;
    }
}
