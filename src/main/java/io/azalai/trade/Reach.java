package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.OpenVenue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a sweep of an account goes.
 *
 * @param market in which market; null for all that the venue has
 * @param only of which symbol; null for all
 * @param symbol canonical, of whatever market; null for all
 */
record Reach(
        @Nullable Market market,
        @Nullable Listing only,
        @Nullable String symbol) {

    static final Reach ALL = new Reach(null, null, null);

    /** One symbol, or else one market, or else all. */
    static Reach of(@Nullable Market market, @Nullable Listing only) {
        return new Reach(only == null ? market : only.market(), only, null);
    }

    /** As far as a scope reaches within a venue that it covers, whether or not that lists its symbol. */
    static Reach of(Scope scope) {
        return new Reach(null, null, scope.symbol());
    }

    /** What open orders are asked of, those of each call. */
    List<Set<Market>> markets(OpenVenue venue) {
        return market == null ? venue.toldTogether() : List.of(Set.of(market));
    }

    boolean holds(Listing listing) {
        if (symbol != null) {
            return symbol.equals(listing.symbol());
        }
        return only == null ? market == null || market == listing.market() : only.equals(listing);
    }
}
