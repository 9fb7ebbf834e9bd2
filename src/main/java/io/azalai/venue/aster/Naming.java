package io.azalai.venue.aster;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;

/** The venue's names for things and the further spellings people use. */
final class Naming {

    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[.A-Z:/a-z0-9_-]{1,36}");
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int HASHED_CHARACTERS = 26;
    private static final String MAIN_QUOTE = "USDT";

    private Naming() {}

    /** A perpetual: {@code BTC/USDT:USDT}. */
    static Listing perpetual(String base, String quote, String settle, String venueSymbol) {
        return Listing.of(Aster.NAME, Market.PERP, base + "/" + quote + ":" + settle, venueSymbol);
    }

    /** A spot pair: {@code BTC/USDT}. */
    static Listing pair(String base, String quote, String venueSymbol) {
        return Listing.of(Aster.NAME, Market.SPOT, base + "/" + quote, venueSymbol);
    }

    /** A symbol that metadata does not list, so that private data of it is not lost: its own name on both sides. */
    static Listing unlisted(Market market, String venueSymbol) {
        String given = Words.given(venueSymbol, "symbol");
        return Listing.of(Aster.NAME, market, given, given);
    }

    /** Further spellings of an instrument: the base alone means its main pair, the one quoted in USDT. */
    static List<String> aliases(Instrument instrument) {
        String base = instrument.baseAsset();
        String quote = instrument.quoteAsset();
        String dashed = base + "-" + quote;
        boolean main = quote.equals(MAIN_QUOTE);
        return switch (instrument.listing().market()) {
            case PERP -> main ? List.of(base, base + "-PERP", dashed) : List.of(dashed);
            case SPOT -> main ? List.of(base, dashed) : List.of(dashed);
        };
    }

    /** The symbol part of a stream's name: lower case, which leaves other scripts alone (aster.md section 6.1). */
    static String inStreams(String venueSymbol) {
        StringBuilder name = new StringBuilder(venueSymbol.length());
        venueSymbol
                .chars()
                .forEach(
                        letter -> name.append((char) (letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter)));
        return name.toString();
    }

    /**
     * The client order id the venue knows: ours where it fits, else a digest of it (downstream.md section 7); also of
     * one that reads like those by which the venue itself closes (aster.md section 6.4).
     */
    static String clientOrderId(String account, String clientOrderId) {
        if (CLIENT_ORDER_ID.matcher(clientOrderId).matches() && Words.closedBy(clientOrderId) == null) {
            return clientOrderId;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("azalai|" + account + "|" + clientOrderId).getBytes(StandardCharsets.UTF_8));
            return "x-" + base32(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String base32(byte[] digest) {
        StringBuilder text = new StringBuilder(HASHED_CHARACTERS);
        int bits = 0;
        int held = 0;
        for (int i = 0; text.length() < HASHED_CHARACTERS; i++) {
            bits = (bits << 8) | (digest[i] & 0xff);
            held += 8;
            while (held >= 5 && text.length() < HASHED_CHARACTERS) {
                held -= 5;
                text.append(BASE32.charAt((bits >> held) & 31));
            }
            bits &= (1 << held) - 1;
        }
        return text.toString();
    }
}
