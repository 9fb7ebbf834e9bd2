package io.azalai.venue.aster;

import io.azalai.model.AggressorSide;
import io.azalai.model.BestBidOffer;
import io.azalai.model.BookDelta;
import io.azalai.model.Event;
import io.azalai.model.FundingRate;
import io.azalai.model.Level;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Public wire records become models (aster.md section 8). Safe for many threads: funding intervals, which the venue
 * tells apart from the rates, are kept in a concurrent map.
 */
final class MarketCodec {

    private static final int USUAL_FUNDING_HOURS = 8;

    private final Symbols symbols;
    private final Map<String, Integer> fundingHours = new ConcurrentHashMap<>();

    MarketCodec(Symbols symbols) {
        this.symbols = symbols;
    }

    /** The events of a frame, in order. */
    void events(Market market, MarketWire.Frame frame, Instant receivedAt, List<Event> out)
            throws UnreadableFrameException {
        String kind = frame.e == null && frame.u != null && frame.b != null ? "bookTicker" : frame.e;
        switch (kind == null ? "" : kind) {
            case "bookTicker" -> out.add(bestBidOffer(market, frame, receivedAt));
            case "depthUpdate" -> out.add(delta(market, frame, receivedAt));
            case "aggTrade", "trade" -> out.add(trade(market, frame, receivedAt));
            case "markPriceUpdate" -> markPrice(market, frame, receivedAt, out);
            case "24hrTicker" -> out.add(ticker(market, frame, receivedAt));
            default -> throw Frames.unknownChannel(kind);
        }
    }

    private BestBidOffer bestBidOffer(Market market, MarketWire.Frame frame, Instant receivedAt)
            throws UnreadableFrameException {
        BigDecimal bid = Numbers.unlessZero(Frames.present(frame.b, "b"));
        BigDecimal ask = Numbers.unlessZero(Frames.present(frame.a, "a"));
        return new BestBidOffer(
                listing(market, frame),
                bid,
                bid == null ? null : Frames.present(frame.B, "B"),
                ask,
                ask == null ? null : Frames.present(frame.A, "A"),
                first(frame.T, frame.eventTime, receivedAt),
                receivedAt,
                Source.WS);
    }

    private BookDelta delta(Market market, MarketWire.Frame frame, Instant receivedAt) throws UnreadableFrameException {
        return new BookDelta(
                listing(market, frame),
                Frames.present(frame.bids, "b"),
                Frames.present(frame.asks, "a"),
                Frames.present(frame.U, "U"),
                Frames.present(frame.u, "u"),
                frame.pu,
                first(frame.T, frame.eventTime, receivedAt),
                receivedAt,
                Source.WS);
    }

    private Trade trade(Market market, MarketWire.Frame frame, Instant receivedAt) throws UnreadableFrameException {
        return new Trade(
                listing(market, frame),
                Long.toString(Frames.present(frame.id, "a or t")),
                frame.m == null ? AggressorSide.UNKNOWN : frame.m ? AggressorSide.SELL : AggressorSide.BUY,
                positive(frame.p, "p"),
                Frames.present(frame.q, "q"),
                first(frame.T, frame.eventTime, receivedAt),
                receivedAt,
                Source.WS);
    }

    private void markPrice(Market market, MarketWire.Frame frame, Instant receivedAt, List<Event> out)
            throws UnreadableFrameException {
        Listing listing = listing(market, frame);
        BigDecimal mark = positive(frame.p, "p");
        BigDecimal index = Numbers.unlessZero(frame.i);
        Instant at = first(frame.eventTime, null, receivedAt);
        out.add(new MarkPrice(listing, mark, index, at, receivedAt, Source.WS));
        if (frame.r != null) {
            out.add(funding(listing, frame.r, frame.T, mark, index, at, receivedAt, Source.WS));
        }
    }

    private FundingRate funding(
            Listing listing,
            BigDecimal rate,
            @Nullable Instant next,
            BigDecimal mark,
            @Nullable BigDecimal index,
            Instant at,
            Instant receivedAt,
            Source source) {
        int hours = fundingHours.getOrDefault(listing.venueSymbol(), USUAL_FUNDING_HOURS);
        Instant payment = next == null || next.equals(Instant.EPOCH) ? null : next;
        return new FundingRate(listing, rate, hours, payment, mark, index, null, at, receivedAt, source);
    }

    private Ticker ticker(Market market, MarketWire.Frame frame, Instant receivedAt) throws UnreadableFrameException {
        return new Ticker(
                listing(market, frame),
                null,
                null,
                null,
                null,
                frame.c,
                frame.v,
                frame.q,
                frame.p,
                frame.P,
                Numbers.unlessZero(frame.h),
                Numbers.unlessZero(frame.l),
                first(frame.eventTime, null, receivedAt),
                receivedAt,
                Source.WS);
    }

    /** A snapshot for building a book on (aster.md section 6.3). */
    static OrderBook book(Listing listing, MarketWire.Depth depth, Instant receivedAt) {
        return new OrderBook(
                listing,
                levels(depth.bids()),
                levels(depth.asks()),
                depth.lastUpdateId(),
                depth.T() == null ? receivedAt : Numbers.time(depth.T()),
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
                BigDecimal index = Numbers.unlessZero(row.indexPrice());
                events.add(new MarkPrice(listing, row.markPrice(), index, at, receivedAt, Source.REST));
                if (row.lastFundingRate() != null) {
                    Instant next = Numbers.time(row.nextFundingTime());
                    events.add(funding(
                            listing, row.lastFundingRate(), next, row.markPrice(), index, at, receivedAt, Source.REST));
                }
            }
        }
        return events;
    }

    /** Remembers how often each perpetual pays; answers hours by venue symbol. */
    Map<String, Integer> fundingHours(List<MarketWire.FundingTerms> rows) {
        rows.stream()
                .filter(row -> row.fundingIntervalHours() > 0)
                .forEach(row -> fundingHours.put(row.symbol(), row.fundingIntervalHours()));
        return Map.copyOf(fundingHours);
    }

    private static List<Level> levels(List<List<BigDecimal>> rows) {
        return rows.stream().map(row -> new Level(row.get(0), row.get(1))).toList();
    }

    private Listing listing(Market market, MarketWire.Frame frame) throws UnreadableFrameException {
        String symbol = Frames.present(frame.s, "s");
        Listing listing = symbols.onWire(market, symbol);
        if (listing == null) {
            throw new UnreadableFrameException("unknown-symbol", "'" + symbol + "' is not listed", null);
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
