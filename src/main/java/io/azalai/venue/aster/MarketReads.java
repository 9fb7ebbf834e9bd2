package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.model.Candle;
import io.azalai.model.FundingRate;
import io.azalai.model.Instrument;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.MarketEvent;
import io.azalai.model.OrderBook;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest.ReadBook;
import io.azalai.venue.MarketRequest.ReadCandles;
import io.azalai.venue.MarketRequest.ReadFunding;
import io.azalai.venue.MarketRequest.ReadFundingHistory;
import io.azalai.venue.MarketRequest.ReadFundingIntervals;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.MarketRequest.ReadTickers;
import io.azalai.venue.MarketRequest.ReadTrades;
import io.azalai.venue.MarketRequest.ServerTime;
import io.azalai.venue.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The public reads this venue offers, a method for each (aster.md sections 3.1 and 3.6). Safe for many threads: stateless. */
final class MarketReads {

    /** Rows of {@code klines} at once, and of {@code fundingRate}, and of {@code trades}. */
    static final int MOST_CANDLES = 1500;

    private static final int MOST_RATES = 1000;
    private static final int MOST_TRADES = 1000;

    /** What the venue has no candles of (aster.md section 4). */
    private static final Set<Interval> TOO_SHORT = Set.of(Interval.S1, Interval.S5, Interval.S15);

    private final Weights weights;
    private final ServerClock time;
    private final Listings listings;
    private final MarketCodec codec;
    private final HistoryCodec history;
    private final FundingHours hours;

