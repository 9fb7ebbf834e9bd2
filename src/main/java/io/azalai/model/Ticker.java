package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A market at a glance, over the last 24 hours.
 *
 * @param bidPrice best bid in quote units; null while that side is empty or not yet known
 * @param bidQuantity base units at the best bid; null like its price
 * @param askPrice best ask in quote units; null while that side is empty or not yet known
 * @param askQuantity base units at the best ask; null like its price
 * @param lastPrice price of the last trade in quote units; null until one is known
 * @param volume base units in 24 h; null until known
 * @param quoteVolume quote units in 24 h; null until known
 * @param priceChange quote units in 24 h; null until known
 * @param priceChangePercent percent units: 0.279 is 0.279 %; null until known
 * @param highPrice highest price of 24 h in quote units; null until all of them are known
 * @param lowPrice lowest price of 24 h in quote units; null until all of them are known
 */
public record Ticker(
        Listing listing,
        @Nullable BigDecimal bidPrice,
        @Nullable BigDecimal bidQuantity,
        @Nullable BigDecimal askPrice,
        @Nullable BigDecimal askQuantity,
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

    /** A ticker that says nothing yet: what is known is added by the {@code with} methods. */
    public static Ticker of(Listing listing, Instant timestamp, Instant receivedAt, Source source) {
        return new Ticker(
                listing,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                timestamp,
                receivedAt,
                source);
    }

    /** The same with the best of the book as these quotes have it, their times and source left out. */
    public Ticker withQuotes(BestBidOffer quotes) {
        return withQuotes(quotes.bidPrice(), quotes.bidQuantity(), quotes.askPrice(), quotes.askQuantity());
    }

    /** The same with the best of the book: prices in quote units, quantities in base units. */
    public Ticker withQuotes(
            @Nullable BigDecimal bid,
            @Nullable BigDecimal bidQuantity,
            @Nullable BigDecimal ask,
            @Nullable BigDecimal askQuantity) {
        return new Ticker(
                listing,
                bid,
                bidQuantity,
                ask,
                askQuantity,
                lastPrice,
                volume,
                quoteVolume,
                priceChange,
                priceChangePercent,
                highPrice,
                lowPrice,
                timestamp,
                receivedAt,
                source);
    }

    /**
     * The same with other prices and their change; volumes stay.
     *
     * @param last price of the last trade in quote units
     * @param change quote units in 24 h
     * @param percent percent units
     * @param high highest price of 24 h in quote units
     * @param low lowest price of 24 h in quote units
     */
    public Ticker withPrices(
            @Nullable BigDecimal last,
            @Nullable BigDecimal change,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal high,
            @Nullable BigDecimal low) {
        return new Ticker(
                listing,
                bidPrice,
                bidQuantity,
                askPrice,
                askQuantity,
                last,
                volume,
                quoteVolume,
                change,
                percent,
                high,
                low,
                timestamp,
                receivedAt,
                source);
    }

    /** The same with the price of the last trade, in quote units, and nothing known of its change. */
    public Ticker withLast(@Nullable BigDecimal last) {
        return withPrices(last, null, null, highPrice, lowPrice);
    }

    /** The same with these times and this source. */
    public Ticker stamped(Instant at, Instant received, Source by) {
        return new Ticker(
                listing,
                bidPrice,
                bidQuantity,
                askPrice,
                askQuantity,
                lastPrice,
                volume,
                quoteVolume,
                priceChange,
                priceChangePercent,
                highPrice,
                lowPrice,
                at,
                received,
                by);
    }

    @Override
    public Dataset dataset() {
        return Dataset.TICKER;
    }
}
