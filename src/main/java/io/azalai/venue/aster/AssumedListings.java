package io.azalai.venue.aster;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Source;
import io.azalai.venue.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        if (known
                || !symbol.matches("[\\p{L}\\p{N}]{2,}")
                || !symbol.equals(symbol.toUpperCase(java.util.Locale.ROOT))) {
            return;
        }
        guessed.add(symbol);
        add(Market.PERP, symbol);
        add(Market.SPOT, symbol);
    }

    private void add(Market market, String symbol) {
        List<Instrument> instruments = new ArrayList<>(symbols.all().stream()
                .filter(each -> each.listing().market() == market)
                .toList());
        instruments.add(instrument(market, symbol));
        symbols.replace(market, instruments);
    }

    private static Instrument instrument(Market market, String symbol) {
        String quote = QUOTES.stream()
                .filter(each -> symbol.endsWith(each) && symbol.length() > each.length())
                .findFirst()
                .orElse("");
        String base = symbol.substring(0, symbol.length() - quote.length());
        boolean perpetual = market == Market.PERP;
        Listing listing = quote.isEmpty()
                ? Naming.unlisted(market, symbol)
                : perpetual ? Naming.perpetual(base, quote, quote, symbol) : Naming.pair(base, quote, symbol);
        return new Instrument(
                listing,
                base,
                quote,
                perpetual ? quote : null,
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                null,
                null,
                BigDecimal.ZERO,
                null,
                null,
                null,
                InstrumentStatus.TRADING,
                Instant.EPOCH,
                Instant.EPOCH,
                Source.DERIVED);
    }
}
