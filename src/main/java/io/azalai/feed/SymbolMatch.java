package io.azalai.feed;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import org.jspecify.annotations.Nullable;

/**
 * Whether a symbol, as a caller wrote it, means a listing. Safe for many threads; asked once per reader and listing.
 */
@FunctionalInterface
public interface SymbolMatch {

    /** Compares spellings: canonical, the venue's own, or the base asset of a perpetual unless spot was asked for. */
    SymbolMatch SPELLING = (text, listing, market) -> text.equalsIgnoreCase(listing.symbol())
            || text.equalsIgnoreCase(listing.venueSymbol())
            || (listing.market() == (market == null ? Market.PERP : market)
                    && text.equalsIgnoreCase(baseAsset(listing)));

    /**
     * Whether {@code text} means {@code listing}.
     *
     * @param market what the caller said the symbol is listed on; null when nothing
     */
    boolean means(String text, Listing listing, @Nullable Market market);

    private static String baseAsset(Listing listing) {
        int slash = listing.symbol().indexOf('/');
        return slash < 0 ? listing.symbol() : listing.symbol().substring(0, slash);
    }
}
