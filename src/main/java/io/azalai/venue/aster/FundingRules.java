package io.azalai.venue.aster;

import io.azalai.model.Listing;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often each perpetual pays, which the venue tells apart from the rates. Safe for many threads: a concurrent map. */
final class FundingHours {

    private static final int USUAL = 8;

    private final Map<String, Integer> told = new ConcurrentHashMap<>();

    /** Remembers what the venue tells; answers hours by venue symbol. */
    Map<String, Integer> learn(List<MarketWire.FundingTerms> rows) {
        rows.stream()
                .filter(row -> row.fundingIntervalHours() > 0)
                .forEach(row -> told.put(row.symbol(), row.fundingIntervalHours()));
        return Map.copyOf(told);
    }

    int of(Listing listing) {
        return told.getOrDefault(listing.venueSymbol(), USUAL);
    }
}
