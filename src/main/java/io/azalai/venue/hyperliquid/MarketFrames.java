package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.azalai.model.AggressorSide;
import io.azalai.model.BestBidOffer;
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

    MarketFrames(Symbols symbols) {
        this.symbols = symbols;
    }

    @Override
    public void decode(String frame, String group, Instant receivedAt, Consumer<Event> out)
            throws UnreadableFrameException {
        List<Event> events = new ArrayList<>(3);
        try (JsonParser parser = Json.FACTORY.createParser(frame)) {
            read(frame, parser, receivedAt, events);
        } catch (IOException notJson) {
            throw Frames.unreadable(notJson);
        } catch (NumberFormatException absurd) {
            throw new UnreadableFrameException("bad-number", String.valueOf(absurd.getMessage()), absurd);
        }
        events.forEach(out);
    }

    private void read(String frame, JsonParser parser, Instant receivedAt, List<Event> events)
            throws IOException, UnreadableFrameException {
        Frames.enter(parser.nextToken(), JsonToken.START_OBJECT);
        String channel = null;
        boolean complete = false;
        while (Frames.nextField(parser)) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("channel")) {
                channel = parser.getText();
            } else if (name.equals("data")) {
                data(channel == null ? Streams.channel(frame) : channel, parser, receivedAt, events);
                complete = true;
            } else {
                parser.skipChildren();
            }
        }
        if (!complete) {
            throw Frames.unknownChannel(channel);
        }
    }

    private void data(@Nullable String channel, JsonParser parser, Instant receivedAt, List<Event> events)
            throws IOException, UnreadableFrameException {
        switch (channel == null ? "" : channel) {
            case "bbo" -> bestBidOffer(parser, receivedAt, events);
            case "trades" -> trades(parser, receivedAt, events);
            case "l2Book" -> book(parser, receivedAt, events);
            case "activeAssetCtx", "activeSpotAssetCtx" -> figures(parser, receivedAt, events);
            default -> throw Frames.unknownChannel(channel);
        }
    }

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
                case "side" -> side = side(parser.getText());
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

    private void book(JsonParser parser, Instant receivedAt, List<Event> events)
            throws IOException, UnreadableFrameException {
        Frames.enter(parser.currentToken(), JsonToken.START_OBJECT);
        Listing listing = null;
        Instant time = null;
        List<Level> bids = null;
        List<Level> asks = null;
        while (Frames.nextField(parser)) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "coin" -> listing = listing(parser);
                case "time" -> time = Numbers.time(parser);
                case "levels" -> {
                    Frames.enter(value, JsonToken.START_ARRAY);
                    bids = levels(parser);
                    asks = levels(parser);
                    Frames.enter(parser.nextToken(), JsonToken.END_ARRAY);
                }
                default -> parser.skipChildren();
            }
        }
        events.add(new OrderBook(
                Frames.present(listing, "coin"),
                Frames.present(bids, "levels"),
                Frames.present(asks, "levels"),
                null,
                Frames.present(time, "time"),
                receivedAt,
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
                case "prevDayPx" -> prevDayPx = Numbers.decimal(parser);
                case "dayNtlVlm" -> dayNtlVlm = Numbers.size(parser);
                case "dayBaseVlm" -> dayBaseVlm = Numbers.size(parser);
                case "oraclePx" -> oraclePx = Numbers.price(parser);
                case "markPx" -> markPx = Numbers.price(parser);
                default -> parser.skipChildren();
            }
        }
        return new MarketWire.Context(funding, prevDayPx, dayNtlVlm, dayBaseVlm, oraclePx, markPx);
    }

    private Listing listing(JsonParser parser) throws IOException, UnreadableFrameException {
        String coin = parser.getText();
        Listing listing = symbols.onWire(Naming.marketOf(coin), coin);
        if (listing == null) {
            throw new UnreadableFrameException("unknown-symbol", "'" + coin + "' is not listed", null);
        }
        return listing;
    }

    private static AggressorSide side(String wireWord) {
        return switch (wireWord) {
            case "B" -> AggressorSide.BUY;
            case "A" -> AggressorSide.SELL;
            default -> AggressorSide.UNKNOWN;
        };
    }
}
