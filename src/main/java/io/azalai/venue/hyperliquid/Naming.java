package io.azalai.venue.hyperliquid;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The venue's names for things and the further spellings people use (hyperliquid.md sections 5.1 and 5.2). */
final class Naming {

    /** Names of bridged tokens on the wire to the names the venue's own pages show. */
    private static final Map<String, String> SHOWN_AS = Map.ofEntries(
            Map.entry("UBTC", "BTC"),
            Map.entry("UETH", "ETH"),
            Map.entry("USOL", "SOL"),
            Map.entry("UFART", "FARTCOIN"),
            Map.entry("UPUMP", "PUMP"),
            Map.entry("UBONK", "BONK"),
            Map.entry("UUUSPX", "SPX"),
            Map.entry("UENA", "ENA"),
            Map.entry("UMON", "MON"),
            Map.entry("UXPL", "XPL"),
            Map.entry("HPENGU", "PENGU"),
            Map.entry("USDT0", "USDT"),
            Map.entry("XAUT0", "XAUT"));

    static final String COLLATERAL = "USDC";
    private static final int CLIENT_ID_BYTES = 16;

    private Naming() {}

    /** The market a coin of a frame belongs to: {@code @107} and {@code PURR/USDC} are spot, as are outcomes. */
    static Market marketOf(String coin) {
        boolean spot = coin.startsWith("@") || coin.startsWith("#") || coin.indexOf('/') >= 0;
        return spot ? Market.SPOT : Market.PERP;
    }

    /** The dex of a perpetual, empty for the first: of {@code xyz:NVDA} it is {@code xyz}. */
    static String dexOf(String coin) {
        return coin.substring(0, Math.max(0, coin.indexOf(':')));
    }

    /** A perpetual of the first dex. */
    static Listing perpetual(String coin) {
        return perpetual(coin, COLLATERAL);
    }

    /** A perpetual with the token its margin is in: {@code xyz:NVDA} is {@code XYZ-NVDA/USDC:USDC}. */
    static Listing perpetual(String coin, String collateral) {
        String symbol = base(coin) + "/" + collateral + ":" + collateral;
        return Listing.of(Hyperliquid.NAME, Market.PERP, symbol, coin);
    }

    /** What a perpetual is of; a colon would look like the one before the collateral. */
    static String base(String coin) {
        return coin.indexOf(':') < 0 ? coin : coin.replace(':', '-').toUpperCase(Locale.ROOT);
    }

    /** A coin that metadata does not list, so that private data of it is not lost: its own name on both sides. */
    static Listing unlisted(String coin) {
        String named = Words.named(coin, "coin");
        return Listing.of(Hyperliquid.NAME, marketOf(named), named, named);
    }

    /** Further spellings of an instrument, the exact ones first. */
    static List<String> aliases(Instrument instrument) {
        String base = instrument.baseAsset();
        String quote = instrument.quoteAsset();
        String shown = SHOWN_AS.getOrDefault(base, base);
        return switch (instrument.listing().market()) {
            case PERP -> List.of(base + "-PERP", base + quote);
            case SPOT ->
                quote.equals(COLLATERAL)
                        ? List.of(base + "/" + quote, base, shown + "/" + quote, shown)
                        : List.of(base + "/" + quote, shown + "/" + SHOWN_AS.getOrDefault(quote, quote));
        };
    }

    /** The client order id the venue knows: 128 bits of a digest (downstream.md section 7). */
    static String clientOrderId(String account, String clientOrderId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("azalai|" + account + "|" + clientOrderId).getBytes(StandardCharsets.UTF_8));
            return "0x" + HexFormat.of().formatHex(digest, 0, CLIENT_ID_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
