package io.azalai.venue.aster;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.Symbols;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Symbols of recordings that no recorded metadata lists: base and quote are guessed by the quotes the venue has, for names
 * only. Confined to one thread.
 */
final class AssumedListings {

    /** Longest first, so that none hides another. */
    private static final List<String> QUOTES =
            List.of("USDT", "USDC", "USDF", "USD1", "FDUSD", "BTC", "ETH", "BNB", "USD");

    private static final Set<String> KEYS = Set.of("symbol", "s", "pair");

    private final Symbols symbols;
    private final Set<String> guessed = new HashSet<>();

    AssumedListings(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Whether metadata told of a symbol. */
    boolean isTold(Market market, String symbol) {
        return symbols.onWire(market, symbol) != null && !guessed.contains(symbol);
    }

    /** Lists the symbols that a text names and neither market has. */
    void take(JsonNode json) {
        json.properties().forEach(field -> {
            if (KEYS.contains(field.getKey()) && field.getValue().isTextual()) {
                list(field.getValue().asText());
            }
        });
        json.forEach(this::take);
    }

    private void list(String symbol) {
        boolean known = symbols.onWire(Market.PERP, symbol) != null || symbols.onWire(Market.SPOT, symbol) != null;
        if (known || !symbol.matches("[\\p{L}\\p{N}]{2,}") || !symbol.equals(symbol.toUpperCase(Locale.ROOT))) {
            return;
        }
        guessed.add(symbol);
        add(Market.PERP, symbol);
        add(Market.SPOT, symbol);
    }

    private void add(Market market, String symbol) {
        String quote = QUOTES.stream()
                .filter(each -> symbol.endsWith(each) && symbol.length() > each.length())
                .findFirst()
                .orElse("");
        String base = symbol.substring(0, symbol.length() - quote.length());
        symbols.assume(listing(market, symbol, base, quote), base, quote);
    }

    private static Listing listing(Market market, String symbol, String base, String quote) {
        if (quote.isEmpty()) {
            return Naming.unlisted(market, symbol);
        }
        return market == Market.PERP ? Naming.perpetual(base, quote, quote, symbol) : Naming.pair(base, quote, symbol);
    }
}
