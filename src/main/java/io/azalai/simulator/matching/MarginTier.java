package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Maintenance from a size of position on.
 *
 * @param lowerBound notional it begins at, quote units
 * @param rate fraction of the notional
 * @param deduction subtracted, so that the sum has no step at the bound
 */
public record MarginTier(BigDecimal lowerBound, BigDecimal rate, BigDecimal deduction) {

    /** Half the initial margin at the highest leverage, whatever the size. */
    public static List<MarginTier> flat(int maxLeverage) {
        BigDecimal rate = BigDecimal.ONE.divide(BigDecimal.valueOf(2L * maxLeverage), MathContext.DECIMAL64);
        return List.of(new MarginTier(BigDecimal.ZERO, rate, BigDecimal.ZERO));
    }
}
