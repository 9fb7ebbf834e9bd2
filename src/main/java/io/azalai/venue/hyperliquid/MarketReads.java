package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Candle;
import io.azalai.model.FundingRate;
import io.azalai.model.Instrument;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.MarketRequest.ReadBook;
import io.azalai.venue.MarketRequest.ReadCandles;
import io.azalai.venue.MarketRequest.ReadFunding;
import io.azalai.venue.MarketRequest.ReadFundingHistory;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.MarketRequest.ReadLastPrices;
import io.azalai.venue.MarketRequest.ReadPredictedFunding;
import io.azalai.venue.MarketRequest.ReadTickers;
import io.azalai.venue.MarketRequest.ReadTrades;
import io.azalai.venue.MarketRequest.ServerTime;
import io.azalai.venue.Outcome;
import io.azalai.venue.Page;
import io.azalai.venue.VenueException;
import io.azalai.venue.hyperliquid.Call.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The public reads, a method for each (hyperliquid.md sections 2.2 to 2.4). All are {@code POST /info}, unsigned. Of
 * the figures of all perpetuals each dex answers for itself.
 */
final class MarketReads {

    private static final int MOST_CANDLES = 5000;
    private static final int MOST_RATES = 500;
    private static final String OURS = "HlPerp";
    private static final Set<Interval> INTERVALS = Collections.unmodifiableSet(
            EnumSet.complementOf(EnumSet.of(Interval.S1, Interval.S5, Interval.S15, Interval.H6)));

    private final Listings listings;
    private final MarkPrices marks;
    private final Set<String> dexes;
    private final String dex;

    /**
     * The reads of one dex.
     *
     * @param marks remembers those that are told
     * @param dexes the further dexes that are configured
     * @param dex name of the dex, empty for the first
     */
    MarketReads(Listings listings, MarkPrices marks, Set<String> dexes, String dex) {
        this.listings = listings;
        this.marks = marks;
        this.dexes = Set.copyOf(dexes);
        this.dex = dex;
    }

