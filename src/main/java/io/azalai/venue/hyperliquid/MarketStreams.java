package io.azalai.venue.hyperliquid;

import io.azalai.model.Dataset;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interest;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.Symbols;
import io.azalai.venue.wire.Frames;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public stream: which channels serve which datasets (hyperliquid.md section 6.2). Only coins that metadata lists
 * are ever named, since an unknown one makes the venue cut the whole connection. Safe for many threads: one volatile
 * field.
 */
final class MarketStreams extends Streams {

    static final String BOOK = "l2Book";

    /** Group of the connections that carry fast books: the venue does not mark them for sure. */
    static final String FAST = "fast";

    private static final Logger LOG = LoggerFactory.getLogger(MarketStreams.class);
    private static final String FIGURES = "activeAssetCtx";
    private static final String TRADES = "trades";
    private static final String QUOTES = "bbo";
    private static final String CANDLES = "candle";
    private static final String TYPE = "\"type\":\"";
    private static final String CHANNEL = "\"channel\":\"";
    private static final String COIN = "\"coin\":\"";
    private static final String CANDLES_COIN = "\"s\":\"";
    private static final String INTERVAL = "\"i\":\"";
    private static final String ASKED_INTERVAL = "\"interval\":\"";

    /**
     * The venue sends books again and again, also unchanged ones, and figures once a second. Quotes change, but those
     * of a quiet coin may rest for 45 s; trades begin with those of before, then may rest, and candles come with trades
     * (sections 6.1 and 6.2).
     */
    private static final Map<String, Silence> SILENCES = Map.of(
            BOOK, Silence.steady(Duration.ofSeconds(60)),
            FIGURES, Silence.steady(Duration.ofSeconds(60)),
            QUOTES, Silence.begun(Duration.ofSeconds(60), Duration.ofSeconds(30)),
            TRADES, Silence.begun(Duration.ofSeconds(90), Duration.ofSeconds(90)),
            CANDLES, Silence.begun(Duration.ofSeconds(90), Duration.ofSeconds(90)));

    private static final String MINUTES = "candle 1m";
    private static final String HOURS = "candle 1h";

    /** A book is composed of all 20 levels, which are slow, the fast ones near the best, and the best itself. */
    private static final Map<Dataset, List<String>> CHANNELS = Map.of(
            Dataset.TICKER, List.of(QUOTES, TRADES, FIGURES, HOURS),
            Dataset.BBO, List.of(QUOTES),
            Dataset.ORDER_BOOK, List.of(BOOK, FAST, QUOTES),
            Dataset.TRADE, List.of(TRADES),
            Dataset.CANDLE, List.of(TRADES, MINUTES),
            Dataset.MARK_PRICE, List.of(FIGURES),
            Dataset.FUNDING_RATE, List.of(FIGURES),
            Dataset.OPEN_INTEREST, List.of(FIGURES));

    private final Symbols symbols;
    private final List<String> configured;
    private final boolean fastBook;
    private final int most;
    /** Null while all that is wanted is served. */
    private volatile @Nullable String shortfall;

    /** At most so many channels: the venue serves no more, and refuses without saying which. */
    MarketStreams(Symbols symbols, List<String> configured, boolean fastBook, int most) {
        this.symbols = symbols;
        this.configured = List.copyOf(configured);
        this.fastBook = fastBook;
        this.most = most;
    }

    @Override
    public List<String> channels(Set<Interest> wanted) {
        Set<String> channels = new TreeSet<>();
        for (Interest interest : wanted) {
            List<String> types = CHANNELS.getOrDefault(interest.dataset(), List.of());
            for (Listing listing : listings(interest)) {
                types.stream()
                        .filter(type -> fastBook || !type.equals(FAST))
                        .forEach(type -> channels.add(asked(type, listing.venueSymbol())));
            }
        }
        shortfall = shortfall(channels.size());
        return channels.stream().limit(most).toList();
    }

