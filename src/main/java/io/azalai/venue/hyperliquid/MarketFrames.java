package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonToken;
import io.azalai.model.AggressorSide;
import io.azalai.model.BestBidOffer;
import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.Level;
import io.azalai.model.Listing;
import io.azalai.model.Source;
import io.azalai.model.Trade;
import io.azalai.venue.FrameDecoder;
import io.azalai.venue.Symbols;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.wire.FrameReader;
import io.azalai.venue.wire.Frames;
import io.azalai.venue.wire.Names;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the public stream, read value by value (hyperliquid.md section 6.2). A frame yields all its events or none.
 * Trades repeat after each subscription: the same trade has the same id and time. Safe for many threads: it keeps
 * nothing itself.
 */
final class MarketFrames implements FrameDecoder {

    private static final Names NAMES =
            Names.of("channel data coin time bbo px sz side tid levels fast ctx funding openInterest "
                    + "prevDayPx dayNtlVlm dayBaseVlm oraclePx markPx midPx t T s i o h l c v n");

    private final Symbols symbols;
    private final MarkPrices marks;
    private final ServerClock time;
    private final SweepFrames sweeps;

    /** With who remembers the marks that frames tell, and who learns from their times. */
    MarketFrames(Listings listings, MarkPrices marks, ServerClock time) {
        this.symbols = listings.symbols();
        this.marks = marks;
        this.time = time;
        this.sweeps = new SweepFrames(listings, marks);
    }

    @Override
    public void decode(String frame, String group, Instant receivedAt, Consumer<Event> out)
            throws UnreadableFrameException {
        List<Event> events = new ArrayList<>(3);
        try {
            read(new Came(frame, group, receivedAt), new FrameReader(frame, NAMES), events);
        } catch (IOException notJson) {
            throw Frames.unreadable(notJson);
        } catch (NumberFormatException absurd) {
            throw new UnreadableFrameException("bad-number", String.valueOf(absurd.getMessage()), absurd);
        } catch (IllegalArgumentException strange) {
            throw new UnreadableFrameException("bad-shape", String.valueOf(strange.getMessage()), strange);
        }
        events.forEach(out);
    }

    private void read(Came came, FrameReader reader, List<Event> events) throws IOException, UnreadableFrameException {
        reader.open();
        reader.object();
        String channel = null;
        boolean complete = false;
        while (reader.nextField()) {
            String name = reader.name();
            if (name.equals("channel")) {
                channel = reader.text();
            } else if (name.equals("data")) {
                data(channel == null ? Streams.channel(came.frame()) : channel, reader, came, events);
                complete = true;
            } else {
                reader.skip();
            }
        }
        if (!complete) {
            throw Frames.unknownChannel(channel);
        }
    }

    private void data(@Nullable String channel, FrameReader reader, Came came, List<Event> events)
            throws IOException, UnreadableFrameException {
        Instant receivedAt = came.receivedAt();
        switch (channel == null ? "" : channel) {
            case "bbo" -> bestBidOffer(reader, receivedAt, events);
            case "trades" -> trades(reader, receivedAt, events);
            case "l2Book" -> book(reader, came, events);
            case "candle" -> candles(reader, receivedAt, events);
            case "activeAssetCtx", "activeSpotAssetCtx" -> figures(reader, receivedAt, events);
            default -> {
                if (!sweeps.reads(channel)) {
                    throw Frames.unknownChannel(channel);
                }
                sweeps.read(channel, Json.MAPPER.readTree(reader.raw()), receivedAt, events);
            }
        }
    }

    /** A frame, and by which group of connections and when it came. */
    private record Came(String frame, String group, Instant receivedAt) {}

