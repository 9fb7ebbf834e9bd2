package io.azalai.venue.hyperliquid;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.Symbols;
import io.azalai.venue.VenueException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What metadata says: the instruments by every name and their asset ids, which orders use instead of names. Safe for
 * many threads: an immutable table is replaced as a whole.
 */
final class Assets {

    private final Symbols symbols = new Symbols(Hyperliquid.NAME, Naming::aliases);
    private volatile Map<Market, Map<String, Integer>> ids = Map.of();

    Symbols symbols() {
        return symbols;
    }

    /** Takes over freshly read metadata of a market. */
    synchronized List<Instrument> replace(Market market, MarketCodec.Universe universe) {
        Map<Market, Map<String, Integer>> next = new EnumMap<>(Market.class);
        next.putAll(ids);
        next.put(market, universe.assetIds());
        ids = Map.copyOf(next);
        symbols.replace(market, universe.instruments());
        return universe.instruments();
    }

    /**
     * The asset id of a listing.
     *
     * @throws InvalidSymbolException when metadata does not list it, with outcome NOT_SENT
     */
    int id(Listing listing) {
        Integer id = ids.getOrDefault(listing.market(), Map.of()).get(listing.venueSymbol());
        if (id == null) {
            throw unknown(listing);
        }
        return id;
    }

    /**
     * The instrument of a listing.
     *
     * @throws InvalidSymbolException when metadata does not list it, with outcome NOT_SENT
     */
    Instrument instrument(Listing listing) {
        return symbols.of(listing).orElseThrow(() -> unknown(listing));
    }

    /** The listing of a coin in private data; one of its own name when metadata does not list it. */
    Listing listing(String coin) {
        Listing listing = symbols.onWire(Naming.marketOf(coin), coin);
        return listing == null ? Naming.unlisted(coin) : listing;
    }

    private static InvalidSymbolException unknown(Listing listing) {
        return new InvalidSymbolException(VenueException.notSent(
                Hyperliquid.NAME, "resolve", "INVALID_SYMBOL", listing.symbol() + " is not listed"));
    }
}
