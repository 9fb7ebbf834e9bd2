package io.azalai.venue.aster;

import io.azalai.model.BestBidOffer;
import io.azalai.model.BookDelta;
import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.FundingRate;
import io.azalai.model.Interval;
import io.azalai.model.Level;
import io.azalai.model.Liquidation;
import io.azalai.model.Listing;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.Symbols;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.wire.Frames;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Public frames and snapshots become models (aster.md section 8). Safe for many threads: stateless. */
final class MarketCodec {

    /** What it is called that a frame's symbol is not listed. */
    static final String UNKNOWN_SYMBOL = "unknown-symbol";

    private static final int PERCENT_SCALE = 6;

    /** How many levels a side the streams of best levels tell. */
    private static final Set<Integer> DEPTHS = Set.of(5, 10, 20);

    private final Symbols symbols;
    private final FundingRules funding;
    private final MarkPrices marks;

    MarketCodec(Symbols symbols, FundingRules funding, MarkPrices marks) {
        this.symbols = symbols;
        this.funding = funding;
        this.marks = marks;
    }

    /** The events of a frame, in order. */
    void events(Market market, MarketWire.Frame frame, Instant receivedAt, List<Event> out)
            throws UnreadableFrameException {
        String kind = frame.e == null && frame.u != null && frame.b != null ? "bookTicker" : frame.e;
        switch (kind == null ? "" : kind) {
            case "bookTicker" -> out.add(bestBidOffer(market, frame, receivedAt));
            case "depthUpdate" ->
                out.add(isBest(frame) ? best(market, frame, receivedAt) : delta(market, frame, receivedAt));
            case "aggTrade", "trade", "tradepro" -> out.add(trade(market, frame, receivedAt));
            case "markPriceUpdate" -> markPrice(market, frame, receivedAt, out);
            case "24hrTicker" -> out.add(ticker(market, frame, frame.p, frame.P, receivedAt));
            case "24hrMiniTicker" -> out.add(miniTicker(market, frame, receivedAt));
            case "kline" -> out.add(candle(market, frame, receivedAt));
            case "forceOrder" -> out.add(liquidation(market, frame, receivedAt));
            default -> throw Frames.unknownChannel(kind);
        }
    }

    private BestBidOffer bestBidOffer(Market market, MarketWire.Frame frame, Instant receivedAt)
            throws UnreadableFrameException {
        BigDecimal bid = Numbers.unlessZero(Frames.present(frame.b, "b"));
        BigDecimal ask = Numbers.unlessZero(Frames.present(frame.a, "a"));
        return new BestBidOffer(
                listing(market, frame.s),
                bid,
                bid == null ? null : Frames.present(frame.B, "B"),
                ask,
                ask == null ? null : Frames.present(frame.A, "A"),
                first(frame.T, frame.eventTime, receivedAt),
                receivedAt,
                Source.WS);
    }

    /**
     * Whether a frame of depth is of the best levels. Where nothing else tells, those are as many as their stream is
     * of, on both sides, and all of them hold something (section 6.2).
     */
    private static boolean isBest(MarketWire.Frame frame) throws UnreadableFrameException {
        return switch (frame.levels) {
            case BEST -> true;
            case CHANGED -> false;
            case UNTOLD -> {
                List<Level> bids = Frames.present(frame.bids, "b");
                List<Level> asks = Frames.present(frame.asks, "a");
                yield DEPTHS.contains(bids.size())
                        && bids.size() == asks.size()
                        && Stream.concat(bids.stream(), asks.stream())
                                .allMatch(level -> level.quantity().signum() > 0);
            }
        };
    }

    private BookDelta delta(Market market, MarketWire.Frame frame, Instant receivedAt) throws UnreadableFrameException {
        return new BookDelta(
                listing(market, frame.s),
                Frames.present(frame.bids, "b"),
                Frames.present(frame.asks, "a"),
                Frames.present(frame.U, "U"),
                Frames.present(frame.u, "u"),
                frame.pu,
                first(frame.T, frame.eventTime, receivedAt),
                receivedAt,
                Source.WS);
    }

