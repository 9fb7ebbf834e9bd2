package io.azalai.simulator.aster;

import io.azalai.simulator.matching.MarginTier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A leverage bracket: the larger a position, the lower its highest leverage and the higher its maintenance.
 *
 * @param number from 1
 * @param leverage highest in it
 * @param floor notional it begins at, quote units
 * @param cap notional it ends at, quote units
 * @param maintenance fraction of the notional
 * @param deduction subtracted, so that the sum has no step at the floor, quote units
 */
record Bracket(int number, int leverage, long floor, long cap, BigDecimal maintenance, BigDecimal deduction) {

    private static final long[] CAPS = {10_000_000, 50_000_000, 200_000_000};

    /** Three brackets, each at half the leverage and twice the maintenance of the one before. */
    static List<Bracket> of(int maxLeverage) {
        List<Bracket> brackets = new ArrayList<>();
        BigDecimal deduction = BigDecimal.ZERO;
        BigDecimal before = BigDecimal.ZERO;
        long floor = 0;
        for (int i = 0; i < CAPS.length; i++) {
            int leverage = Math.max(1, maxLeverage >> i);
            BigDecimal rate = WireNumber.ratio(BigDecimal.ONE, BigDecimal.valueOf(2L * leverage), 6);
            deduction = deduction.add(rate.subtract(before).multiply(BigDecimal.valueOf(floor)));
            brackets.add(new Bracket(i + 1, leverage, floor, CAPS[i], rate, deduction));
            before = rate;
            floor = CAPS[i];
        }
        return brackets;
    }

    MarginTier tier() {
        return new MarginTier(BigDecimal.valueOf(floor), maintenance, deduction);
    }
}
