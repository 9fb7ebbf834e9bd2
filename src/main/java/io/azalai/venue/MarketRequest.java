package io.azalai.venue;

import io.azalai.model.BestBidOffer;
import io.azalai.model.Candle;
import io.azalai.model.FundingRate;
import io.azalai.model.Instrument;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.OrderBook;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may ask: no account, no key.
 *
 * @param <R> what comes back
 */
public sealed interface MarketRequest<R> extends VenueRequest<R> {

    /**
     * The venue's clock.
     *
     * @param lane of a poll, or of the request that is signed with it
     */
    record ServerTime(Market market, Lane lane) implements MarketRequest<Instant> {
        /** In the lane of polls. */
        public ServerTime(Market market) {
            this(market, Lane.POLL);
        }
    }

    /** All instruments of a market; reading them also refreshes the venue's {@link Symbols}. */
    record ReadInstruments(Market market) implements MarketRequest<List<Instrument>> {}

    /**
     * An order book snapshot of up to {@code depth} levels a side.
     *
     * @param lane of a poll, or of the order that waits for the price
     */
    record ReadBook(Listing listing, int depth, Lane lane) implements MarketRequest<OrderBook> {
        /** In the lane of polls. */
        public ReadBook(Listing listing, int depth) {
            this(listing, depth, Lane.POLL);
        }
    }

    /**
     * Funding rates and mark prices of all perpetuals.
     *
     * @param lane as of {@link ReadBook}
     */
    record ReadFunding(Lane lane) implements MarketRequest<List<MarketEvent>> {
        /** In the lane of polls. */
        public ReadFunding() {
            this(Lane.POLL);
        }
    }

    /**
     * The most that one market order of a perpetual may be worth in quote units, by the least leverage that each holds
     * from, where instruments do not tell it; later orders are judged by it.
     */
    record ReadOrderCaps() implements MarketRequest<SortedMap<Integer, BigDecimal>> {}

    /**
     * Hours between payments by venue symbol, where the venue tells them apart from the rates; later rates carry them.
     */
    record ReadFundingIntervals() implements MarketRequest<Map<String, Integer>> {}

    /**
     * The figures of 24 hours, of one listing or, when that is null, of the whole market. Quotes and the extremes
     * are null where the venue tells them by other calls, and the last price is a mid or mark where trades are told so.
     */
    record ReadTickers(Market market, @Nullable Listing listing) implements MarketRequest<List<Ticker>> {}

    /** The newest public trades, oldest first. */
    record ReadTrades(Listing listing, int limit) implements MarketRequest<List<Trade>> {}

    /** The best bid and ask, of one listing or, when that is null, of the whole market. */
    record ReadQuotes(Market market, @Nullable Listing listing) implements MarketRequest<List<BestBidOffer>> {}

    /**
     * The price of the last trade, of one listing or, when that is null, of the whole market: tickers that tell nothing
     * else, at a small part of what all figures cost.
     */
    record ReadLastPrices(Market market, @Nullable Listing listing) implements MarketRequest<List<Ticker>> {}

    /**
     * Public trades from an instant to another, oldest first; what one order took at one price is one trade. Up to now
     * where {@code until} is null.
     *
     * @param lane of a poll, or of a caller who reads the past
     */
    record ReadPastTrades(
            Listing listing, Instant since, @Nullable Instant until, Lane lane) implements MarketRequest<Page<Trade>> {
        /** In the lane of polls. */
        public ReadPastTrades(Listing listing, Instant since, @Nullable Instant until) {
            this(listing, since, until, Lane.POLL);
        }

        /** The same for another page. */
        public ReadPastTrades from(Instant next) {
            return new ReadPastTrades(listing, next, until, lane);
        }
    }

    /**
     * Candles that begin at or after an instant, oldest first, as many as the venue gives at once; the last may be
     * open. Up to now where {@code until} is null.
     *
     * @param lane as of {@link ReadPastTrades}
     */
    record ReadCandles(
            Listing listing,
            Interval interval,
            Instant since,
            @Nullable Instant until,
            Lane lane) implements MarketRequest<Page<Candle>> {
        /** In the lane of polls. */
        public ReadCandles(Listing listing, Interval interval, Instant since, @Nullable Instant until) {
            this(listing, interval, since, until, Lane.POLL);
        }

        /** The same for another page. */
        public ReadCandles from(Instant next) {
            return new ReadCandles(listing, interval, next, until, lane);
        }
    }

    /**
     * Rates that were paid at or after an instant, up to now where {@code until} is null.
     *
     * @param lane as of {@link ReadPastTrades}
     */
    record ReadFundingHistory(
            Listing listing, Instant since, @Nullable Instant until, Lane lane)
            implements MarketRequest<Page<FundingRate>> {
        /** In the lane of polls. */
        public ReadFundingHistory(Listing listing, Instant since, @Nullable Instant until) {
            this(listing, since, until, Lane.POLL);
        }

        /** The same for another page. */
        public ReadFundingHistory from(Instant next) {
            return new ReadFundingHistory(listing, next, until, lane);
        }
    }

    /** What the venue expects to be paid next, of all perpetuals. */
    record ReadPredictedFunding() implements MarketRequest<List<FundingRate>> {}
}
