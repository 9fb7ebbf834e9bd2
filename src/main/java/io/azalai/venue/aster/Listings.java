package io.azalai.venue.aster;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * What exchangeInfo lists; from now on it is found by its names.
     *
     * @param bySymbol the terms of each venue symbol
     * @param instruments as they are with the most leverage of each symbol, as far as known
     */
    List<Instrument> learn(Market market, Map<String, Terms> bySymbol, Told instruments) {
        told.put(market, instruments);
        terms.put(market, Map.copyOf(bySymbol));
        return list(market, instruments);
    }

    private List<Instrument> list(Market market, Told told) {
        List<Instrument> instruments = told.instruments(mostLeverage);
        symbols.replace(market, instruments);
        return instruments;
    }

    /** The most leverage by venue symbol; from now on instruments carry it. */
    Map<String, Integer> learn(Map<String, Integer> most) {
        mostLeverage.putAll(most);
        Told perpetuals = told.get(Market.PERP);
        if (perpetuals != null) {
            list(Market.PERP, perpetuals);
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

    /** How much an order without a price may be of; anything while it is not known. */
    OrderRules.Lots marketLots(Listing listing) {
        return terms(listing).map(Terms::marketLots).orElse(OrderRules.Lots.NONE);
    }

    /** The most that an order may be worth, in quote units; zero for any worth, and while it is not known. */
    BigDecimal mostNotional(Listing listing) {
        return terms(listing).map(Terms::mostNotional).orElse(BigDecimal.ZERO);
    }

    /** The times in force that a listing takes; empty while they are not known, then the venue decides. */
    List<String> timesInForce(Listing listing) {
        return terms(listing).map(Terms::timesInForce).orElse(List.of());
    }

    /** The types of orders that a listing takes, likewise. */
    List<String> orderTypes(Listing listing) {
        return terms(listing).map(Terms::orderTypes).orElse(List.of());
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
    interface Told {

        /** The instruments, with the most leverage by venue symbol. */
        List<Instrument> instruments(Map<String, Integer> mostLeverage);
    }

    /** By which terms a symbol is listed, beside what its instrument says. */
    record Terms(
            List<String> orderTypes,
            List<String> timesInForce,
            PriceRules prices,
            OrderRules.Lots marketLots,
            BigDecimal mostNotional,
            Instant listedAt) {}
}
