package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A market at a glance, over the last 24 hours.
 *
 * @param bidPrice best bid in quote units; null while that side is empty or not yet known, as for each field here
 * @param volume base units in 24 h
 * @param quoteVolume quote units in 24 h
 * @param priceChangePercent percent units: 0.279 is 0.279 %
 */
public record Ticker(
        Listing listing,
        @Nullable BigDecimal bidPrice,
        @Nullable BigDecimal bidQty,
        @Nullable BigDecimal askPrice,
        @Nullable BigDecimal askQty,
        @Nullable BigDecimal lastPrice,
        @Nullable BigDecimal volume,
        @Nullable BigDecimal quoteVolume,
        @Nullable BigDecimal priceChange,
        @Nullable BigDecimal priceChangePercent,
        @Nullable BigDecimal highPrice,
        @Nullable BigDecimal lowPrice,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    @Override
    public Dataset dataset() {
        return Dataset.TICKER;
    }
}
