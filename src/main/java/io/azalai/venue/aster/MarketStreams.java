package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Dataset;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interest;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.Symbols;
import io.azalai.venue.wire.Frames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the public sockets of one market are spoken to: SUBSCRIBE on {@code /ws}, acknowledged by id (aster.md section
 * 6.1). Safe for many threads: ids come from an atomic number, what waits for its acknowledgement is in a concurrent
 * map.
 */
final class MarketStreams extends Streams {

    private static final Logger LOG = LoggerFactory.getLogger(MarketStreams.class);
    private static final String EVERYTHING = "*";
    private static final int LONGEST_CONTROL = 512;
    private static final int MOST_WAITING = 1000;

    private static final String MARKS = "@markPrice@1s";
    private static final String QUOTES = "@bookTicker";
    private static final String DELTAS = "@depth@100ms";
    private static final String EVENT = "\"e\":\"";
    private static final String DATA = "{" + EVENT;
    private static final String SYMBOL = "\"s\":\"";
    private static final Silence OF_MARKS = Silence.steady(Duration.ofSeconds(30));
    private static final Silence OF_QUOTES = Silence.begun(Duration.ofSeconds(60), Duration.ofSeconds(30));
    private static final Silence OF_FIGURES = Silence.begun(Duration.ofSeconds(90), Duration.ofSeconds(90));
    private static final Silence OF_TRADES = Silence.busy(Duration.ofSeconds(90), Duration.ofSeconds(90));

    /**
     * Marks come each second, of the quietest perpetual too (section 6.2). Quotes and books of a liquid symbol never
     * rest for long; trades may, and the figures and minutes that follow from them, which begin at once all the same.
     */
    private static final Map<String, Silence> SILENCES = Map.of(
            MARKS,
            OF_MARKS,
            QUOTES,
            OF_QUOTES,
            DELTAS,
            OF_QUOTES,
            "@aggTrade",
            OF_TRADES,
            "@trade",
            OF_TRADES,
            "@kline_1m",
            OF_FIGURES,
            "@ticker",
            OF_FIGURES);

    private static final Map<Dataset, List<String>> FUTURES = Map.of(
            Dataset.TICKER, List.of("@ticker", QUOTES),
            Dataset.BBO, List.of(QUOTES),
            Dataset.ORDER_BOOK, List.of(DELTAS),
            Dataset.BOOK_DELTA, List.of(DELTAS),
            Dataset.TRADE, List.of("@aggTrade"),
            Dataset.CANDLE, List.of("@aggTrade", "@kline_1m"),
            Dataset.LIQUIDATION, List.of("@forceOrder"),
            Dataset.MARK_PRICE, List.of(MARKS),
            Dataset.FUNDING_RATE, List.of(MARKS));

    private static final Map<Dataset, List<String>> SPOT = Map.of(
            Dataset.TICKER, List.of("@ticker", QUOTES),
            Dataset.BBO, List.of(QUOTES),
            Dataset.ORDER_BOOK, List.of(DELTAS),
            Dataset.BOOK_DELTA, List.of(DELTAS),
            Dataset.TRADE, List.of("@trade"),
            Dataset.CANDLE, List.of("@trade", "@kline_1m"));

    private final Market market;
    private final Symbols symbols;
    private final List<String> everything;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, List<String>> waiting = new ConcurrentHashMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /** Of a market; {@code everything} are the symbols meant by {@code *}. */
    MarketStreams(Market market, Symbols symbols, List<String> everything) {
        this.market = market;
        this.symbols = symbols;
        this.everything = everything;
    }

    @Override
    public List<String> channels(Set<Interest> wanted) {
        Map<Dataset, List<String>> streams = streams();
        Set<String> channels = new LinkedHashSet<>();
        for (Interest interest : wanted) {
            List<String> suffixes = streams.getOrDefault(interest.dataset(), List.of());
            for (String symbol : interest.symbol().equals(EVERYTHING) ? everything : List.of(interest.symbol())) {
                Listing listing = suffixes.isEmpty() ? null : listing(symbol, interest.market());
                if (listing != null) {
                    suffixes.forEach(suffix -> channels.add(Naming.inStreams(listing.venueSymbol()) + suffix));
                }
            }
        }
        return channels.stream().sorted().toList();
    }

