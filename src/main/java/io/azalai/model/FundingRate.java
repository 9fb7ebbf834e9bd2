package io.azalai.model;

import java.math.BigDecimal;
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
 * @param predictedRate what the venue expects to apply next: the rate itself where that is a running estimate, as in the
 *     live data of both venues (hyperliquid.md section 10, aster.md section 8); null of what was paid
 */
public record FundingRate(
        Listing listing,
        BigDecimal rate,
        int intervalHours,
        @Nullable Instant nextFundingTime,
        @Nullable BigDecimal markPrice,
        @Nullable BigDecimal indexPrice,
        @Nullable BigDecimal predictedRate,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    @Override
    public Dataset dataset() {
        return Dataset.FUNDING_RATE;
    }
}