    /** Those that each dex answers, by the class of the request. */
    Map<Class<?>, Call<?, ?>> ofDex() {
        return Map.of(ReadFunding.class, funding(), ReadTickers.class, tickers(), ReadLastPrices.class, lastPrices());
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                ReadFunding.class, funding(),
                ReadTickers.class, tickers(),
                ServerTime.class, serverTime(),
                ReadInstruments.class, instruments(),
                ReadLastPrices.class, lastPrices(),
                ReadBook.class, book(),
                ReadTrades.class, trades(),
                ReadCandles.class, candles(),
                ReadFundingHistory.class, fundingHistory(),
                ReadPredictedFunding.class, predictedFunding());
    }

    /**
     * {@code exchangeStatus}, weight 2; the clock trails real time by up to 0.3 s. {@code POST /info}, unsigned,
     * section 2.1.
     */
    Query<ServerTime, Instant> serverTime() {
        return new Query<>(
                request -> Json.type("exchangeStatus"),
                (request, reply, receivedAt) ->
                        Numbers.time(Json.whole(reply, "time").asLong()));
    }

    /**
     * {@code meta}, {@code allPerpMetas} where further dexes are configured, or {@code spotMeta}: weight 20.
     * {@code POST /info}, unsigned, section 2.2.
     */
    Query<ReadInstruments, List<Instrument>> instruments() {
        return new Query<ReadInstruments, List<Instrument>>(
                        request -> Json.type(
                                request.market() == Market.SPOT
                                        ? "spotMeta"
                                        : dexes.isEmpty() ? "meta" : "allPerpMetas"),
                        (request, reply, receivedAt) ->
                                listings.replace(request.market(), universe(request, reply, receivedAt)))
                .after(request -> request.market() == Market.SPOT || dexes.isEmpty() ? List.of() : listings.needed());
    }

    private InstrumentCodec.Universe universe(ReadInstruments request, JsonNode reply, Instant receivedAt)
            throws JsonProcessingException {
        if (request.market() == Market.SPOT) {
            return InstrumentCodec.pairs(Json.as(reply, MarketWire.SpotMeta.class), receivedAt);
        }
        if (dexes.isEmpty() && !reply.isArray()) {
            return InstrumentCodec.perpetuals(Json.as(reply, MarketWire.Meta.class), receivedAt);
        }
        List<MarketWire.Meta> metas = Json.list(reply, MarketWire.Meta[].class);
        return InstrumentCodec.perpetuals(
                metas, dexes.isEmpty() ? InstrumentCodec.dexes(metas) : dexes, listings.tokens(), receivedAt);
    }

    /**
     * {@code l2Book}, weight 2, at most 20 levels a side; {@code null} for a coin the venue does not know.
     * {@code POST /info}, unsigned, section 2.3.
     */
    Query<ReadBook, OrderBook> book() {
        return new Query<>(
                request -> Json.type("l2Book").put("coin", listings.coin(request.listing())),
                (request, reply, receivedAt) -> MarketCodec.book(
                        request.listing(),
                        Json.as(known(reply, request.operation(), request.listing()), MarketWire.Book.class),
                        request.depth(),
                        receivedAt));
    }

    /**
     * {@code recentTrades}, weight 20 + n/20: the newest first, and how many the venue keeps it does not say.
     * {@code POST /info}, unsigned, section 2.3.
     */
    Query<ReadTrades, List<Trade>> trades() {
        return new Query<>(
                request -> Json.type("recentTrades").put("coin", listings.coin(request.listing())),
                (request, reply, receivedAt) -> {
                    JsonNode rows = known(reply, request.operation(), request.listing());
                    List<Trade> trades = new ArrayList<>();
                    for (MarketWire.Trade row : Json.list(rows, MarketWire.Trade[].class)) {
                        if (trades.size() < request.limit()) {
                            trades.add(HistoryCodec.trade(request.listing(), row, receivedAt));
                        }
                    }
                    Collections.reverse(trades);
                    return List.copyOf(trades);
                });
    }

    /**
     * {@code candleSnapshot}, weight 20 + n/60: of the newest 5000 the venue keeps; it adds the one before the first.
     * {@code POST /info}, unsigned, section 2.3.
     */
    Query<ReadCandles, Page<Candle>> candles() {
        return new Query<>(this::candleBody, (request, reply, receivedAt) -> {
            JsonNode rows = known(reply, request.operation(), request.listing());
            List<Candle> candles = new ArrayList<>();
            Instant newest = request.since();
            for (MarketWire.Candle row : Json.list(rows, MarketWire.Candle[].class)) {
                Candle candle = HistoryCodec.candle(request.listing(), row, receivedAt, Source.REST);
                newest = candle.openTime();
                if (!candle.openTime().isBefore(request.since())) {
                    candles.add(candle);
                }
            }
            return rows.size() < MOST_CANDLES ? Page.last(candles) : Page.full(candles, request.since(), newest);
        });
    }

    private ObjectNode candleBody(ReadCandles request) {
        if (!INTERVALS.contains(request.interval())) {
            throw new VenueException(VenueException.notSent(
                    Hyperliquid.NAME,
                    request.operation(),
                    VenueException.NOT_SUPPORTED,
                    "Hyperliquid has no candles of " + request.interval().code() + "; it has "
                            + INTERVALS.stream().map(Interval::code).toList()));
        }
        ObjectNode body = Json.type("candleSnapshot");
        ObjectNode asked = body.putObject("req")
                .put("coin", listings.coin(request.listing()))
                .put("interval", request.interval().code())
                .put("startTime", request.since().toEpochMilli());
        until(asked, request.until());
        return body;
    }

    /**
     * {@code fundingHistory}, weight 20 + n/20: hourly rates, at most 500, the oldest first. {@code POST /info},
     * unsigned, section 2.4.
     */
    Query<ReadFundingHistory, Page<FundingRate>> fundingHistory() {
        return new Query<>(
                request -> until(
                        Json.type("fundingHistory")
                                .put("coin", listings.coin(request.listing()))
                                .put("startTime", request.since().toEpochMilli()),
                        request.until()),
                (request, reply, receivedAt) -> {
                    JsonNode rows = known(reply, request.operation(), request.listing());
                    List<FundingRate> rates = new ArrayList<>();
                    for (MarketWire.Funding row : Json.list(rows, MarketWire.Funding[].class)) {
                        rates.add(HistoryCodec.paid(request.listing(), row, receivedAt));
                    }
                    return rates.size() < MOST_RATES
                            ? Page.last(rates)
                            : Page.full(
                                    rates,
                                    request.since(),
                                    rates.get(rates.size() - 1).timestamp());
                });
    }

    /**
     * {@code predictedFundings}, weight 20: of the first dex, beside those of other venues, which are not read.
     * {@code POST /info}, unsigned, section 2.4.
     */
    Query<ReadPredictedFunding, List<FundingRate>> predictedFunding() {
        return new Query<>(request -> Json.type("predictedFundings"), (request, reply, receivedAt) -> {
            List<FundingRate> rates = new ArrayList<>();
            for (JsonNode row : Json.rows(reply)) {
                Listing listing =
                        listings.symbols().onWire(Market.PERP, row.path(0).asText());
                for (JsonNode venue : row.path(1)) {
                    boolean told =
                            venue.path(0).asText().equals(OURS) && venue.path(1).isObject();
                    if (listing != null && told) {
                        MarketWire.Predicted predicted = Json.as(venue.path(1), MarketWire.Predicted.class);
                        rates.add(HistoryCodec.predicted(listing, predicted, receivedAt));
                    }
                }
            }
            return List.copyOf(rates);
        });
    }

    /**
     * {@code metaAndAssetCtxs} of a dex, weight 20: funding, marks, open interest and the figures of 24 hours.
     * {@code POST /info}, unsigned, section 2.2.
     */
    Query<ReadFunding, List<MarketEvent>> funding() {
        return new Query<>(request -> figuresBody(), (request, reply, receivedAt) -> {
            List<MarketEvent> events = new ArrayList<>();
            eachFigures(
                    reply,
                    receivedAt,
                    (listing, context) -> MarketCodec.figures(listing, context, receivedAt, Source.REST, events::add));
            return List.copyOf(events);
        });
    }

    /**
     * {@code metaAndAssetCtxs} of a dex or {@code spotMetaAndAssetCtxs}, weight 20. {@code POST /info}, unsigned,
     * section 2.2.
     */
    Query<ReadTickers, List<Ticker>> tickers() {
        return new Query<>(
                request -> request.market() == Market.SPOT ? Json.type("spotMetaAndAssetCtxs") : figuresBody(),
                (request, reply, receivedAt) -> {
                    List<Ticker> tickers = new ArrayList<>();
                    BiConsumer<Listing, MarketWire.Context> add = (listing, context) -> {
                        if (request.listing() == null || request.listing().equals(listing)) {
                            tickers.add(MarketCodec.ticker(listing, context, receivedAt, Source.REST));
                        }
                    };
                    if (request.market() == Market.SPOT) {
                        eachPair(reply, receivedAt, add);
                    } else {
                        eachFigures(reply, receivedAt, add);
                    }
                    return List.copyOf(tickers);
                });
    }

    /**
     * {@code allMids}, weight 2: by coin, with the first dex all of spot. {@code POST /info}, unsigned, section 2.1.
     */
    Query<ReadLastPrices, List<Ticker>> lastPrices() {
        return new Query<>(request -> Json.ofDex(Json.type("allMids"), dex), (request, reply, receivedAt) -> {
            if (!reply.isObject()) {
                throw new Json.MissingPart("object of prices by coin");
            }
            return HistoryCodec.mids(listings.symbols(), reply, receivedAt, Source.REST).stream()
                    .filter(ticker -> ticker.listing().market() == request.market())
                    .filter(ticker ->
                            request.listing() == null || request.listing().equals(ticker.listing()))
                    .toList();
        });
    }

    private ObjectNode figuresBody() {
        return Json.ofDex(Json.type("metaAndAssetCtxs"), dex);
    }

    /** Figures follow the order of the universe. */
    private void eachFigures(JsonNode reply, Instant receivedAt, BiConsumer<Listing, MarketWire.Context> each)
            throws JsonProcessingException {
        MarketWire.Meta meta = Json.as(reply.path(0), MarketWire.Meta.class);
        for (int i = 0; i < meta.universe().size(); i++) {
            MarketWire.Asset asset = meta.universe().get(i);
            MarketWire.Context context = Json.as(reply.path(1).path(i), MarketWire.Context.class);
            Listing listing = listings.symbols().onWire(Market.PERP, asset.name());
            if (listing != null && !Boolean.TRUE.equals(asset.isDelisted())) {
                each.accept(listing, MarketCodec.remembered(listing, context, receivedAt, marks));
            }
        }
    }

    /** Figures of pairs name their pair: the two lists may differ. */
    private void eachPair(JsonNode reply, Instant receivedAt, BiConsumer<Listing, MarketWire.Context> each)
            throws JsonProcessingException {
        for (JsonNode row : Json.rows(reply.path(1))) {
            String coin = Json.as(row, MarketWire.SpotContext.class).coin();
            Listing listing = listings.symbols().onWire(Market.SPOT, coin);
            if (listing != null) {
                MarketWire.Context context = Json.as(row, MarketWire.Context.class);
                each.accept(listing, MarketCodec.remembered(listing, context, receivedAt, marks));
            }
        }
    }

    /** What {@code null} stands for where rows were wanted (section 1.2). */
    private static JsonNode known(JsonNode reply, String operation, Listing listing) {
        if (reply.isNull()) {
            throw new InvalidSymbolException(
                    Errors.details(operation, "INVALID_SYMBOL", "no market " + listing.symbol(), Outcome.REJECTED));
        }
        return reply;
    }

    private static ObjectNode until(ObjectNode body, @Nullable Instant until) {
        return until == null ? body : body.put("endTime", until.toEpochMilli());
    }
}