    private @Nullable Listing listing(String symbol, @Nullable Market wanted) {
        try {
            Listing listing = symbols.resolve(symbol, wanted).listing();
            return listing.market() == market ? listing : null;
        } catch (InvalidSymbolException nothing) {
            if (!symbols.all().isEmpty() && unknown.add(symbol)) {
                LOG.warn("nothing is streamed venue={} symbol={} because {}", Aster.NAME, symbol, nothing.text());
            }
            return null;
        }
    }

    @Override
    public Optional<FeedStatus.Part> part(String channel) {
        int suffix = channel.indexOf('@');
        return suffix < 0
                ? Optional.empty()
                : Optional.ofNullable(listing(channel.substring(0, suffix), market))
                        .map(listing -> new FeedStatus.Part(listing, madeOf(channel.substring(suffix))));
    }

    private Set<Dataset> madeOf(String suffix) {
        return streams().entrySet().stream()
                .filter(made -> made.getValue().contains(suffix))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<Dataset, List<String>> streams() {
        return market == Market.SPOT ? SPOT : FUTURES;
    }

    @Override
    public List<String> subscribe(List<String> channels) {
        return frames("SUBSCRIBE", channels);
    }

    @Override
    public List<String> unsubscribe(List<String> channels) {
        return frames("UNSUBSCRIBE", channels);
    }

    private List<String> frames(String method, List<String> channels) {
        List<String> frames = new ArrayList<>();
        for (int from = 0; from < channels.size(); from += LIMITS.channelsPerFrame()) {
            List<String> part =
                    List.copyOf(channels.subList(from, Math.min(channels.size(), from + LIMITS.channelsPerFrame())));
            long id = ids.incrementAndGet();
            if (method.equals("SUBSCRIBE")) {
                remember(id, part);
            }
            ObjectNode frame = Json.MAPPER.createObjectNode().put("method", method);
            ArrayNode names = frame.putArray("params");
            part.forEach(names::add);
            frames.add(frame.put("id", id).toString());
        }
        return frames;
    }

    private void remember(long id, List<String> channels) {
        waiting.remove(id - MOST_WAITING);
        waiting.put(id, channels);
    }

    @Override
    public @Nullable Control control(String frame) {
        boolean answer = frame.length() <= LONGEST_CONTROL
                && !frame.startsWith(DATA)
                && (frame.contains("\"result\"") || frame.contains("\"code\""))
                && !frame.contains("\"s\":");
        return answer ? answer(frame) : null;
    }

    private @Nullable Control answer(String frame) {
        try {
            JsonNode answer = Json.MAPPER.readTree(frame);
            List<String> channels = waiting.remove(answer.path("id").asLong(0));
            if (answer.has("code") || answer.has("error")) {
                String text = answer.path("msg").asText(answer.path("error").toString());
                return new Refused(channels == null ? List.of() : channels, text);
            }
            return channels == null ? new Alive() : new Acknowledged(channels);
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    @Override
    public Optional<Silence> silence(String channel) {
        int suffix = channel.indexOf('@');
        return suffix < 0 ? Optional.empty() : Optional.ofNullable(SILENCES.get(channel.substring(suffix)));
    }

    /** Trades are no witnesses: those with hidden orders leave the book as it was. */
    @Override
    public Optional<String> witness(String channel) {
        return channel.endsWith(DELTAS)
                ? Optional.of(channel.substring(0, channel.length() - DELTAS.length()) + QUOTES)
                : Optional.empty();
    }

    @Override
    public @Nullable String channelOf(String group, String frame) {
        String suffix = suffix(Frames.quickText(EVENT, frame));
        String symbol = suffix == null ? null : Frames.quickText(SYMBOL, frame);
        return symbol == null ? null : Naming.inStreams(symbol) + suffix;
    }

    /** By the name of the event; quotes of pairs may come without one (section 6.2). */
    private static @Nullable String suffix(@Nullable String event) {
        return switch (event == null ? "bookTicker" : event) {
            case "markPriceUpdate" -> MARKS;
            case "bookTicker" -> QUOTES;
            case "depthUpdate" -> DELTAS;
            case "aggTrade" -> "@aggTrade";
            case "trade" -> "@trade";
            case "kline" -> "@kline_1m";
            case "24hrTicker" -> "@ticker";
            default -> null;
        };
    }
}
