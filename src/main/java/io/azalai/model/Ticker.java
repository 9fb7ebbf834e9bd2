package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A market at a glance, over the last 24 hours.
 *
 * @param bidPrice best bid in quote units; null while that side is empty or not yet known
 * @param bidQty base units at the best bid; null like its price
 * @param askPrice best ask in quote units; null while that side is empty or not yet known
 * @param askQty base units at the best ask; null like its price
 * @param lastPrice price of the last trade in quote units; null until one is known
 * @param volume base units in 24 h; null until known
 * @param quoteVolume quote units in 24 h; null until known
 * @param priceChange quote units in 24 h; null until known
 * @param priceChangePercent percent units: 0.279 is 0.279 %; null until known
 * @param highPrice highest price of 24 h in quote units; null until known
 * @param lowPrice lowest price of 24 h in quote units; null until known
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
