package io.azalai.names;

import io.azalai.feed.SymbolMatch;
import io.azalai.flow.SymbolBook;
import io.azalai.model.Dataset;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OpenVenue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a symbol in a flow means, by every spelling that its venue knows, and what its venue tells of it. Safe for many
 * threads: immutable.
 */
public final class VenueSymbols implements SymbolBook, SymbolMatch {

    private final Map<String, OpenVenue> venues = new LinkedHashMap<>();

    public VenueSymbols(List<OpenVenue> venues) {
        venues.forEach(venue -> this.venues.put(venue.name(), venue));
    }

    @Override
    public boolean means(String text, Listing listing, @Nullable Market market) {
        OpenVenue venue = venues.get(listing.venue());
        if (venue == null || SPELLING.means(text, listing, market)) {
            return SPELLING.means(text, listing, market);
        }
        try {
            return venue.symbols().resolve(text, market).listing().equals(listing);
        } catch (InvalidSymbolException unknown) {
            return false;
        }
    }

    @Override
    public Optional<String> objection(@Nullable String venue, @Nullable Market market, String symbol) {
        return ofAll(venue, each -> objection(each, market, symbol));
    }

    @Override
    public Optional<String> silence(
            @Nullable String venue, @Nullable Market market, @Nullable String symbol, Set<Dataset> datasets) {
        return ofAll(venue, each -> {
            Set<Market> markets = meant(each, market, symbol);
            boolean told = datasets.stream()
                    .anyMatch(dataset -> markets.stream().anyMatch(where -> each.serves(dataset, where)));
            String names = datasets.stream().map(Dataset::kebab).sorted().collect(Collectors.joining(", "));
            String of = markets.stream().map(Market::name).collect(Collectors.joining(" and "));
            return told || markets.isEmpty()
                    ? Optional.empty()
                    : Optional.of(each.name() + " tells no " + names + " of " + of + " symbols"
                            + (symbol == null ? "" : ", as " + symbol + " is"));
        });
    }

    /** The markets in which something is asked for; none when a symbol means nothing by now. */
    private static Set<Market> meant(OpenVenue venue, @Nullable Market market, @Nullable String symbol) {
        if (symbol == null) {
            return market == null ? Set.copyOf(venue.markets()) : Set.of(market);
        }
        try {
            return Set.of(venue.symbols().resolve(symbol, market).listing().market());
        } catch (InvalidSymbolException unknown) {
            return Set.of();
        }
    }

    /** What all venues that are meant object; empty when one does not, or there is none. */
    private Optional<String> ofAll(@Nullable String venue, Function<OpenVenue, Optional<String>> question) {
        List<OpenVenue> asked = venue == null
                ? List.copyOf(venues.values())
                : Optional.ofNullable(venues.get(venue)).stream().toList();
        List<Optional<String>> objections = asked.stream().map(question).toList();
        return objections.isEmpty() || objections.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : objections.get(0);
    }

    private static Optional<String> objection(OpenVenue venue, @Nullable Market market, String symbol) {
        if (!hasTold(venue, market)) {
            return Optional.empty();
        }
        try {
            venue.symbols().resolve(symbol, market);
            return Optional.empty();
        } catch (InvalidSymbolException unknown) {
            return Optional.of(venue.name() + (market == null ? "" : " " + market) + ": " + unknown.text());
        }
    }

    /** Whether a venue has told its instruments of a market, or where that is null of each. */
    static boolean hasTold(OpenVenue venue, @Nullable Market market) {
        return Stream.of(Market.values())
                .filter(each -> market == null || each == market)
                .filter(each -> venue.markets().contains(each))
                .allMatch(each -> venue.symbols().all().stream()
                        .anyMatch(instrument -> instrument.listing().market() == each));
    }
}
