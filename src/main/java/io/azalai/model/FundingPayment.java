package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Funding that an account paid or received.
 *
 * @param id the venue's own; null where it tells none by all its ways
 * @param amount units of the asset, negative when paid
 * @param asset what it was paid in
 * @param rate fraction per interval; null where the venue does not tell
 * @param size base units held, negative when short; null where the venue does not tell
 */
public record FundingPayment(
        Listing listing,
        String account,
        @Nullable String id,
        BigDecimal amount,
        String asset,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal size,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements TradingEvent {

    /**
     * What two tellings of one payment have in common, and no other payment of the account has: a venue with an id may
     * pay for both legs of a hedged position at one time.
     */
    public List<?> fact() {
        return List.of(listing, asset, timestamp, id == null ? "" : id);
    }

    @Override
    public Dataset dataset() {
        return Dataset.FUNDING_PAYMENT;
    }
}
