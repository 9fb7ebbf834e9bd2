package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Funding that an account paid or received.
 *
 * @param amount units of the asset, negative when paid
 * @param asset what it was paid in
 * @param rate fraction per interval; null where the venue does not tell
 * @param size base units held, negative when short; null where the venue does not tell
 */
public record FundingPayment(
        Listing listing,
        String account,
        BigDecimal amount,
        String asset,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal size,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements TradingEvent {

    @Override
    public Dataset dataset() {
        return Dataset.FUNDING_PAYMENT;
    }
}
