package io.azalai.venue.hyperliquid;

import io.azalai.model.MarginMode;
import io.azalai.settings.Block;
import io.azalai.settings.Loopback;
import io.azalai.settings.Problem;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.RateLimit;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The block {@code exchanges.hyperliquid}.
 *
 * @param baseUrl REST address without trailing slash
 * @param wsUrl address of the socket
 * @param symbols what is streamed where a flow wants every configured symbol
 * @param dexes further dexes of perpetuals by name, beside the venue's own
 * @param fastBook whether the best 5 levels of books come each half second, beside all 20 each five seconds
 * @param hotHot whether each stream comes by two connections, of which the first brings a frame
 * @param transfers whether money may be moved between an account's own ledgers
 * @param marginMode what symbols get before their first increasing order; null to leave what the venue has
 * @param accountKeys the accounts with their keys; {@code main} first
 */
record HyperliquidSettings(
        boolean enabled,
        Network network,
        String baseUrl,
        String wsUrl,
        List<String> symbols,
        List<String> dexes,
        boolean fastBook,
        boolean hotHot,
        boolean transfers,
        @Nullable MarginMode marginMode,
        RateLimit rateLimit,
        List<Credentials> accountKeys,
        List<String> warnings)
        implements VenueSettings {

    /**
     * What we use at most unless the block says otherwise; the venue allows a weight of 1200 (hyperliquid.md section
     * 7.1).
     */
    private static final RateLimit LIMIT = new RateLimit(600, 20, 1000);

    private static final List<String> SYMBOLS = List.of("BTC", "ETH", "PURR/USDC");

    private static final Pattern DEX = Pattern.compile("[a-z0-9]{1,16}");

    HyperliquidSettings {
        symbols = List.copyOf(symbols);
        dexes = List.copyOf(dexes);
        accountKeys = List.copyOf(accountKeys);
        warnings = List.copyOf(warnings);
    }

    static HyperliquidSettings read(Block block) {
        List<String> warnings = new ArrayList<>();
        Network network = block.flag("testnet", false) ? Network.TESTNET : Network.MAINNET;
        String baseUrl =
                address(block, "base_url", network.baseUrl(), "http", network).replaceFirst("/+$", "");
        boolean ours = !network.other().owns(baseUrl);
        String wsUrl = address(block, "ws_url", Network.socketOf(ours ? baseUrl : network.baseUrl()), "ws", network);
        for (String unused : List.of("api_key", "api_secret")) {
            if (block.has(unused)) {
                warnings.add(block.path() + "." + unused + " is not used: Hyperliquid knows only secret_key");
            }
        }
        List<String> symbols = block.texts("symbols");
        boolean hotHot = block.flag("hot_hot", false);
        boolean fastBook = block.flag("fast_book", true);
        return new HyperliquidSettings(
                block.flag("enabled", true),
                network,
                baseUrl,
                wsUrl,
                symbols.isEmpty() ? SYMBOLS : symbols,
                dexes(block),
                fastBook,
                hotHot,
                block.flag("transfers", false),
                VenueSettings.marginMode(block).orElse(null),
                RateLimit.read(block.block("rate_limit"), LIMIT),
                new Credentials.Reader(warnings, hotHot, fastBook).read(block),
                warnings);
    }

    private static List<String> dexes(Block block) {
        List<String> dexes = block.texts("dexes");
        for (String dex : dexes) {
            if (!DEX.matcher(dex).matches() || Collections.frequency(dexes, dex) > 1) {
                block.problem("dexes", "holds '" + dex + "'", "write each dex once, in lower case, such as xyz");
            }
        }
        return dexes;
    }

    /** Connections that carry the same. */
    int copies() {
        return hotHot ? 2 : 1;
    }

    /** Which of the dexes are not among those that list perpetuals; none where no list was read. */
    List<Problem> unlisted(Set<String> listed) {
        Set<String> further = new LinkedHashSet<>(listed);
        further.remove(Parts.FIRST);
        return dexes.stream()
                .filter(dex -> !listed.isEmpty() && !further.contains(dex))
                .map(dex -> new Problem(
                        "exchanges." + Hyperliquid.NAME + ".dexes",
                        "holds '" + dex + "', and the venue lists no such dex of perpetuals",
                        "write some of " + further + " or delete it"))
                .toList();
    }

    private static String address(Block block, String key, String otherwise, String scheme, Network network) {
        String address = block.text(key, otherwise);
        URI uri = uri(address);
        boolean plain = scheme.equals(uri.getScheme()) && Loopback.holds(uri.getHost());
        if (!plain && !(scheme + "s").equals(uri.getScheme())) {
            block.problem(key, "is no " + scheme + "s:// address: " + address, "write " + otherwise);
        } else if (network.other().owns(address)) {
            block.problem(
                    key,
                    "belongs to " + network.other() + ", but testnet is " + (network == Network.TESTNET),
                    "write " + otherwise + " or change testnet");
        }
        return address;
    }

    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException noAddress) {
            return URI.create("none:none");
        }
    }

    @Override
    public boolean testnet() {
        return network == Network.TESTNET;
    }

    @Override
    public List<String> accounts() {
        return accountKeys.stream().map(Credentials::alias).toList();
    }

    @Override
    public Map<String, String> addresses() {
        return accountKeys.stream().collect(Collectors.toUnmodifiableMap(Credentials::alias, Credentials::user));
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
                "base_url", baseUrl,
                "ws_url", wsUrl,
                "testnet", Boolean.toString(testnet()),
                "accounts", String.join(",", accounts()),
                "private", Boolean.toString(accountKeys.stream().anyMatch(each -> !each.equals(Credentials.NOBODY))),
                "hot_hot", Boolean.toString(hotHot),
                "symbols", String.join(",", symbols));
    }

    @Override
    public VenueSettings onPaper() {
        return new HyperliquidSettings(
                enabled,
                network,
                baseUrl,
                wsUrl,
                symbols,
                dexes,
                fastBook,
                hotHot,
                true,
                marginMode,
                rateLimit,
                List.of(Credentials.NOBODY),
                warnings);
    }

    @Override
    public OpenVenue open(VenueContext context) {
        return OpenHyperliquid.with(this, context);
    }
}
