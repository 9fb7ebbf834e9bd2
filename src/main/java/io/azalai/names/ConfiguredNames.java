package io.azalai.names;

import io.azalai.model.Instrument;
import io.azalai.provision.Provisions;
import io.azalai.settings.Block;
import io.azalai.settings.ConfigurationException;
import io.azalai.settings.Problem;
import io.azalai.venue.OpenVenue;
import java.util.ArrayList;
import java.util.List;

/**
 * The symbols and the venues' own names in the configuration, held against what the venues list; of a venue that has
 * not told its instruments yet nothing is said. Immutable.
 */
public final class ConfiguredNames {

    private final Provisions provisions;
    private final List<OpenVenue> venues;
    private final VenueSymbols symbols;

    public ConfiguredNames(Provisions provisions, List<OpenVenue> venues, VenueSymbols symbols) {
        this.provisions = provisions;
        this.venues = venues;
        this.symbols = symbols;
    }

    public String file() {
        return provisions.configuration().file();
    }

    /** What the configuration itself names, and its venue does not list. */
    public List<Problem> unlisted() {
        List<Problem> problems = new ArrayList<>();
        for (OpenVenue venue : venues) {
            problems.addAll(venue.unlisted());
            if (namesSymbols(venue)) {
                problems.addAll(unlistedSymbols(venue));
            }
        }
        problems.addAll(unlistedAllowed());
        return problems;
    }

    /** Symbols of our own defaults that a venue does not list: a test network may have fewer. */
    public List<Problem> absentDefaults() {
        return venues.stream()
                .filter(venue -> !namesSymbols(venue))
                .flatMap(venue -> unlistedSymbols(venue).stream())
                .toList();
    }

    /**
     * Refuses what the configuration itself names and its venue does not list.
     *
     * @throws ConfigurationException with all of it
     */
    public void requireListed() {
        List<Problem> unlisted = unlisted();
        if (!unlisted.isEmpty()) {
            throw new ConfigurationException(provisions.configuration().file(), unlisted);
        }
    }

    /** What {@code risk.allowed_symbols} allows by mistake: nobody could increase it, and no order would say why. */
    private List<Problem> unlistedAllowed() {
        return provisions.limits().allowedSymbols().stream()
                .filter(allowed -> !isListed(allowed))
                .map(allowed -> new Problem(
                        "risk.allowed_symbols",
                        "holds '" + allowed + "', which is no symbol of an enabled venue",
                        "write it as venue:symbol, such as " + example()))
                .toList();
    }

    private boolean isListed(String allowed) {
        String name = allowed.substring(0, Math.max(0, allowed.indexOf(':')));
        String symbol = allowed.substring(name.length() + (name.isEmpty() ? 0 : 1));
        return provisions.leftOut().contains(name)
                || venues.stream()
                        .filter(venue -> venue.name().equals(name))
                        .anyMatch(venue -> !VenueSymbols.hasTold(venue, null)
                                || venue.symbols().all().stream()
                                        .map(Instrument::listing)
                                        .anyMatch(listing -> listing.symbol().equals(symbol)
                                                || listing.venueSymbol().equals(symbol)));
    }

    private String example() {
        OpenVenue venue = venues.get(0);
        return venue.name() + ":"
                + venue.symbols().all().stream()
                        .map(instrument -> instrument.listing().symbol())
                        .findFirst()
                        .orElse("BTC");
    }

    private boolean namesSymbols(OpenVenue venue) {
        Block exchanges = provisions.configuration().root().block("exchanges");
        return exchanges.block(venue.name()).has("symbols");
    }

    private List<Problem> unlistedSymbols(OpenVenue venue) {
        return provisions.symbols().getOrDefault(venue.name(), List.of()).stream()
                .flatMap(symbol -> symbols.objection(venue.name(), null, symbol).stream())
                .map(why -> new Problem(
                        "exchanges." + venue.name() + ".symbols", why, "correct or delete it, nothing comes for it"))
                .toList();
    }
}
