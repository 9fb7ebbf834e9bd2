package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** The two loss figures of risk.md section 3, of an equity against what is remembered. */
final class LossFigures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private LossFigures() {}

    /** Equity less the day's start and flows, in USD; empty while there is no start. */
    static Optional<BigDecimal> dayPnl(RiskMemory memory, BigDecimal equity) {
        return Optional.ofNullable(memory.dayStartEquity())
                .map(start -> equity.subtract(start).subtract(memory.flowsToday()));
    }

    /** Fall from the higher of high-water mark and equity in percent; empty while there is no positive mark. */
    static Optional<BigDecimal> drawdownPercent(RiskMemory memory, BigDecimal equity) {
        return Optional.ofNullable(memory.highWaterMark())
                .map(mark -> mark.max(equity))
                .filter(mark -> mark.signum() > 0)
                .map(mark -> mark.subtract(equity).multiply(HUNDRED).divide(mark, MathContext.DECIMAL128));
    }
}