    MarketReads(
            Weights weights,
            ServerClock time,
            Listings listings,
            MarketCodec codec,
            HistoryCodec history,
            FundingHours hours) {
        this.weights = weights;
        this.time = time;
        this.listings = listings;
        this.codec = codec;
        this.history = history;
        this.hours = hours;
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                ServerTime.class, serverTime(),
                ReadInstruments.class, instruments(),
                ReadBook.class, book(),
                ReadFunding.class, funding(),
                ReadFundingIntervals.class, fundingIntervals(),
                ReadTickers.class, tickers(),
                ReadTrades.class, trades(),
                ReadCandles.class, candles(),
                ReadFundingHistory.class, fundingHistory());
    }

    /** {@code time}, weight 1, unsigned. */
    Call<ServerTime, Instant> serverTime() {
        return Call.bare(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_TIME, Endpoint.SPOT_TIME),
                (request, reply) ->
                        Numbers.time(Call.one(reply, MarketWire.Time.class).serverTime()));
    }

    /** {@code exchangeInfo}, weight 1, unsigned; it also tells the host's limits. */
    Call<ReadInstruments, List<Instrument>> instruments() {
        return Call.bare(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_EXCHANGE_INFO, Endpoint.SPOT_EXCHANGE_INFO),
                (request, reply) -> {
                    MarketWire.ExchangeInfo info = Call.one(reply, MarketWire.ExchangeInfo.class);
                    weights.learn(request.market(), info.rateLimits());
                    return listings.learn(request.market(), info, reply.receivedAt());
                });
    }

    /** {@code depth}, its weight by the number of levels, unsigned; spot answers an empty array where there is no book. */
    Call<ReadBook, OrderBook> book() {
        return new Call<>(
                request -> Endpoint.of(request.listing().market(), Endpoint.FUTURES_DEPTH, Endpoint.SPOT_DEPTH),
                request -> Call.symbol(request.listing()).add("limit", Weights.depth(request.depth())),
                (request, reply) -> MarketCodec.book(request.listing(), depth(reply), reply.receivedAt()));
    }

    private static MarketWire.@Nullable Depth depth(HttpReply reply) throws JsonProcessingException {
        return Json.MAPPER.readTree(reply.body()).isArray() ? null : Call.one(reply, MarketWire.Depth.class);
    }

    /** {@code premiumIndex}, weight 1, unsigned. */
    Call<ReadFunding, List<MarketEvent>> funding() {
        return Call.bare(
                request -> Endpoint.PREMIUM_INDEX,
                (request, reply) ->
                        codec.funding(Call.oneOrMany(reply, MarketWire.PremiumIndex.class), reply.receivedAt()));
    }

    /** {@code fundingInfo}, weight 1, unsigned. */
    Call<ReadFundingIntervals, Map<String, Integer>> fundingIntervals() {
        return Call.bare(
                request -> Endpoint.FUNDING_INFO,
                (request, reply) -> hours.learn(Call.many(reply, MarketWire.FundingTerms[].class)));
    }

    /** {@code ticker/24hr}, weight 1 of one symbol and 40 of all, unsigned; futures tell no quotes by it. */
    Call<ReadTickers, List<Ticker>> tickers() {
        return new Call<>(
                request -> request.listing() == null
                        ? Endpoint.of(request.market(), Endpoint.FUTURES_TICKERS, Endpoint.SPOT_TICKERS)
                        : Endpoint.of(request.market(), Endpoint.FUTURES_TICKER, Endpoint.SPOT_TICKER),
                request -> request.listing() == null ? new Parameters() : Call.symbol(request.listing()),
                (request, reply) -> history.tickers(
                        request.market(), Call.oneOrMany(reply, MarketWire.DayTicker.class), reply.receivedAt()));
    }

    /** {@code trades}, weight 1, unsigned: a thousand at most. */
    Call<ReadTrades, List<Trade>> trades() {
        return new Call<>(
                request -> Endpoint.of(request.listing().market(), Endpoint.FUTURES_TRADES, Endpoint.SPOT_TRADES),
                request -> Call.symbol(request.listing())
                        .add("limit", Math.min(MOST_TRADES, Math.max(1, request.limit()))),
                (request, reply) -> HistoryCodec.trades(
                        request.listing(), Call.many(reply, MarketWire.PublicTrade[].class), reply.receivedAt()));
    }

    /** {@code klines}, weight 10 for the 1500 that are asked for, unsigned. */
    Call<ReadCandles, Page<Candle>> candles() {
        return new Call<>(
                request -> Endpoint.of(request.listing().market(), Endpoint.FUTURES_KLINES, Endpoint.SPOT_KLINES),
                request -> {
                    if (TOO_SHORT.contains(request.interval())) {
                        throw Requests.unsupported(
                                request,
                                "aster has no candles of " + request.interval().code() + "; the shortest last 1m");
                    }
                    return span(request.listing(), request.since(), request.until(), MOST_CANDLES)
                            .add("interval", request.interval().code());
                },
                (request, reply) -> {
                    List<Candle> candles = HistoryCodec.candles(
                            request, Call.many(reply, MarketWire.Kline[].class), time.venue(), reply.receivedAt());
                    return candles.size() < MOST_CANDLES
                            ? Page.last(candles)
                            : Page.full(
                                    candles,
                                    request.since(),
                                    candles.get(candles.size() - 1).openTime());
                });
    }

    /** {@code fundingRate}, weight 1, unsigned: a thousand at most, the oldest first. */
    Call<ReadFundingHistory, Page<FundingRate>> fundingHistory() {
        return new Call<>(
                request -> Requests.futures(request, request.listing().market(), Endpoint.FUNDING_RATE),
                request -> span(request.listing(), request.since(), request.until(), MOST_RATES),
                (request, reply) -> {
                    List<FundingRate> rates = history.rates(
                            request.listing(), Call.many(reply, MarketWire.PaidFunding[].class), reply.receivedAt());
                    return rates.size() < MOST_RATES
                            ? Page.last(rates)
                            : Page.full(
                                    rates,
                                    request.since(),
                                    rates.get(rates.size() - 1).timestamp());
                });
    }

    private static Parameters span(Listing listing, Instant since, @Nullable Instant until, int limit) {
        return Call.symbol(listing)
                .add("startTime", since.toEpochMilli())
                .add("endTime", until == null ? null : until.toEpochMilli())
                .add("limit", limit);
    }
}
