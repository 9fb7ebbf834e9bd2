package io.azalai.venue.aster;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.Symbols;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is listed and by which rules, learnt from exchangeInfo and from the brackets of leverage (aster.md sections 3.2
 * and 3.4). Safe for many threads: concurrent maps, and tables that are replaced whole.
 */
final class Listings {

    private final Symbols symbols;
    private final Map<Market, Map<String, Terms>> terms = new ConcurrentHashMap<>();
    private final Map<String, Integer> mostLeverage = new ConcurrentHashMap<>();
    private final Map<Market, Told> told = new ConcurrentHashMap<>();

    Listings(Symbols symbols) {
        this.symbols = symbols;
    }

    /** What exchangeInfo lists; from now on it is found by its names. */
    List<Instrument> learn(Market market, MarketWire.ExchangeInfo info, Instant receivedAt) {
        told.put(market, new Told(info, receivedAt));
        Map<String, Terms> bySymbol = new HashMap<>();
        info.symbols().forEach(symbol -> bySymbol.put(symbol.symbol(), Terms.of(symbol)));
        terms.put(market, bySymbol);
        return list(market, info, receivedAt);
    }

    private List<Instrument> list(Market market, MarketWire.ExchangeInfo info, Instant receivedAt) {
        List<Instrument> instruments = InstrumentCodec.of(market, info, mostLeverage, receivedAt);
        symbols.replace(market, instruments);
        return instruments;
    }

    /** The most leverage of each perpetual; from now on instruments carry it. */
    Map<String, Integer> learn(List<AccountWire.LeverageBrackets> rows) {
        rows.forEach(row -> row.most().ifPresent(most -> mostLeverage.put(row.symbol(), most)));
        Told perpetuals = told.get(Market.PERP);
        if (perpetuals != null) {
            list(Market.PERP, perpetuals.info(), perpetuals.receivedAt());
        }
        return Map.copyOf(mostLeverage);
    }

    Symbols symbols() {
        return symbols;
    }

    /** Whether the venue has told what a market lists. */
    boolean isKnown(Market market) {
        return told.containsKey(market);
    }

    /** Where the prices of a listing may lie; anywhere while it is not known. */
    PriceRules prices(Listing listing) {
        return terms(listing).map(Terms::prices).orElse(PriceRules.NONE);
    }

    /** Whether a listing takes a time in force; one that is not known yet is left to the venue. */
    boolean takes(Listing listing, String timeInForce) {
        Set<String> words = terms(listing).map(Terms::timesInForce).orElse(Set.of());
        return words.isEmpty() || words.contains(timeInForce);
    }

    /**
     * Before when nothing can have happened: a listing's first day, or that of the first one of its market.
     *
     * @param listing null for any of the market
     * @return 1970 while it is not known
     */
    Instant begin(Market market, @Nullable Listing listing) {
        return listing == null
                ? terms.getOrDefault(market, Map.of()).values().stream()
                        .map(Terms::listedAt)
                        .min(Instant::compareTo)
                        .orElse(Instant.EPOCH)
                : terms(listing).map(Terms::listedAt).orElse(Instant.EPOCH);
    }

    private Optional<Terms> terms(Listing listing) {
        return Optional.ofNullable(
                terms.getOrDefault(listing.market(), Map.of()).get(listing.venueSymbol()));
    }

    /** What the venue told last. */
    private record Told(MarketWire.ExchangeInfo info, Instant receivedAt) {}

    /** By which terms a symbol is listed, beside what its instrument says. */
    private record Terms(Set<String> timesInForce, PriceRules prices, Instant listedAt) {

        static Terms of(MarketWire.Symbol symbol) {
            Long since = symbol.onboardDate() == null ? symbol.listingTime() : symbol.onboardDate();
            return new Terms(
                    Set.copyOf(symbol.timeInForce()),
                    PriceRules.of(symbol),
                    since == null ? Instant.EPOCH : Numbers.time(since));
        }
    }
}
