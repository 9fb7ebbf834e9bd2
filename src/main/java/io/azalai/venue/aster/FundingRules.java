package io.azalai.venue.aster;

import io.azalai.model.Listing;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often each perpetual pays and within what bounds, which the venue tells apart from the rates (aster.md section
 * 3.1). Safe for many threads: a concurrent map.
 */
final class FundingRules {

    private static final Rule USUAL = new Rule(8, null, null);

    private final Map<String, Rule> told = new ConcurrentHashMap<>();
    private volatile boolean known;

    /**
     * What holds for one perpetual.
     *
     * @param hours between payments
     * @param cap fraction per interval; null while the venue has not told
     * @param floor likewise; null while the venue has not told
     */
    record Rule(
            int hours, @Nullable BigDecimal cap, @Nullable BigDecimal floor) {}

    /** Whether rates may be told: a rate is worth nothing without its hours, and the usual ones are not guessed. */
    boolean isKnown() {
        return known;
    }

    /** Of recordings, whose perpetuals pay as most do where no recorded line says otherwise. */
    void assumeUsual() {
        known = true;
    }

    /** Remembers what the venue tells by venue symbol; answers the hours of all it told so far. */
    Map<String, Integer> learn(Map<String, Rule> rules) {
        told.putAll(rules);
        known = true;
        return told.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().hours()));
    }

    Rule of(Listing listing) {
        return told.getOrDefault(listing.venueSymbol(), USUAL);
    }
}