    /** The best levels, whole in each frame (aster.md section 6.2). */
    private OrderBook best(Market market, MarketWire.Frame frame, Instant receivedAt) throws UnreadableFrameException {
        return new OrderBook(
                listing(market, frame.s),
                Frames.present(frame.bids, "b"),
                Frames.present(frame.asks, "a"),
                Frames.present(frame.u, "u"),
                first(frame.T, frame.eventTime, receivedAt),
                receivedAt,
                Source.WS);
    }

    private Trade trade(Market market, MarketWire.Frame frame, Instant receivedAt) throws UnreadableFrameException {
        return new Trade(
                listing(market, frame.s),
                Long.toString(Frames.present(frame.id, "a or t")),
                HistoryCodec.aggressor(frame.m),
                positive(frame.p, "p"),
                Frames.present(frame.q, "q"),
                count(frame.firstTrade, frame.lastTrade),
                first(frame.T, frame.eventTime, receivedAt),
                receivedAt,
                Source.WS);
    }

    /** How many trades an aggregate is of, from its first id to its last. */
    private static long count(@Nullable Long first, @Nullable Long last) {
        return first == null || last == null ? 1 : Math.max(1, last - first + 1);
    }

    /** A symbol whose mark price is zero is not traded: nothing is told of it. */
    private void markPrice(Market market, MarketWire.Frame frame, Instant receivedAt, List<Event> out)
            throws UnreadableFrameException {
        Listing listing = listing(market, frame.s);
        if (Frames.present(frame.p, "p").signum() == 0) {
            return;
        }
        BigDecimal mark = positive(frame.p, "p");
        BigDecimal index = Numbers.unlessZero(frame.i);
        Instant at = first(frame.eventTime, null, receivedAt);
        marks.learn(listing, mark, index, receivedAt);
        out.add(new MarkPrice(listing, mark, index, at, receivedAt, Source.WS));
        FundingRules.Rule rule = frame.r == null ? null : funding.of(listing);
        if (frame.r != null && rule != null) {
            out.add(funding(listing, frame.r, rule, frame.T, mark, index, at, receivedAt, Source.WS));
        }
    }

    private static FundingRate funding(
            Listing listing,
            BigDecimal rate,
            FundingRules.Rule rule,
            @Nullable Instant next,
            BigDecimal mark,
            @Nullable BigDecimal index,
            Instant at,
            Instant receivedAt,
            Source source) {
        return new FundingRate(
                listing, rate, rule.hours(), next, mark, index, rate, rule.cap(), rule.floor(), at, receivedAt, source);
    }

    /** A ticker that leaves the change to be reckoned from the price of a day ago. */
    private Ticker miniTicker(Market market, MarketWire.Frame frame, Instant receivedAt)
            throws UnreadableFrameException {
        BigDecimal open = Numbers.unlessZero(frame.o);
        BigDecimal change = open == null || frame.c == null ? null : frame.c.subtract(open);
        BigDecimal percent = open == null || change == null
                ? null
                : change.movePointRight(2).divide(open, PERCENT_SCALE, RoundingMode.HALF_UP);
        return ticker(market, frame, change, percent, receivedAt);
    }

    private Ticker ticker(
            Market market,
            MarketWire.Frame frame,
            @Nullable BigDecimal change,
            @Nullable BigDecimal percent,
            Instant receivedAt)
            throws UnreadableFrameException {
        return new Ticker(
                listing(market, frame.s),
                null,
                null,
                null,
                null,
                frame.c,
                frame.v,
                frame.q,
                change,
                percent,
                Numbers.unlessZero(frame.h),
                Numbers.unlessZero(frame.l),
                first(frame.eventTime, null, receivedAt),
                receivedAt,
                Source.WS);
    }

