package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.azalai.model.AggressorSide;
import io.azalai.model.BestBidOffer;
import io.azalai.model.BookPart;
import io.azalai.model.Event;
import io.azalai.model.Level;
import io.azalai.model.Listing;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.Trade;
import io.azalai.venue.FrameDecoder;
import io.azalai.venue.Symbols;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.wire.Frames;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the public stream, read token by token (hyperliquid.md section 6.2). A frame yields all its events or none.
 * Trades repeat after each subscription: the same trade has the same id and time. Safe for many threads: stateless.
 */
final class MarketFrames implements FrameDecoder {

    private final Symbols symbols;
    private final SweepFrames sweeps;

    MarketFrames(Listings listings) {
        this.symbols = listings.symbols();
        this.sweeps = new SweepFrames(listings);
    }

    @Override
    public void decode(String frame, String group, Instant receivedAt, Consumer<Event> out)
            throws UnreadableFrameException {
        List<Event> events = new ArrayList<>(3);
        try (JsonParser parser = Json.FACTORY.createParser(frame)) {
            read(new Came(frame, group, receivedAt), parser, events);
        } catch (IOException notJson) {
            throw Frames.unreadable(notJson);
        } catch (NumberFormatException absurd) {
            throw new UnreadableFrameException("bad-number", String.valueOf(absurd.getMessage()), absurd);
        }
        events.forEach(out);
    }

