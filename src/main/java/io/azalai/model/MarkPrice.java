package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The price margin and triggers are reckoned by.
 *
 * @param markPrice quote units
 * @param indexPrice quote units; null where the venue gives none
 */
public record MarkPrice(
        Listing listing,
        BigDecimal markPrice,
        @Nullable BigDecimal indexPrice,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    @Override
    public Dataset dataset() {
        return Dataset.MARK_PRICE;
    }
}
