package io.azalai.venue.hyperliquid;

import io.azalai.model.Dataset;
import io.azalai.model.Interest;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.Symbols;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The public stream: which channels serve which datasets (hyperliquid.md section 6.2). Only coins that metadata lists
 * are ever named, since an unknown one makes the venue cut the whole connection.
 */
final class MarketStreams extends Streams {

    private static final String BOOK = "l2Book";
    private static final Map<Dataset, List<String>> CHANNELS = Map.of(
            Dataset.TICKER, List.of("bbo", "trades", "activeAssetCtx"),
            Dataset.BBO, List.of("bbo"),
            Dataset.ORDER_BOOK, List.of(BOOK),
            Dataset.TRADE, List.of("trades"),
            Dataset.MARK_PRICE, List.of("activeAssetCtx"),
            Dataset.FUNDING_RATE, List.of("activeAssetCtx"));

    private final Symbols symbols;
    private final List<String> configured;
    private final boolean fastBook;

    MarketStreams(Symbols symbols, List<String> configured, boolean fastBook) {
        this.symbols = symbols;
        this.configured = List.copyOf(configured);
        this.fastBook = fastBook;
    }

    @Override
    public List<String> channels(Set<Interest> wanted) {
        Set<String> channels = new TreeSet<>();
        for (Interest interest : wanted) {
            List<String> types = CHANNELS.getOrDefault(interest.dataset(), List.of());
            for (Listing listing : listings(interest)) {
                types.forEach(type -> channels.add(channelOf(type, listing.venueSymbol())));
            }
        }
        return List.copyOf(channels);
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

    private String channelOf(String type, String coin) {
        return fastBook && type.equals(BOOK)
                ? Json.type(type).put("coin", coin).put("fast", true).toString()
                : channel(type, coin);
    }
}
