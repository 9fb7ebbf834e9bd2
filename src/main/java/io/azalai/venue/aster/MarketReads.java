package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import io.azalai.venue.HttpReply;
import io.azalai.venue.Lane;
import io.azalai.venue.MarketRequest.ReadBook;
import io.azalai.venue.MarketRequest.ReadCandles;
import io.azalai.venue.MarketRequest.ReadFunding;
import io.azalai.venue.MarketRequest.ReadFundingHistory;
import io.azalai.venue.MarketRequest.ReadFundingIntervals;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.MarketRequest.ReadLastPrices;
import io.azalai.venue.MarketRequest.ReadPastTrades;
import io.azalai.venue.MarketRequest.ReadQuotes;
import io.azalai.venue.MarketRequest.ReadTickers;
import io.azalai.venue.MarketRequest.ReadTrades;
import io.azalai.venue.MarketRequest.ServerTime;
import io.azalai.venue.Page;
import io.azalai.venue.VenueException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The public reads this venue offers, a method for each (aster.md sections 3.1 and 3.6). Safe for many threads:
 * stateless.
 */
final class MarketReads {

    /** Rows of {@code klines} at once, and of {@code fundingRate}, and of {@code trades}. */
    static final int MOST_CANDLES = 1500;

    private static final int MOST_RATES = 1000;
    private static final int MOST_TRADES = 1000;
    private static final Duration LONGEST_SPAN = Duration.ofHours(1);

    /** What the venue has no candles of (aster.md section 4). */
    private static final Set<Interval> TOO_SHORT = Set.of(Interval.S1, Interval.S5, Interval.S15);

    private final Weights weights;
    private final ServerClock time;
    private final Listings listings;
    private final MarketCodec codec;
    private final HistoryCodec history;
    private final FundingRules funding;

    MarketReads(
            Weights weights,
            ServerClock time,
            Listings listings,
            MarketCodec codec,
            HistoryCodec history,
            FundingRules funding) {
        this.weights = weights;
        this.time = time;
        this.listings = listings;
        this.codec = codec;
        this.history = history;
        this.funding = funding;
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.ofEntries(
                Map.entry(ServerTime.class, serverTime()),
                Map.entry(ReadInstruments.class, instruments()),
                Map.entry(ReadBook.class, book()),
                Map.entry(ReadFunding.class, funding()),
                Map.entry(ReadFundingIntervals.class, fundingIntervals()),
                Map.entry(ReadTickers.class, tickers()),
                Map.entry(ReadQuotes.class, quotes()),
                Map.entry(ReadLastPrices.class, lastPrices()),
                Map.entry(ReadTrades.class, trades()),
                Map.entry(ReadPastTrades.class, pastTrades()),
                Map.entry(ReadCandles.class, candles()),
                Map.entry(ReadFundingHistory.class, fundingHistory()));
    }

    /** The parts of tickers, by name. */
    Map<String, Call<?, ?>> parts() {
        return Map.of(Parts.FIGURES, tickers(), Parts.QUOTES, tickerQuotes());
    }

