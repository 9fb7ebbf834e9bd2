package io.azalai;

import io.azalai.flow.SymbolBook;
import io.azalai.settings.Problem;
import java.util.List;
import java.util.Map;

/** The symbols that the configuration lists for each venue, held against what the venue lists. Immutable. */
final class ConfiguredSymbols {

    private final Map<String, List<String>> byVenue;
    private final SymbolBook book;

    ConfiguredSymbols(Provisions provisions, SymbolBook book) {
        this.byVenue = provisions.symbols();
        this.book = book;
    }

    /** Those no instrument of their venue goes by; none of a venue that has not told its instruments yet. */
    List<Problem> unknown() {
        return byVenue.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(symbol -> book.objection(entry.getKey(), null, symbol).stream())
                        .map(why -> new Problem(
                                "exchanges." + entry.getKey() + ".symbols",
                                why,
                                "correct or delete it, nothing comes for it")))
                .toList();
    }
}
