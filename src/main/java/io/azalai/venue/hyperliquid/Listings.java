package io.azalai.venue.hyperliquid;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Side;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.Symbols;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What metadata says: the instruments by every name and their asset ids, which orders use instead of names. Safe for
 * many threads: an immutable table is replaced as a whole.
 */
final class Listings {

    private final Symbols symbols = new Symbols(Hyperliquid.NAME, Naming::aliases);
    private volatile Map<Market, InstrumentCodec.Universe> known = Map.of();

    Symbols symbols() {
        return symbols;
    }

    /** Takes over freshly read metadata of a market. */
    synchronized List<Instrument> replace(Market market, InstrumentCodec.Universe universe) {
        Map<Market, InstrumentCodec.Universe> next = new EnumMap<>(Market.class);
        next.putAll(known);
        next.put(market, universe);
        known = Map.copyOf(next);
        symbols.replace(market, universe.instruments());
        return universe.instruments();
    }

    /**
     * The asset id of a listing.
     *
     * @throws InvalidSymbolException when metadata does not list it, with outcome NOT_SENT
     */
    int id(Listing listing) {
        return universe(listing.market())
                .map(universe -> universe.assetIds().get(listing.venueSymbol()))
                .orElseThrow(() -> unknown(listing));
    }

    /** The listing of an asset id; one of that number where metadata lists none. */
    Listing listingOf(int id) {
        return known.values().stream()
                .flatMap(universe -> universe.assetIds().entrySet().stream())
                .filter(entry -> entry.getValue() == id)
                .map(entry -> listing(entry.getKey()))
                .findFirst()
                .orElseGet(() -> Naming.unlisted("asset-" + id));
    }

    /** What must be read before perpetuals of further dexes: the tokens of spot, which name their collateral. */
    List<VenueRequest<?>> needed() {
        return tokens().isEmpty() ? List.of(new ReadInstruments(Market.SPOT)) : List.of();
    }

    /** What the spot tokens are called; empty until the spot metadata is read. */
    Tokens tokens() {
        return universe(Market.SPOT).map(InstrumentCodec.Universe::tokens).orElse(Tokens.UNREAD);
    }

    /**
     * The asset of a trade's fee: that of its pair which the venue calls so, what was received where it calls both so
     * (hyperliquid.md section 8.4).
     *
     * @param feeToken name of a token; null in old replies
     */
    String feeAsset(String coin, Side side, @Nullable String feeToken) {
        if (feeToken == null) {
            return Naming.COLLATERAL;
        }
        String told = Words.named(feeToken, "feeToken");
        return symbols.of(listing(coin))
                .flatMap(instrument -> paid(instrument, side == Side.BUY).stream()
                        .filter(asset -> Tokens.isCalled(asset, told))
                        .findFirst())
                .orElse(told);
    }

    /** What fees are paid in, first what a trade of that side brings; perpetuals are paid for in their collateral. */
    private static List<String> paid(Instrument instrument, boolean buy) {
        String quote = instrument.quoteAsset();
        if (instrument.listing().market() == Market.PERP) {
            return List.of(quote);
        }
        return buy ? List.of(instrument.baseAsset(), quote) : List.of(quote, instrument.baseAsset());
    }

    /** Names of all dexes that list perpetuals, in order; empty until the metadata is read. */
    Set<String> dexes() {
        return universe(Market.PERP).map(InstrumentCodec.Universe::dexes).orElse(Set.of());
    }

    /** Whether a perpetual allows no cross margin. */
    boolean isIsolatedOnly(Listing listing) {
        return universe(listing.market())
                .filter(universe -> universe.isolated().contains(listing.venueSymbol()))
                .isPresent();
    }

    /** Whether fees of a perpetual are a tenth. */
    boolean isGrowing(Listing listing) {
        return universe(listing.market())
                .filter(universe -> universe.growing().contains(listing.venueSymbol()))
                .isPresent();
    }

    /** The perpetuals of a dex in the order of its universe. */
    List<Listing> perpetuals(String dex) {
        return universe(Market.PERP).stream()
                .flatMap(universe -> universe.instruments().stream())
                .map(Instrument::listing)
                .filter(listing -> Naming.dexOf(listing.venueSymbol()).equals(dex))
                .toList();
    }

    /** The token that margin of a dex is in; USDC while metadata lists no coin of it. */
    String collateral(String dex) {
        return symbols.all().stream()
                .filter(instrument -> instrument.listing().market() == Market.PERP
                        && Naming.dexOf(instrument.listing().venueSymbol()).equals(dex))
                .map(Instrument::quoteAsset)
                .findFirst()
                .orElse(Naming.COLLATERAL);
    }

    /**
     * The coin of a listing as requests name it.
     *
     * @throws InvalidSymbolException when metadata does not list it, with outcome NOT_SENT
     */
    String coin(Listing listing) {
        return instrument(listing).listing().venueSymbol();
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

    private Optional<InstrumentCodec.Universe> universe(Market market) {
        return Optional.ofNullable(known.get(market));
    }

    private static InvalidSymbolException unknown(Listing listing) {
        return new InvalidSymbolException(VenueException.notSent(
                Hyperliquid.NAME,
                "resolve",
                "INVALID_SYMBOL",
                "symbol " + listing.symbol() + " is not listed: write one that the venue lists"));
    }
}
