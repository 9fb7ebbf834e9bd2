package io.azalai.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The funding rate that will be applied next.
 *
 * @param rate fraction per interval; positive: longs pay
 * @param intervalHours hours between payments
 * @param nextFundingTime null when the venue does not say
 * @param markPrice quote units; null when the message does not carry it
 * @param indexPrice quote units; null when the message does not carry it
 * @param predictedRate what the venue expects to apply next: the rate itself where that is a running estimate, as in
 *     the live data of both venues (hyperliquid.md section 10, aster.md section 8); null of what was paid
 * @param cap the most the rate can be, a fraction per interval; null of what was paid, and where the venue does not say
 * @param floor the least likewise, mostly negative; null as the cap
 */
public record FundingRate(
        Listing listing,
        BigDecimal rate,
        int intervalHours,
        @Nullable Instant nextFundingTime,
        @Nullable BigDecimal markPrice,
        @Nullable BigDecimal indexPrice,
        @Nullable BigDecimal predictedRate,
        @Nullable BigDecimal cap,
        @Nullable BigDecimal floor,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    private static final int HOURS_OF_A_YEAR = 8760;

    /** The rate as one of eight hours, so that venues can be compared: a fraction (hyperliquid.md section 10). */
    public BigDecimal eightHourRate() {
        return over(8);
    }

    /** The rate as one of 365 days, without compounding: a fraction (hyperliquid.md section 10). */
    public BigDecimal annualRate() {
        return over(HOURS_OF_A_YEAR);
    }

    private BigDecimal over(int hours) {
        return rate.multiply(BigDecimal.valueOf(hours))
                .divide(BigDecimal.valueOf(intervalHours), MathContext.DECIMAL64);
    }

    @Override
    public Dataset dataset() {
        return Dataset.FUNDING_RATE;
    }
}
