package io.azalai.venue.aster;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.Symbols;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often each perpetual pays and within what bounds, which the venue tells apart from the rates (aster.md section
 * 3.1). What was listed when it told, and is not in its answer, pays as most do. Safe for many threads: a concurrent
 * map and volatile fields.
 */
final class FundingRules {

    private static final Rule USUAL = new Rule(8, null, null);

    private final Symbols symbols;
    private final Map<String, Rule> told = new ConcurrentHashMap<>();
    private volatile Set<String> usual = Set.of();
    private volatile boolean assumed;

    FundingRules(Symbols symbols) {
        this.symbols = symbols;
    }

    /**
     * What holds for one perpetual.
     *
     * @param hours between payments
     * @param cap fraction per interval; null while the venue has not told
     * @param floor likewise; null while the venue has not told
     */
    record Rule(
            int hours, @Nullable BigDecimal cap, @Nullable BigDecimal floor) {}

    /**
     * An answer of the venue.
     *
     * @param rules by venue symbol
     * @param unread symbols whose row cannot be read; an empty one of a row that does not even name its own
     */
    record Answer(Map<String, Rule> rules, Set<String> unread) {}

    /** Whether the rates of all that is listed may be told. */
    boolean isWhole() {
        return perpetuals().allMatch(listing -> of(listing) != null);
    }

    /** Of recordings, whose perpetuals pay as most do where no recorded line says otherwise. */
    void assumeUsual() {
        assumed = true;
    }

    /** Remembers what the venue tells; answers the hours of all it told so far. An empty answer tells nothing. */
    Map<String, Integer> learn(Answer answer) {
        told.putAll(answer.rules());
        if (!answer.rules().isEmpty() && !answer.unread().contains("")) {
            Set<String> silent = perpetuals().map(Listing::venueSymbol).collect(Collectors.toCollection(HashSet::new));
            silent.removeAll(answer.unread());
            usual = Set.copyOf(silent);
        }
        return told.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().hours()));
    }

    /** Null while it is not known: a rate is worth nothing without its hours, which are not guessed. */
    @Nullable Rule of(Listing listing) {
        Rule rule = told.get(listing.venueSymbol());
        return rule != null ? rule : assumed || usual.contains(listing.venueSymbol()) ? USUAL : null;
    }

    private Stream<Listing> perpetuals() {
        return symbols.all().stream().map(Instrument::listing).filter(listing -> listing.market() == Market.PERP);
    }
}