    private void read(Came came, JsonParser parser, List<Event> events) throws IOException, UnreadableFrameException {
        Frames.enter(parser.nextToken(), JsonToken.START_OBJECT);
        String channel = null;
        boolean complete = false;
        while (Frames.nextField(parser)) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("channel")) {
                channel = parser.getText();
            } else if (name.equals("data")) {
                data(channel == null ? Streams.channel(came.frame()) : channel, parser, came, events);
                complete = true;
            } else {
                parser.skipChildren();
            }
        }
        if (!complete) {
            throw Frames.unknownChannel(channel);
        }
    }

    private void data(@Nullable String channel, JsonParser parser, Came came, List<Event> events)
            throws IOException, UnreadableFrameException {
        Instant receivedAt = came.receivedAt();
        switch (channel == null ? "" : channel) {
            case "bbo" -> bestBidOffer(parser, receivedAt, events);
            case "trades" -> trades(parser, receivedAt, events);
            case "l2Book" -> book(parser, came, events);
            case "activeAssetCtx", "activeSpotAssetCtx" -> figures(parser, receivedAt, events);
            default -> {
                if (!sweeps.reads(channel)) {
                    throw Frames.unknownChannel(channel);
                }
                sweeps.read(channel, Json.PART.readTree(parser), receivedAt, events);
            }
        }
    }

    /** A frame, and by which group of connections and when it came. */
    private record Came(String frame, String group, Instant receivedAt) {}

    private void bestBidOffer(JsonParser parser, Instant receivedAt, List<Event> events)
            throws IOException, UnreadableFrameException {
        Frames.enter(parser.currentToken(), JsonToken.START_OBJECT);
        Listing listing = null;
        Instant time = null;
        Level bid = null;
        Level ask = null;
        while (Frames.nextField(parser)) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "coin" -> listing = listing(parser);
                case "time" -> time = Numbers.time(parser);
                case "bbo" -> {
                    Frames.enter(value, JsonToken.START_ARRAY);
                    bid = parser.nextToken() == JsonToken.VALUE_NULL ? null : level(parser);
                    ask = parser.nextToken() == JsonToken.VALUE_NULL ? null : level(parser);
                    Frames.enter(parser.nextToken(), JsonToken.END_ARRAY);
                }
                default -> parser.skipChildren();
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

    private void trades(JsonParser parser, Instant receivedAt, List<Event> events)
            throws IOException, UnreadableFrameException {
        Frames.enter(parser.currentToken(), JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            events.add(trade(parser, receivedAt));
        }
    }

    private Trade trade(JsonParser parser, Instant receivedAt) throws IOException, UnreadableFrameException {
        Frames.enter(parser.currentToken(), JsonToken.START_OBJECT);
        Listing listing = null;
        String id = null;
        AggressorSide side = AggressorSide.UNKNOWN;
        BigDecimal price = null;
        BigDecimal size = null;
        Instant time = null;
        while (Frames.nextField(parser)) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "coin" -> listing = listing(parser);
                case "tid" -> id = parser.getText();
                case "side" -> side = HistoryCodec.aggressor(parser.getText());
                case "px" -> price = Numbers.price(parser);
                case "sz" -> size = Numbers.size(parser);
                case "time" -> time = Numbers.time(parser);
                default -> parser.skipChildren();
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

    private void book(JsonParser parser, Came came, List<Event> events) throws IOException, UnreadableFrameException {
        Frames.enter(parser.currentToken(), JsonToken.START_OBJECT);
        Listing listing = null;
        Instant time = null;
        List<Level> bids = null;
        List<Level> asks = null;
        boolean fast = came.group().equals(MarketStreams.FAST);
        while (Frames.nextField(parser)) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "coin" -> listing = listing(parser);
                case "time" -> time = Numbers.time(parser);
                case "fast" -> fast = fast || value == JsonToken.VALUE_TRUE;
                case "levels" -> {
                    Frames.enter(value, JsonToken.START_ARRAY);
                    bids = levels(parser);
                    asks = levels(parser);
                    Frames.enter(parser.nextToken(), JsonToken.END_ARRAY);
                }
                default -> parser.skipChildren();
            }
        }
        List<Level> bidding = Frames.present(bids, "levels");
        List<Level> asking = Frames.present(asks, "levels");
        Instant timestamp = Frames.present(time, "time");
        BookPart part =
                new BookPart(fast ? MarketStreams.FAST : MarketStreams.BOOK, timestamp, bidding.size(), asking.size());
        events.add(new OrderBook(
                Frames.present(listing, "coin"),
                bidding,
                asking,
                null,
                List.of(part),
                timestamp,
                came.receivedAt(),
                Source.WS));
    }

    private static List<Level> levels(JsonParser parser) throws IOException, UnreadableFrameException {
        Frames.enter(parser.nextToken(), JsonToken.START_ARRAY);
        List<Level> levels = new ArrayList<>(20);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            levels.add(level(parser));
        }
        return levels;
    }

    private static Level level(JsonParser parser) throws IOException, UnreadableFrameException {
        Frames.enter(parser.currentToken(), JsonToken.START_OBJECT);
        BigDecimal price = null;
        BigDecimal size = null;
        while (Frames.nextField(parser)) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "px" -> price = Numbers.price(parser);
                case "sz" -> size = Numbers.size(parser);
                default -> parser.skipChildren();
            }
        }
        return new Level(Frames.present(price, "px"), Frames.present(size, "sz"));
    }

    private void figures(JsonParser parser, Instant receivedAt, List<Event> events)
            throws IOException, UnreadableFrameException {
        Frames.enter(parser.currentToken(), JsonToken.START_OBJECT);
        Listing listing = null;
        MarketWire.Context context = null;
        while (Frames.nextField(parser)) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "coin" -> listing = listing(parser);
                case "ctx" -> context = context(parser);
                default -> parser.skipChildren();
            }
        }
        MarketCodec.figures(
                Frames.present(listing, "coin"), Frames.present(context, "ctx"), receivedAt, Source.WS, events::add);
    }

    private static MarketWire.Context context(JsonParser parser) throws IOException, UnreadableFrameException {
        Frames.enter(parser.currentToken(), JsonToken.START_OBJECT);
        BigDecimal funding = null;
        BigDecimal openInterest = null;
        BigDecimal prevDayPx = null;
        BigDecimal dayNtlVlm = null;
        BigDecimal dayBaseVlm = null;
        BigDecimal oraclePx = null;
        BigDecimal markPx = null;
        while (Frames.nextField(parser)) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (value == JsonToken.VALUE_NULL ? "" : name) {
                case "funding" -> funding = Numbers.decimal(parser);
                case "openInterest" -> openInterest = Numbers.size(parser);
                case "prevDayPx" -> prevDayPx = Numbers.decimal(parser);
                case "dayNtlVlm" -> dayNtlVlm = Numbers.size(parser);
                case "dayBaseVlm" -> dayBaseVlm = Numbers.size(parser);
                case "oraclePx" -> oraclePx = Numbers.price(parser);
                case "markPx" -> markPx = Numbers.price(parser);
                default -> parser.skipChildren();
            }
        }
        return new MarketWire.Context(funding, openInterest, prevDayPx, dayNtlVlm, dayBaseVlm, oraclePx, markPx, null);
    }

    private Listing listing(JsonParser parser) throws IOException, UnreadableFrameException {
        String coin = parser.getText();
        Listing listing = symbols.onWire(Naming.marketOf(coin), coin);
        if (listing == null) {
            throw new UnreadableFrameException("unknown-symbol", "'" + coin + "' is not listed", null);
        }
        return listing;
    }
}
