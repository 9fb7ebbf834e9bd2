package io.azalai.venue;

import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderLimits;
import io.azalai.model.Source;
import io.azalai.settings.Nearest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The instruments of one venue and every spelling of their names. Safe for many threads: an
 * immutable table is replaced as a whole.
 */
public final class Symbols {

    private final String venue;
    private final Function<Instrument, List<String>> aliases;
    private volatile Map<Market, Table> tables = Map.of();

    /** For a venue, with the further spellings of an instrument beside its canonical and its venue symbol. */
    public Symbols(String venue, Function<Instrument, List<String>> aliases) {
        this.venue = venue;
        this.aliases = aliases;
    }

    /** Takes over what a market lists; what is not among it is found no longer. */
    public synchronized void replace(Market market, List<Instrument> instruments) {
        Map<Market, Table> next = new LinkedHashMap<>(tables);
        next.put(market, Table.of(instruments, aliases));
        tables = Collections.unmodifiableMap(next);
    }

    /**
     * Adds an instrument of which a recording tells the name only.
     *
     * @param quote empty where it cannot be told; perpetuals are settled in it
     */
    public synchronized void assume(Listing listing, String base, String quote) {
        Market market = listing.market();
        List<Instrument> instruments = new ArrayList<>(all());
        instruments.removeIf(known -> known.listing().market() != market);
        instruments.add(new Instrument(
                listing,
                base,
                quote,
                market == Market.PERP ? quote : null,
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                null,
                null,
                BigDecimal.ZERO,
                null,
                Set.of(),
                OrderLimits.NONE,
                null,
                null,
                InstrumentStatus.TRADING,
                Instant.EPOCH,
                Instant.EPOCH,
                Source.DERIVED));
        replace(market, instruments);
    }

    /** All instruments known, spot and perpetual. */
    public Collection<Instrument> all() {
        return tables.values().stream()
                .flatMap(table -> table.byVenueSymbol.values().stream())
                .toList();
    }

    /** By the venue's own exact spelling; null when it lists none such. Asked for each frame. */
    public @Nullable Listing onWire(Market market, String venueSymbol) {
        Table table = tables.get(market);
        Instrument found = table == null ? null : table.byVenueSymbol.get(venueSymbol);
        return found == null ? null : found.listing();
    }

    /** The instrument of a listing, if still listed. */
    public Optional<Instrument> of(Listing listing) {
        Table table = tables.get(listing.market());
        return Optional.ofNullable(table == null ? null : table.byVenueSymbol.get(listing.venueSymbol()));
    }

    /**
     * Resolves what a caller wrote: what is spelt exactly so, else in another case, of several the one listed first.
     * Without a market a perpetual is preferred.
     *
     * @throws InvalidSymbolException when nothing is meant by it, naming near matches
     */
    public Instrument resolve(String text, @Nullable Market market) {
        String wanted = text.toUpperCase(Locale.ROOT);
        for (Market each : market == null ? List.of(Market.PERP, Market.SPOT) : List.of(market)) {
            Optional<Instrument> found =
                    Optional.ofNullable(tables.get(each)).flatMap(table -> table.meant(text, wanted));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new InvalidSymbolException(VenueException.notSent(
                venue, "resolve", "INVALID_SYMBOL", "unknown symbol '" + text + "'" + nearMatches(wanted, market)));
    }

    private String nearMatches(String wanted, @Nullable Market market) {
        String near = tables.entrySet().stream()
                .filter(entry -> market == null || entry.getKey() == market)
                .flatMap(entry -> entry.getValue().bySpelling.entrySet().stream())
                .filter(entry -> entry.getKey().contains(wanted)
                        || (wanted.contains(entry.getKey()) && entry.getKey().length() > 2))
                .map(entry -> entry.getValue().listing().symbol())
                .distinct()
                .limit(5)
                .collect(Collectors.joining(", "));
        if (near.isEmpty()) {
            near = mistyped(wanted, market);
        }
        return near.isEmpty() ? ", and none is spelt like it" : "; did you mean " + near + "?";
    }

    private String mistyped(String wanted, @Nullable Market market) {
        Set<String> spellings = tables.entrySet().stream()
                .filter(entry -> market == null || entry.getKey() == market)
                .flatMap(entry -> entry.getValue().bySpelling.keySet().stream())
                .collect(Collectors.toSet());
        return Nearest.to(wanted, spellings).orElse("");
    }

    /**
     * One market's instruments.
     *
     * @param exact by every name as it is spelt: anybody may list one that differs from another's in case only
     * @param bySpelling by every name in upper case
     */
    private record Table(
            Map<String, Instrument> byVenueSymbol, Map<String, Instrument> exact, Map<String, Instrument> bySpelling) {

        static Table of(List<Instrument> instruments, Function<Instrument, List<String>> aliases) {
            Map<String, Instrument> byVenueSymbol = new LinkedHashMap<>();
            instruments.forEach(
                    instrument -> byVenueSymbol.put(instrument.listing().venueSymbol(), instrument));
            Map<String, Instrument> exact = new LinkedHashMap<>(byVenueSymbol);
            instruments.forEach(
                    instrument -> exact.putIfAbsent(instrument.listing().symbol(), instrument));
            instruments.forEach(
                    instrument -> aliases.apply(instrument).forEach(name -> exact.putIfAbsent(name, instrument)));
            Map<String, Instrument> bySpelling = new LinkedHashMap<>();
            exact.forEach((name, instrument) -> bySpelling.putIfAbsent(name.toUpperCase(Locale.ROOT), instrument));
            return new Table(
                    Collections.unmodifiableMap(byVenueSymbol),
                    Collections.unmodifiableMap(exact),
                    Collections.unmodifiableMap(bySpelling));
        }

        Optional<Instrument> meant(String text, String inUpperCase) {
            return Optional.ofNullable(exact.get(text)).or(() -> Optional.ofNullable(bySpelling.get(inUpperCase)));
        }
    }
}
