package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was traded in one interval.
 *
 * @param interval how long it lasts
 * @param openTime when it begins
 * @param closeTime its last millisecond
 * @param open first price, quote units
 * @param high highest price, quote units
 * @param low lowest price, quote units
 * @param close last price, quote units
 * @param volume base units
 * @param quoteVolume quote units; null where the venue does not tell
 * @param trades how many; null where the venue does not tell
 * @param takerBuyVolume base units bought by takers; null where the venue does not tell
 * @param closed whether the interval is over
 * @param revision 0, and one more for each change after it was closed
 */
public record Candle(
        Listing listing,
        Interval interval,
        Instant openTime,
        Instant closeTime,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        @Nullable BigDecimal quoteVolume,
        @Nullable Long trades,
        @Nullable BigDecimal takerBuyVolume,
        boolean closed,
        int revision,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    @Override
    public Dataset dataset() {
        return Dataset.CANDLE;
    }

    @Override
    public String key() {
        return listing.key() + "|" + interval.code();
    }

    @Override
    public Optional<String> identity() {
        return closed ? Optional.of("c|" + key() + "|" + openTime.toEpochMilli() + "|" + revision) : Optional.empty();
    }
}