    private void bestBidOffer(FrameReader reader, Instant receivedAt, List<Event> events)
            throws UnreadableFrameException {
        reader.object();
        Listing listing = null;
        Instant time = null;
        Level bid = null;
        Level ask = null;
        while (reader.nextField()) {
            switch (reader.name()) {
                case "coin" -> listing = listing(reader);
                case "time" -> time = Numbers.time(reader);
                case "bbo" -> {
                    reader.array();
                    bid = reader.element() == JsonToken.VALUE_NULL ? null : level(reader);
                    ask = reader.element() == JsonToken.VALUE_NULL ? null : level(reader);
                    reader.endArray();
                }
                default -> reader.skip();
            }
        }
        events.add(new BestBidOffer(
                Frames.present(listing, "coin"),
                bid == null ? null : bid.price(),
                bid == null ? null : bid.quantity(),
                ask == null ? null : ask.price(),
                ask == null ? null : ask.quantity(),
                Frames.present(time, "time"),
                receivedAt,
                Source.WS));
    }

    private void trades(FrameReader reader, Instant receivedAt, List<Event> events) throws UnreadableFrameException {
        reader.array();
        while (reader.nextElement()) {
            events.add(trade(reader, receivedAt));
        }
    }

    private Trade trade(FrameReader reader, Instant receivedAt) throws UnreadableFrameException {
        reader.object();
        Listing listing = null;
        String id = null;
        AggressorSide side = AggressorSide.UNKNOWN;
        BigDecimal price = null;
        BigDecimal size = null;
        Instant time = null;
        while (reader.nextField()) {
            switch (reader.name()) {
                case "coin" -> listing = listing(reader);
                case "tid" -> id = Long.toString(reader.whole());
                case "side" -> side = HistoryCodec.aggressor(reader.text());
                case "px" -> price = Numbers.price(reader);
                case "sz" -> size = Numbers.size(reader);
                case "time" -> time = Numbers.time(reader);
                default -> reader.skip();
            }
        }
        return new Trade(
                Frames.present(listing, "coin"),
                Frames.present(id, "tid"),
                side,
                Frames.present(price, "px"),
                Frames.present(size, "sz"),
                Frames.present(time, "time"),
                receivedAt,
                Source.WS);
    }

    /** The documents print rows, frames carry one object. */
    private void candles(FrameReader reader, Instant receivedAt, List<Event> events) throws UnreadableFrameException {
        if (reader.value() == JsonToken.START_ARRAY) {
            while (reader.nextElement()) {
                events.add(candle(reader, receivedAt));
            }
        } else {
            events.add(candle(reader, receivedAt));
        }
    }

    private Candle candle(FrameReader reader, Instant receivedAt) throws UnreadableFrameException {
        reader.object();
        Listing listing = null;
        String interval = null;
        Long begin = null;
        Long end = null;
        BigDecimal open = null;
        BigDecimal high = null;
        BigDecimal low = null;
        BigDecimal close = null;
        BigDecimal volume = null;
        Long trades = null;
        while (reader.nextField()) {
            switch (reader.name()) {
                case "s" -> listing = listing(reader);
                case "i" -> interval = reader.text();
                case "t" -> begin = reader.whole();
                case "T" -> end = reader.whole();
                case "o" -> open = Numbers.price(reader);
                case "h" -> high = Numbers.price(reader);
                case "l" -> low = Numbers.price(reader);
                case "c" -> close = Numbers.price(reader);
                case "v" -> volume = Numbers.size(reader);
                case "n" -> trades = reader.whole();
                default -> reader.skip();
            }
        }
        MarketWire.Candle wire = new MarketWire.Candle(
                Frames.present(begin, "t"),
                Frames.present(end, "T"),
                Frames.present(interval, "i"),
                Frames.present(open, "o"),
                Frames.present(high, "h"),
                Frames.present(low, "l"),
                Frames.present(close, "c"),
                Frames.present(volume, "v"),
                Frames.present(trades, "n"));
        return HistoryCodec.candle(Frames.present(listing, "s"), wire, receivedAt, Source.WS);
    }

