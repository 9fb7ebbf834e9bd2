package io.azalai.model;

/**
 * Where a thing is listed. One instance per instrument is made when metadata is read and then shared by all its events.
 *
 * @param venue name of the venue, lower case
 * @param market spot or perpetual
 * @param symbol canonical symbol: {@code BTC/USDC} spot, {@code BTC/USDC:USDC} perpetual
 * @param venueSymbol the venue's own, exact spelling: {@code BTC}, {@code @107}, {@code BTCUSDT}
 * @param key {@code venue|symbol}
 */
public record Listing(String venue, Market market, String symbol, String venueSymbol, String key) {

    /**
     * Whether it is the same thing: before a venue has told what it lists, its own spelling is all that is known of it.
     */
    public boolean isSame(Listing other) {
        return venue.equals(other.venue) && market == other.market && venueSymbol.equals(other.venueSymbol);
    }

    /** A listing with its key. */
    public static Listing of(String venue, Market market, String symbol, String venueSymbol) {
        return new Listing(venue, market, symbol, venueSymbol, venue + "|" + symbol);
    }
}
