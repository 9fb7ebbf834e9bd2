package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.azalai.model.Event;
import io.azalai.model.Level;
import io.azalai.model.Market;
import io.azalai.venue.FrameDecoder;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.aster.MarketWire.Frame.Levels;
import io.azalai.venue.wire.FrameReader;
import io.azalai.venue.wire.Frames;
import io.azalai.venue.wire.Names;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the public streams, read value by value: bare, wrapped in {@code stream} and {@code data}, or several in an
 * array (aster.md section 6). A frame yields all its events or none. Safe for many threads: stateless.
 */
final class MarketFrames implements FrameDecoder {

    private static final Names NAMES =
            Names.of("stream data e E T s a A b B p P q r i o c h l v t f U u pu m k n x V bids asks");
    private static final Names EVENTS = Names.of("bookTicker aggTrade trade tradepro depthUpdate markPriceUpdate"
            + " 24hrTicker 24hrMiniTicker kline forceOrder");
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
        try {
            FrameReader reader = new FrameReader(frame, NAMES);
            reader.open();
            read(reader, group.equals(UNTOLD) ? Levels.UNTOLD : levels(group), receivedAt, events);
        } catch (JsonProcessingException notJson) {
            throw Frames.unreadable(notJson);
        } catch (NumberFormatException absurd) {
            throw new UnreadableFrameException("bad-number", String.valueOf(absurd.getMessage()), absurd);
        } catch (IllegalArgumentException unknownWord) {
            throw new UnreadableFrameException("bad-shape", String.valueOf(unknownWord.getMessage()), unknownWord);
        }
        events.forEach(out);
    }

    /**
     * What levels a stream of this name, or a group of streams that is called so, tells: ours tell those that changed.
     */
    private static Levels levels(String stream) {
        return stream.contains("@depth") && PARTIAL_DEPTH.matcher(stream).find() ? Levels.BEST : Levels.CHANGED;
    }

    private void read(FrameReader reader, Levels told, Instant receivedAt, List<Event> events)
            throws JsonProcessingException, UnreadableFrameException {
        if (reader.value() == JsonToken.START_ARRAY) {
            while (reader.nextElement()) {
                element(reader, told, receivedAt, events);
            }
            return;
        }
        reader.object();
        MarketWire.Frame frame = new MarketWire.Frame();
        frame.levels = told;
        boolean wrapped = false;
        while (reader.nextField()) {
            String name = reader.name();
            JsonToken value = reader.value();
            if (name.equals("data") && value.isStructStart()) {
                read(reader, frame.levels, receivedAt, events);
                wrapped = true;
            } else if (value == JsonToken.VALUE_STRING) {
                text(name, reader, frame);
            } else if (value == JsonToken.START_ARRAY) {
                levels(name, reader, frame);
            } else if (value == JsonToken.START_OBJECT) {
                inner(name, reader, frame);
            } else {
                number(name, reader, frame);
            }
        }
        if (!wrapped) {
            codec.events(market, frame, receivedAt, events);
        }
    }

    /** Of all symbols a venue has at once, those that are not listed for us are left out. */
    private void element(FrameReader reader, Levels told, Instant receivedAt, List<Event> events)
            throws JsonProcessingException, UnreadableFrameException {
        try {
            read(reader, told, receivedAt, events);
        } catch (UnreadableFrameException refused) {
            if (!refused.kind().equals(MarketCodec.UNKNOWN_SYMBOL)) {
                throw refused;
            }
        }
    }

    private static void inner(String name, FrameReader reader, MarketWire.Frame frame)
            throws JsonProcessingException, UnreadableFrameException {
        switch (name) {
            case "k" -> frame.kline = kline(reader);
            case "o" -> frame.forced = Json.MAPPER.readValue(reader.raw(), MarketWire.ForcedOrder.class);
            default -> reader.skip();
        }
    }

    private static MarketWire.KlineFrame kline(FrameReader reader) throws UnreadableFrameException {
        MarketWire.KlineFrame kline = new MarketWire.KlineFrame();
        while (reader.nextField()) {
            switch (reader.name()) {
                case "t" -> kline.t = Numbers.time(reader);
                case "T" -> kline.T = Numbers.time(reader);
                case "i" -> kline.i = reader.text();
                case "o" -> kline.o = Numbers.price(reader);
                case "c" -> kline.c = Numbers.price(reader);
                case "h" -> kline.h = Numbers.price(reader);
                case "l" -> kline.l = Numbers.price(reader);
                case "v" -> kline.v = Numbers.quantity(reader);
                case "q" -> kline.q = Numbers.quantity(reader);
                case "V" -> kline.V = Numbers.quantity(reader);
                case "n" -> kline.n = reader.whole();
                case "x" -> kline.x = flag(reader);
                default -> reader.skip();
            }
        }
        return kline;
    }

    private static void text(String name, FrameReader reader, MarketWire.Frame frame) throws UnreadableFrameException {
        switch (name) {
            case "e" -> frame.e = reader.text(EVENTS);
            case "s" -> frame.s = reader.text();
            case "E" -> frame.eventTime = Numbers.time(reader);
            case "b" -> frame.b = Numbers.quantity(reader);
            case "B" -> frame.B = Numbers.quantity(reader);
            case "a" -> frame.a = Numbers.quantity(reader);
            case "A" -> frame.A = Numbers.quantity(reader);
            case "p" -> frame.p = Numbers.decimal(reader);
            case "P" -> frame.P = Numbers.decimal(reader);
            case "q" -> frame.q = Numbers.quantity(reader);
            case "r" -> frame.r = reader.isBlank() ? null : Numbers.decimal(reader);
            case "i" -> frame.i = Numbers.quantity(reader);
            case "o" -> frame.o = Numbers.quantity(reader);
            case "stream" -> frame.levels = frame.levels == Levels.BEST ? Levels.BEST : levels(reader.text());
            case "c" -> frame.c = Numbers.unlessZero(Numbers.quantity(reader));
            case "h" -> frame.h = isHash(reader) ? null : Numbers.quantity(reader);
            case "l" -> frame.l = Numbers.quantity(reader);
            case "v" -> frame.v = Numbers.quantity(reader);
            default -> {}
        }
    }

    /** Trades that name their parties carry a transaction by the letter that elsewhere is the highest price. */
    private static boolean isHash(FrameReader reader) throws UnreadableFrameException {
        return reader.text().regionMatches(true, 0, "0x", 0, 2);
    }

    private static void number(String name, FrameReader reader, MarketWire.Frame frame)
            throws UnreadableFrameException {
        switch (name) {
            case "E" -> frame.eventTime = Numbers.time(reader);
            case "T" -> frame.T = Numbers.timeIfAny(reader);
            case "a", "t" -> frame.id = reader.whole();
            case "f" -> frame.firstTrade = reader.whole();
            case "l" -> frame.lastTrade = reader.whole();
            case "U" -> frame.U = reader.whole();
            case "u" -> frame.u = reader.whole();
            case "pu" -> frame.pu = reader.whole();
            case "m" -> frame.m = flag(reader);
            default -> reader.skip();
        }
    }

    private static void levels(String name, FrameReader reader, MarketWire.Frame frame)
            throws UnreadableFrameException {
        switch (name) {
            case "b" -> frame.bids = levels(reader);
            case "a" -> frame.asks = levels(reader);
            case "bids" -> {
                frame.bids = levels(reader);
                frame.levels = Levels.BEST; // spot's documents name them so, of best levels only
            }
            case "asks" -> frame.asks = levels(reader);
            default -> reader.skip();
        }
    }

    private static List<Level> levels(FrameReader reader) throws UnreadableFrameException {
        List<Level> levels = new ArrayList<>();
        while (reader.nextElement()) {
            reader.array();
            reader.element();
            BigDecimal price = Numbers.price(reader);
            reader.element();
            levels.add(new Level(price, Numbers.quantity(reader)));
            reader.endArray();
        }
        return levels;
    }

    /** A flag; null where the venue writes something else, which is not guessed. */
    private static @Nullable Boolean flag(FrameReader reader) throws UnreadableFrameException {
        if (reader.value() == JsonToken.VALUE_TRUE || reader.value() == JsonToken.VALUE_FALSE) {
            return reader.value() == JsonToken.VALUE_TRUE;
        }
        reader.skip();
        return null;
    }
}