    private void book(FrameReader reader, Came came, List<Event> events) throws UnreadableFrameException {
        reader.object();
        Listing listing = null;
        Instant made = null;
        List<Level> bids = null;
        List<Level> asks = null;
        boolean fast = came.group().equals(MarketStreams.FAST);
        while (reader.nextField()) {
            switch (reader.name()) {
                case "coin" -> listing = listing(reader);
                case "time" -> made = Numbers.time(reader);
                case "fast" -> fast = fast || reader.value() == JsonToken.VALUE_TRUE;
                case "levels" -> {
                    reader.array();
                    bids = levels(reader);
                    asks = levels(reader);
                    reader.endArray();
                }
                default -> reader.skip();
            }
        }
        Instant told = Frames.present(made, "time");
        time.told(told, came.receivedAt());
        events.add(MarketCodec.book(
                Frames.present(listing, "coin"),
                fast ? MarketStreams.FAST : MarketStreams.BOOK,
                Frames.present(bids, "levels"),
                Frames.present(asks, "levels"),
                told,
                came.receivedAt()));
    }

    private static List<Level> levels(FrameReader reader) throws UnreadableFrameException {
        reader.element();
        reader.array();
        List<Level> levels = new ArrayList<>(20);
        while (reader.nextElement()) {
            levels.add(level(reader));
        }
        return levels;
    }

    private static Level level(FrameReader reader) throws UnreadableFrameException {
        reader.object();
        BigDecimal price = null;
        BigDecimal size = null;
        while (reader.nextField()) {
            switch (reader.name()) {
                case "px" -> price = Numbers.price(reader);
                case "sz" -> size = Numbers.size(reader);
                default -> reader.skip();
            }
        }
        return new Level(Frames.present(price, "px"), Frames.present(size, "sz"));
    }

    private void figures(FrameReader reader, Instant receivedAt, List<Event> events) throws UnreadableFrameException {
        reader.object();
        Listing listing = null;
        MarketWire.Context context = null;
        while (reader.nextField()) {
            switch (reader.name()) {
                case "coin" -> listing = listing(reader);
                case "ctx" -> context = context(reader);
                default -> reader.skip();
            }
        }
        Listing of = Frames.present(listing, "coin");
        MarketWire.Context told = MarketCodec.remembered(of, Frames.present(context, "ctx"), receivedAt, marks);
        MarketCodec.figures(of, told, receivedAt, Source.WS, events::add);
    }

    private static MarketWire.Context context(FrameReader reader) throws UnreadableFrameException {
        reader.object();
        BigDecimal funding = null;
        BigDecimal openInterest = null;
        BigDecimal dayBefore = null;
        BigDecimal quoteVolume = null;
        BigDecimal baseVolume = null;
        BigDecimal oracle = null;
        BigDecimal mark = null;
        BigDecimal mid = null;
        while (reader.nextField()) {
            switch (reader.value() == JsonToken.VALUE_NULL ? "" : reader.name()) {
                case "funding" -> funding = Numbers.decimal(reader);
                case "openInterest" -> openInterest = Numbers.size(reader);
                case "prevDayPx" -> dayBefore = Numbers.decimal(reader);
                case "dayNtlVlm" -> quoteVolume = Numbers.size(reader);
                case "dayBaseVlm" -> baseVolume = Numbers.size(reader);
                case "oraclePx" -> oracle = Numbers.size(reader);
                case "markPx" -> mark = Numbers.size(reader);
                case "midPx" -> mid = Numbers.size(reader);
                default -> reader.skip();
            }
        }
        return new MarketWire.Context(funding, openInterest, dayBefore, quoteVolume, baseVolume, oracle, mark, mid);
    }

    private Listing listing(FrameReader reader) throws UnreadableFrameException {
        String coin = reader.text();
        Listing listing = symbols.onWire(Naming.marketOf(coin), coin);
        if (listing == null) {
            throw new UnreadableFrameException("unknown-symbol", "'" + coin + "' is not listed", null);
        }
        return listing;
    }
}