    private @Nullable String shortfall(int wanted) {
        if (wanted <= most) {
            return null;
        }
        String text = wanted + " subscriptions are wanted and the venue leaves " + most
                + " for market data: the rest is not streamed; want fewer symbols or datasets, or switch hot_hot off";
        if (!text.equals(shortfall)) {
            LOG.warn("not all is streamed venue={}: {}", Hyperliquid.NAME, text);
        }
        return text;
    }

    @Override
    public Optional<String> shortfall() {
        return Optional.ofNullable(shortfall);
    }

    private Set<Listing> listings(Interest interest) {
        Set<Listing> listings = new LinkedHashSet<>();
        for (String each : interest.symbol().equals("*") ? configured : List.of(interest.symbol())) {
            find(each, interest.market()).ifPresent(listings::add);
        }
        return listings;
    }

    /** Nothing while metadata is not read, or where it lists no such symbol. */
    private Optional<Listing> find(String symbol, @Nullable Market market) {
        try {
            return Optional.of(symbols.resolve(symbol, market).listing());
        } catch (InvalidSymbolException notListed) {
            return Optional.empty();
        }
    }

    private static String asked(String type, String coin) {
        if (type.equals(FAST)) {
            return Json.type(BOOK).put("coin", coin).put(FAST, true).toString();
        }
        int interval = type.indexOf(' ');
        return interval < 0
                ? channel(type, coin)
                : Json.type(type.substring(0, interval))
                        .put("coin", coin)
                        .put("interval", type.substring(interval + 1))
                        .toString();
    }

    @Override
    public String group(String channel) {
        return channel.contains("\"" + FAST + "\":true") ? FAST : "";
    }

    @Override
    public Optional<FeedStatus.Part> part(String channel) {
        String coin = Frames.quickText(COIN, channel);
        return Optional.ofNullable(coin == null ? null : symbols.onWire(Naming.marketOf(coin), coin))
                .map(listing -> new FeedStatus.Part(listing, madeOf(channel)));
    }

    private Set<Dataset> madeOf(String channel) {
        String interval = Frames.quickText(ASKED_INTERVAL, channel);
        String type = Frames.quickText(TYPE, channel) + (interval == null ? "" : " " + interval);
        String asked = group(channel).equals(FAST) ? FAST : type;
        return CHANNELS.entrySet().stream()
                .filter(made -> made.getValue().contains(asked))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Silence> silence(String channel) {
        return Optional.ofNullable(Frames.quickText(TYPE, channel)).map(SILENCES::get);
    }

    @Override
    public @Nullable String channelOf(String group, String frame) {
        String type = type(Frames.quickText(CHANNEL, frame));
        if (type == null) {
            return null;
        }
        if (type.equals(CANDLES)) {
            return candleChannel(Frames.quickText(CANDLES_COIN, frame), Frames.quickText(INTERVAL, frame));
        }
        String coin = Frames.quickText(COIN, frame);
        return coin == null ? null : quickChannel(type, coin, group);
    }

    private static @Nullable String type(@Nullable String channel) {
        return switch (channel == null ? "" : channel) {
            case BOOK -> BOOK;
            case FIGURES, "activeSpotAssetCtx" -> FIGURES;
            case QUOTES -> QUOTES;
            case TRADES -> TRADES;
            case CANDLES -> CANDLES;
            default -> null;
        };
    }

    /** The same text as a channel has, without a tree. */
    private static String quickChannel(String type, String coin, String group) {
        String fast = group.equals(FAST) ? "\",\"fast\":true}" : "\"}";
        return "{\"type\":\"" + type + "\",\"coin\":\"" + coin + fast;
    }

    private static @Nullable String candleChannel(@Nullable String coin, @Nullable String interval) {
        return coin == null || interval == null
                ? null
                : "{\"type\":\"candle\",\"coin\":\"" + coin + "\",\"interval\":\"" + interval + "\"}";
    }
}
