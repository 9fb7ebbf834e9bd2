package io.azalai.trade.risk;

import io.azalai.model.Listing;
import org.jspecify.annotations.Nullable;

/**
 * How far a latch reaches. Its text is {@code GLOBAL}, {@code VENUE|name} or {@code SYMBOL|venue|symbol}.
 *
 * @param venue null: every venue
 * @param symbol canonical; null: every symbol
 */
public record Scope(@Nullable String venue, @Nullable String symbol) {

    /** Everything. */
    public static final Scope GLOBAL = new Scope(null, null);

    public Scope {
        if (venue == null && symbol != null) {
            throw new IllegalArgumentException("a scope with symbol " + symbol + " needs its venue");
        }
    }

    public static Scope ofVenue(String venue) {
        return new Scope(venue, null);
    }

    /**
     * The scope of a text that {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Scope parse(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length == 1 && parts[0].equals("GLOBAL")) {
            return GLOBAL;
        }
        if (parts.length == 2 && parts[0].equals("VENUE")) {
            return ofVenue(parts[1]);
        }
        if (parts.length == 3 && parts[0].equals("SYMBOL")) {
            return new Scope(parts[1], parts[2]);
        }
        throw new IllegalArgumentException("a scope is GLOBAL, VENUE|name or SYMBOL|venue|symbol, was '" + text + "'");
    }

    /** Whether orders for this listing fall under the scope. */
    public boolean covers(Listing listing) {
        return (venue == null || venue.equals(listing.venue())) && (symbol == null || symbol.equals(listing.symbol()));
    }

    @Override
    public String toString() {
        if (venue == null) {
            return "GLOBAL";
        }
        return symbol == null ? "VENUE|" + venue : "SYMBOL|" + venue + "|" + symbol;
    }
}