    /** {@code GET time}, weight 1, unsigned; the clocks are compared by it. Sections 3.1 and 3.6. */
    Call<ServerTime, Instant> serverTime() {
        return Call.bare(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_TIME, Endpoint.SPOT_TIME),
                (request, reply) -> {
                    Instant now =
                            Numbers.time(Call.one(reply, MarketWire.Time.class).serverTime());
                    time.answered(now, reply.receivedAt(), reply.took());
                    return now;
                });
    }

    /** {@code GET exchangeInfo}, weight 1, unsigned; it also tells the host's limits. Section 3.2. */
    Call<ReadInstruments, List<Instrument>> instruments() {
        return Call.bare(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_EXCHANGE_INFO, Endpoint.SPOT_EXCHANGE_INFO),
                (request, reply) -> {
                    MarketWire.ExchangeInfo info = Call.one(reply, MarketWire.ExchangeInfo.class);
                    weights.learn(request.market(), info.rateLimits());
                    return listings.learn(
                            request.market(),
                            InstrumentCodec.terms(info),
                            most -> InstrumentCodec.of(request.market(), info, most, reply.receivedAt()));
                });
    }

    /**
     * {@code GET depth}, its weight by the number of levels, unsigned; spot answers an empty array where there is no
     * book. Sections 3.1 and 3.6.
     */
    Call<ReadBook, OrderBook> book() {
        return new Call<>(
                request -> Endpoint.of(request.listing().market(), Endpoint.FUTURES_DEPTH, Endpoint.SPOT_DEPTH),
                request -> Call.symbol(request.listing()).add("limit", Weights.depth(request.depth())),
                (request, reply) ->
                        MarketCodec.book(request.listing(), depth(reply), request.depth(), reply.receivedAt()));
    }

    private static MarketWire.@Nullable Depth depth(HttpReply reply) throws JsonProcessingException {
        return Json.MAPPER.readTree(reply.body()).isArray() ? null : Call.one(reply, MarketWire.Depth.class);
    }

    /**
     * {@code GET premiumIndex}, weight 1, unsigned. Rates need their intervals; the marks that come with them do not,
     * and an order waits for those only. Section 3.1.
     */
    Call<ReadFunding, List<MarketEvent>> funding() {
        return Call.<ReadFunding, List<MarketEvent>>bare(
                        request -> Endpoint.PREMIUM_INDEX,
                        (request, reply) ->
                                codec.funding(Call.readable(reply, MarketWire.PremiumIndex.class), reply.receivedAt()))
                .betterAfter(request -> request.lane() != Lane.PLACE && !funding.isWhole()
                        ? List.of(new ReadFundingIntervals())
                        : List.of());
    }

    /** {@code GET fundingInfo}, weight 1, unsigned. Section 3.1. */
    Call<ReadFundingIntervals, Map<String, Integer>> fundingIntervals() {
        return Call.bare(
                request -> Endpoint.FUNDING_INFO,
                (request, reply) -> funding.learn(HistoryCodec.rules(Call.readable(reply, JsonNode.class))));
    }

    /**
     * {@code GET ticker/24hr}, weight 1 of one symbol and 40 of all, unsigned; futures tell no quotes by it. Sections
     * 3.1 and 3.6.
     */
    Call<ReadTickers, List<Ticker>> tickers() {
        return new Call<>(
                request -> request.listing() == null
                        ? Endpoint.of(request.market(), Endpoint.FUTURES_TICKERS, Endpoint.SPOT_TICKERS)
                        : Endpoint.of(request.market(), Endpoint.FUTURES_TICKER, Endpoint.SPOT_TICKER),
                request -> request.listing() == null ? new Parameters() : Call.symbol(request.listing()),
                (request, reply) -> history.tickers(
                        request.market(), Call.readable(reply, MarketWire.DayTicker.class), reply.receivedAt()));
    }

    /** {@code GET ticker/bookTicker}, weight 1 of one symbol and 2 of all, unsigned. Sections 3.1 and 3.6. */
    Call<ReadQuotes, List<BestBidOffer>> quotes() {
        return new Call<>(
                request -> quotes(request.market(), request.listing()),
                request -> request.listing() == null ? new Parameters() : Call.symbol(request.listing()),
                (request, reply) -> history.quotes(
                        request.market(), Call.readable(reply, MarketWire.BookTicker.class), reply.receivedAt()));
    }

    /**
     * {@code GET ticker/bookTicker} for the tickers of futures, whose figures come without quotes; weight 2, unsigned.
     * Section 3.1.
     */
    Call<ReadTickers, List<Ticker>> tickerQuotes() {
        return new Call<>(
                request -> quotes(request.market(), request.listing()),
                request -> request.listing() == null ? new Parameters() : Call.symbol(request.listing()),
                (request, reply) -> history.tickerQuotes(
                        request.market(), Call.readable(reply, MarketWire.BookTicker.class), reply.receivedAt()));
    }

    private static Endpoint quotes(Market market, @Nullable Listing listing) {
        return listing == null
                ? Endpoint.of(market, Endpoint.FUTURES_QUOTES, Endpoint.SPOT_QUOTES)
                : Endpoint.of(market, Endpoint.FUTURES_QUOTE, Endpoint.SPOT_QUOTE);
    }

    /** {@code GET ticker/price}, weight 1 of one symbol and 2 of all, unsigned. Sections 3.1 and 3.6. */
    Call<ReadLastPrices, List<Ticker>> lastPrices() {
        return new Call<>(
                request -> request.listing() == null
                        ? Endpoint.of(request.market(), Endpoint.FUTURES_PRICES, Endpoint.SPOT_PRICES)
                        : Endpoint.of(request.market(), Endpoint.FUTURES_PRICE, Endpoint.SPOT_PRICE),
                request -> request.listing() == null ? new Parameters() : Call.symbol(request.listing()),
                (request, reply) -> history.lastPrices(
                        request.market(), Call.readable(reply, MarketWire.LastPrice.class), reply.receivedAt()));
    }

    /**
     * {@code GET aggTrades}, weight 20, unsigned: a thousand at most, the oldest first. An end goes with it within an
     * hour only, which once was the longest span; of a longer one what is too late is left out here. Sections 3.1 and
     * 3.6.
     */
    Call<ReadPastTrades, Page<Trade>> pastTrades() {
        return new Call<>(
                request ->
                        Endpoint.of(request.listing().market(), Endpoint.FUTURES_AGGREGATES, Endpoint.SPOT_AGGREGATES),
                request -> span(request.listing(), request.since(), within(request), MOST_TRADES),
                (request, reply) -> {
                    List<Trade> trades = HistoryCodec.aggregates(
                            request.listing(), Call.many(reply, MarketWire.AggregateTrade[].class), reply.receivedAt());
                    return page(request, trades);
                });
    }

    private static @Nullable Instant within(ReadPastTrades request) {
        Instant until = request.until();
        return until == null || until.isBefore(request.since().plus(LONGEST_SPAN)) ? until : null;
    }

    private static Page<Trade> page(ReadPastTrades request, List<Trade> trades) {
        Instant until = request.until();
        List<Trade> asked = until == null
                ? trades
                : trades.stream()
                        .filter(trade -> !trade.timestamp().isAfter(until))
                        .toList();
        return trades.size() < MOST_TRADES || asked.size() < trades.size()
                ? Page.last(asked)
                : Page.full(asked, request.since(), asked.get(asked.size() - 1).timestamp());
    }

    /** {@code GET trades}, weight 1, unsigned: a thousand at most. Sections 3.1 and 3.6. */
    Call<ReadTrades, List<Trade>> trades() {
        return new Call<>(
                request -> Endpoint.of(request.listing().market(), Endpoint.FUTURES_TRADES, Endpoint.SPOT_TRADES),
                request -> Call.symbol(request.listing())
                        .add("limit", Math.min(MOST_TRADES, Math.max(1, request.limit()))),
                (request, reply) -> HistoryCodec.trades(
                        request.listing(), Call.many(reply, MarketWire.PublicTrade[].class), reply.receivedAt()));
    }

    /** {@code GET klines}, weight 10 for the 1500 that are asked for, unsigned. Sections 3.1 and 3.6. */
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

    /**
     * {@code GET fundingRate}, weight 1, unsigned: a thousand at most, the oldest first; not before it is known how
     * often the perpetual pays. Section 3.1.
     */
    Call<ReadFundingHistory, Page<FundingRate>> fundingHistory() {
        return new Call<ReadFundingHistory, Page<FundingRate>>(
                        request -> Requests.futures(request, request.listing().market(), Endpoint.FUNDING_RATE),
                        request -> {
                            rule(request);
                            return span(request.listing(), request.since(), request.until(), MOST_RATES);
                        },
                        (request, reply) -> {
                            List<FundingRate> rates = HistoryCodec.rates(
                                    request.listing(),
                                    rule(request),
                                    Call.many(reply, MarketWire.PaidFunding[].class),
                                    reply.receivedAt());
                            return rates.size() < MOST_RATES
                                    ? Page.last(rates)
                                    : Page.full(
                                            rates,
                                            request.since(),
                                            rates.get(rates.size() - 1).timestamp());
                        })
                .after(request ->
                        funding.of(request.listing()) == null ? List.of(new ReadFundingIntervals()) : List.of());
    }

    private FundingRules.Rule rule(ReadFundingHistory request) {
        FundingRules.Rule rule = funding.of(request.listing());
        if (rule == null) {
            String text = "how often " + request.listing().symbol() + " pays is not known yet";
            throw new VenueException(VenueException.notSent(Aster.NAME, request.operation(), "NOT_TOLD", text));
        }
        return rule;
    }

    private static Parameters span(Listing listing, Instant since, @Nullable Instant until, int limit) {
        return Call.symbol(listing)
                .add("startTime", since.toEpochMilli())
                .add("endTime", until == null ? null : until.toEpochMilli())
                .add("limit", limit);
    }
}
