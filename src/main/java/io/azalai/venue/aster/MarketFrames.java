package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.azalai.model.Event;
import io.azalai.model.Level;
import io.azalai.model.Market;
import io.azalai.venue.FrameDecoder;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.aster.MarketWire.Frame.Levels;
import io.azalai.venue.wire.Frames;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Frames of the public streams, read token by token: bare, wrapped in {@code stream} and {@code data}, or several in an
 * array (aster.md section 6). A frame yields all its events or none. Safe for many threads: stateless.
 */
final class MarketFrames implements FrameDecoder {

    private static final Pattern PARTIAL_DEPTH = Pattern.compile("@depth(5|10|20)(@|$)");

    private final Market market;
    private final MarketCodec codec;

    MarketFrames(Market market, MarketCodec codec) {
        this.market = market;
        this.codec = codec;
    }

    @Override
    public void decode(String frame, String group, Instant receivedAt, Consumer<Event> out)
            throws UnreadableFrameException {
        List<Event> events = new ArrayList<>(2);
        try (JsonParser parser = Json.FACTORY.createParser(frame)) {
            parser.nextToken();
            read(parser, group.equals(UNTOLD) ? Levels.UNTOLD : levels(group), receivedAt, events);
        } catch (IOException notJson) {
            throw Frames.unreadable(notJson);
        } catch (NumberFormatException absurd) {
            throw new UnreadableFrameException("bad-number", String.valueOf(absurd.getMessage()), absurd);
        } catch (IllegalArgumentException unknownWord) {
            throw new UnreadableFrameException("bad-shape", String.valueOf(unknownWord.getMessage()), unknownWord);
        }
        events.forEach(out);
    }

    /** What levels a stream of this name, or a group of streams that is called so, tells: ours tell those that changed. */
    private static Levels levels(String stream) {
        return stream.contains("@depth") && PARTIAL_DEPTH.matcher(stream).find() ? Levels.BEST : Levels.CHANGED;
    }

    private void read(JsonParser parser, Levels told, Instant receivedAt, List<Event> events)
            throws IOException, UnreadableFrameException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (Frames.nextToken(parser) != JsonToken.END_ARRAY) {
                element(parser, told, receivedAt, events);
            }
            return;
        }
        Frames.enter(parser.currentToken(), JsonToken.START_OBJECT);
        MarketWire.Frame frame = new MarketWire.Frame();
        frame.levels = told;
        boolean wrapped = false;
        while (Frames.nextField(parser)) {
            String name = parser.currentName();
            JsonToken value = Frames.nextToken(parser);
            if (name.equals("data") && value.isStructStart()) {
                read(parser, frame.levels, receivedAt, events);
                wrapped = true;
            } else if (value == JsonToken.VALUE_STRING) {
                text(name, parser, frame);
            } else if (value == JsonToken.START_ARRAY) {
                levels(name, parser, frame);
            } else if (value == JsonToken.START_OBJECT) {
                inner(name, parser, frame);
            } else {
                number(name, parser, frame);
            }
        }
        if (!wrapped) {
            codec.events(market, frame, receivedAt, events);
        }
    }

    /** Of all symbols a venue has at once, those that are not listed for us are left out. */
    private void element(JsonParser parser, Levels told, Instant receivedAt, List<Event> events)
            throws IOException, UnreadableFrameException {
        try {
            read(parser, told, receivedAt, events);
        } catch (UnreadableFrameException refused) {
            if (!refused.kind().equals(MarketCodec.UNKNOWN_SYMBOL)) {
                throw refused;
            }
        }
    }

    private static void inner(String name, JsonParser parser, MarketWire.Frame frame) throws IOException {
        switch (name) {
            case "k" -> frame.kline = Json.PART.readValue(parser, MarketWire.KlineFrame.class);
            case "o" -> frame.forced = Json.PART.readValue(parser, MarketWire.ForcedOrder.class);
            default -> parser.skipChildren();
        }
    }

    private static void text(String name, JsonParser parser, MarketWire.Frame frame) throws IOException {
        switch (name) {
            case "e" -> frame.e = parser.getText();
            case "s" -> frame.s = parser.getText();
            case "E" -> frame.eventTime = Numbers.time(parser);
            case "b" -> frame.b = Numbers.quantity(parser);
            case "B" -> frame.B = Numbers.quantity(parser);
            case "a" -> frame.a = Numbers.quantity(parser);
            case "A" -> frame.A = Numbers.quantity(parser);
            case "p" -> frame.p = Numbers.decimal(parser);
            case "P" -> frame.P = Numbers.decimal(parser);
            case "q" -> frame.q = Numbers.quantity(parser);
            case "r" -> frame.r = parser.getTextLength() == 0 ? null : Numbers.decimal(parser);
            case "i" -> frame.i = Numbers.quantity(parser);
            case "o" -> frame.o = Numbers.quantity(parser);
            case "stream" -> frame.levels = frame.levels == Levels.BEST ? Levels.BEST : levels(parser.getText());
            case "c" -> frame.c = Numbers.price(parser);
            case "h" -> frame.h = isHash(parser) ? null : Numbers.quantity(parser);
            case "l" -> frame.l = Numbers.quantity(parser);
            case "v" -> frame.v = Numbers.quantity(parser);
            default -> {}
        }
    }

    /** Trades that name their parties carry a transaction by the letter that elsewhere is the highest price. */
    private static boolean isHash(JsonParser parser) throws IOException {
        return parser.getTextLength() > 1 && parser.getText().startsWith("0X");
    }

    private static void number(String name, JsonParser parser, MarketWire.Frame frame) throws IOException {
        switch (name) {
            case "E" -> frame.eventTime = Numbers.time(parser);
            case "T" -> frame.T = Numbers.time(parser);
            case "a", "t" -> frame.id = Numbers.whole(parser);
            case "U" -> frame.U = Numbers.whole(parser);
            case "u" -> frame.u = Numbers.whole(parser);
            case "pu" -> frame.pu = Numbers.whole(parser);
            case "m" -> frame.m = parser.currentToken() == JsonToken.VALUE_TRUE;
            default -> parser.skipChildren();
        }
    }

    private static void levels(String name, JsonParser parser, MarketWire.Frame frame)
            throws IOException, UnreadableFrameException {
        switch (name) {
            case "b" -> frame.bids = levels(parser);
            case "a" -> frame.asks = levels(parser);
            case "bids" -> {
                frame.bids = levels(parser);
                frame.levels = Levels.BEST; // spot's documents name them so, of best levels only
            }
            case "asks" -> frame.asks = levels(parser);
            default -> parser.skipChildren();
        }
    }

    private static List<Level> levels(JsonParser parser) throws IOException, UnreadableFrameException {
        List<Level> levels = new ArrayList<>();
        while (Frames.nextToken(parser) != JsonToken.END_ARRAY) {
            Frames.enter(parser.currentToken(), JsonToken.START_ARRAY);
            Frames.nextToken(parser);
            BigDecimal price = Numbers.price(parser);
            Frames.nextToken(parser);
            levels.add(new Level(price, Numbers.quantity(parser)));
            Frames.enter(Frames.nextToken(parser), JsonToken.END_ARRAY);
        }
        return levels;
    }
}