    private Candle candle(Market market, MarketWire.Frame frame, Instant receivedAt) throws UnreadableFrameException {
        MarketWire.KlineFrame kline = Frames.present(frame.kline, "k");
        return new Candle(
                listing(market, frame.s),
                Interval.ofCode(Frames.present(kline.i, "i")),
                Frames.present(kline.t, "t"),
                Frames.present(kline.T, "T"),
                Frames.present(kline.o, "o"),
                Frames.present(kline.h, "h"),
                Frames.present(kline.l, "l"),
                Frames.present(kline.c, "c"),
                Frames.present(kline.v, "v"),
                kline.q,
                Frames.present(kline.n, "n"),
                kline.V,
                Frames.present(kline.x, "x"),
                0,
                first(frame.eventTime, null, receivedAt),
                receivedAt,
                Source.WS);
    }

    /** Somebody's position was closed; the venue tells one a second of a symbol at most, not all. */
    private Liquidation liquidation(Market market, MarketWire.Frame frame, Instant receivedAt)
            throws UnreadableFrameException {
        MarketWire.ForcedOrder order = Frames.present(frame.forced, "o");
        BigDecimal average = Numbers.unlessZero(order.ap());
        BigDecimal filled = Numbers.unlessZero(order.z());
        return new Liquidation(
                listing(market, order.s()),
                Words.side(order.S()),
                positive(average == null ? order.p() : average, "ap"),
                filled == null ? Frames.present(order.q(), "q") : filled,
                null,
                Numbers.time(order.T()),
                receivedAt,
                Source.WS);
    }

    /** A snapshot for building a book on (aster.md section 6.3); without an update id when there is no book. */
    static OrderBook book(Listing listing, MarketWire.@Nullable Depth depth, int levels, Instant receivedAt) {
        if (depth == null) {
            return new OrderBook(listing, List.of(), List.of(), null, receivedAt, receivedAt, Source.REST);
        }
        return new OrderBook(
                listing,
                levels(depth.bids()).stream().limit(levels).toList(),
                levels(depth.asks()).stream().limit(levels).toList(),
                depth.lastUpdateId(),
                Numbers.time(depth.T(), receivedAt),
                receivedAt,
                Source.REST);
    }

    /** Marks and funding rates of all listed perpetuals. */
    List<MarketEvent> funding(List<MarketWire.PremiumIndex> rows, Instant receivedAt) {
        List<MarketEvent> events = new ArrayList<>();
        for (MarketWire.PremiumIndex row : rows) {
            Listing listing = symbols.onWire(Market.PERP, row.symbol());
            if (listing != null && row.markPrice().signum() > 0) {
                Instant at = Numbers.time(row.time());
                BigDecimal index = row.indexPrice();
                marks.learn(listing, row.markPrice(), index, receivedAt);
                events.add(new MarkPrice(listing, row.markPrice(), index, at, receivedAt, Source.REST));
                FundingRules.Rule rule = funding.of(listing);
                if (row.lastFundingRate() != null && rule != null) {
                    Long told = row.nextFundingTime();
                    Instant next = told == null || told == 0 ? null : Numbers.time(told);
                    BigDecimal rate = row.lastFundingRate();
                    events.add(funding(listing, rate, rule, next, row.markPrice(), index, at, receivedAt, Source.REST));
                }
            }
        }
        return events;
    }

    private static List<Level> levels(List<List<BigDecimal>> rows) {
        return rows.stream()
                .map(row -> new Level(Numbers.above(row.get(0), "price"), Numbers.atLeastZero(row.get(1), "quantity")))
                .toList();
    }

    private Listing listing(Market market, @Nullable String given) throws UnreadableFrameException {
        String symbol = Frames.present(given, "s");
        Listing listing = symbols.onWire(market, symbol);
        if (listing == null) {
            throw new UnreadableFrameException(UNKNOWN_SYMBOL, "'" + symbol + "' is not listed", null);
        }
        return listing;
    }

    private static BigDecimal positive(@Nullable BigDecimal value, String field) throws UnreadableFrameException {
        BigDecimal present = Frames.present(value, field);
        if (present.signum() <= 0) {
            throw new UnreadableFrameException("bad-number", field + " is " + value, null);
        }
        return present;
    }

    private static Instant first(@Nullable Instant best, @Nullable Instant next, Instant last) {
        return best != null ? best : next != null ? next : last;
    }
}
