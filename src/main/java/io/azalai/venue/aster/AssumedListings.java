package io.azalai.venue.aster;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.Symbols;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Symbols of recordings that no recorded metadata lists: base and quote are guessed by the quotes the venue has, for
 * names only. Confined to one thread.
 */
final class AssumedListings {

    /** Longest first, so that none hides another. */
    private static final List<String> QUOTES =
            List.of("USDT", "USDC", "USDF", "USD1", "FDUSD", "BTC", "ETH", "BNB", "USD");

    private static final Pattern SYMBOL = Pattern.compile("\\S+");

    private static final Set<String> KEYS = Set.of("symbol", "s", "pair");

    private final Symbols symbols;
    private final Set<Listing> guessed = new HashSet<>();

    AssumedListings(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Whether metadata told of a symbol. */
    boolean isTold(Market market, String symbol) {
        Listing listing = symbols.onWire(market, symbol);
        return listing != null && !guessed.contains(listing);
    }

    /** Lists the symbols that a text names, in each market that does not have them. */
    void take(JsonNode json) {
        json.properties().forEach(field -> {
            if (KEYS.contains(field.getKey()) && field.getValue().isTextual()) {
                list(field.getValue().asText());
            }
        });
        json.forEach(this::take);
    }

    private void list(String symbol) {
        if (SYMBOL.matcher(symbol).matches()) {
            Stream.of(Market.values())
                    .filter(market -> symbols.onWire(market, symbol) == null)
                    .forEach(market -> add(market, symbol));
        }
    }

    private void add(Market market, String symbol) {
        String quote = QUOTES.stream()
                .filter(each -> symbol.endsWith(each) && symbol.length() > each.length())
                .findFirst()
                .orElse("");
        String base = symbol.substring(0, symbol.length() - quote.length());
        Listing listing = listing(market, symbol, base, quote);
        guessed.add(listing);
        symbols.assume(listing, base, quote);
    }

    private static Listing listing(Market market, String symbol, String base, String quote) {
        if (quote.isEmpty()) {
            return Naming.unlisted(market, symbol);
        }
        return market == Market.PERP ? Naming.perpetual(base, quote, quote, symbol) : Naming.pair(base, quote, symbol);
    }
}
