package io.azalai.venue.aster;

import io.azalai.settings.Block;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the venue is (aster.md section 1): two hosts for calls, two for streams, and the chain that signatures are for.
 *
 * @param futuresStream with its path {@code /ws}, as is {@code spotStream}
 * @param chain id in the domain of signatures: a signature of one network is void on the other
 */
record Network(String futuresRest, String spotRest, String futuresStream, String spotStream, int chain) {

    static final String FUTURES_REST = "base_url";
    static final String SPOT_REST = "spot_base_url";
    static final String FUTURES_STREAM = "ws_url";
    static final String SPOT_STREAM = "spot_ws_url";

    static final Network MAINNET = new Network(
            "https://fapi.asterdex.com",
            "https://sapi.asterdex.com",
            "wss://fstream.asterdex.com/ws",
            "wss://sstream.asterdex.com/ws",
            1666);

    static final Network TESTNET = new Network(
            "https://fapi.asterdex-testnet.com",
            "https://sapi.asterdex-testnet.com",
            "wss://fstream5.asterdex-testnet.com/ws",
            "wss://sstream.asterdex-testnet.com/ws",
            714);

    private static final String STALE_STREAM = "stream.asterdex.com";
    private static final String MAINNET_HOST = "asterdex.com";
    private static final String TESTNET_HOST = "asterdex-testnet.com";

    /** The network of a block, with the addresses that it names instead. */
    static Network read(Block block, List<String> warnings) {
        Network normal = block.flag("testnet", false) ? TESTNET : MAINNET;
        return new Network(
                normal.address(block, FUTURES_REST, "http", normal.futuresRest),
                normal.address(block, SPOT_REST, "http", normal.spotRest),
                stream(normal.fresh(block, FUTURES_STREAM, "f", normal.futuresStream, warnings)),
                stream(normal.fresh(block, SPOT_STREAM, "s", normal.spotStream, warnings)),
                normal.chain);
    }

    /** Whatever its addresses: they may be of a machine in between. */
    boolean isTestnet() {
        return chain == TESTNET.chain;
    }

    private String address(Block block, String key, String scheme, String normal) {
        String text = block.text(key, normal);
        URI address = parsed(text);
        String host = address == null || address.getHost() == null ? "" : address.getHost();
        String found = address == null || address.getScheme() == null ? "" : address.getScheme();
        if (host.isEmpty() || !(found.equals(scheme) || found.equals(scheme + "s"))) {
            block.problem(key, "is no " + scheme + "s address: " + text, "write an address such as " + normal);
            return normal;
        }
        if (host.endsWith(isTestnet() ? MAINNET_HOST : TESTNET_HOST)) {
            String other = isTestnet() ? "mainnet" : "testnet";
            block.problem(
                    key,
                    "is a " + other + " address beside testnet: " + isTestnet() + ": " + text,
                    "remove the key, or write " + normal);
            return normal;
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static @Nullable URI parsed(String text) {
        try {
            return URI.create(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    /** The address of streams; once both markets had one host, whose name has got a letter of the market. */
    private String fresh(Block block, String key, String letter, String normal, List<String> warnings) {
        String address = address(block, key, "ws", normal);
        String renamed = address.replace("//" + STALE_STREAM, "//" + letter + STALE_STREAM);
        if (!renamed.equals(address)) {
            warnings.add(block.path() + "." + key + ": " + address + " is no more; " + renamed
                    + " is used, please write that");
        }
        return renamed;
    }

    private static String stream(String address) {
        return address.endsWith("/ws") ? address : address + "/ws";
    }
}
