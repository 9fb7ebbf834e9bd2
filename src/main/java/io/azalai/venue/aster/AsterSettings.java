package io.azalai.venue.aster;

import io.azalai.model.MarginMode;
import io.azalai.settings.Block;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.RateLimit;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The block {@code exchanges.aster}.
 *
 * @param credentials of each account that is fully configured, by alias, {@code main} first
 * @param hotHot whether each stream comes by two connections, of which the first brings a frame
 * @param transfers whether money may be moved between spot and perpetuals
 * @param marginMode what symbols get before their first increasing order; null to leave what the venue has
 * @param symbols what is meant by {@code *}, in any spelling
 */
record AsterSettings(
        boolean enabled,
        Network network,
        Map<String, Credentials> credentials,
        RateLimit rateLimit,
        boolean hotHot,
        boolean transfers,
        @Nullable MarginMode marginMode,
        List<String> symbols,
        List<String> warnings)
        implements VenueSettings {

    /**
     * What we use at most unless the block says otherwise: requests of both hosts together, weight of each (aster.md
     * section 7).
     */
    private static final RateLimit LIMIT = new RateLimit(1200, 100, 1200);

    static final String MAIN = "main";
    private static final List<String> DEFAULT_SYMBOLS = List.of("BTC", "ETH", "BTC/USDT");

    AsterSettings {
        credentials = Collections.unmodifiableMap(new LinkedHashMap<>(credentials));
        symbols = List.copyOf(symbols);
        warnings = List.copyOf(warnings);
    }

    static AsterSettings read(Block block) {
        List<String> warnings = new ArrayList<>();
        Map<String, Credentials> credentials = new LinkedHashMap<>();
        Credentials.read(block).ifPresent(flat -> credentials.put(MAIN, flat));
        block.block("accounts").blocks().forEach((alias, account) -> Credentials.read(account)
                .ifPresent(read -> credentials.put(alias, read)));
        List<String> symbols = block.texts("symbols");
        return new AsterSettings(
                block.flag("enabled", true),
                Network.read(block, warnings),
                credentials,
                RateLimit.read(block.block("rate_limit"), LIMIT),
                block.flag("hot_hot", false),
                block.flag("transfers", false),
                VenueSettings.marginMode(block).orElse(null),
                symbols.isEmpty() ? DEFAULT_SYMBOLS : symbols,
                warnings);
    }

    @Override
    public boolean testnet() {
        return network.isTestnet();
    }

    @Override
    public List<String> accounts() {
        return List.copyOf(credentials.keySet());
    }

    @Override
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        credentials.forEach((alias, account) -> {
            if (account instanceof Credentials.Wallet wallet) {
                addresses.put(alias, wallet.user().toLowerCase(Locale.ROOT));
            }
        });
        return addresses;
    }

    /** The accounts that sign by API key and not by wallet. */
    Set<String> keyed() {
        return credentials.entrySet().stream()
                .filter(account -> account.getValue() instanceof Credentials.Hmac)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
                "enabled",
                Boolean.toString(enabled),
                "testnet",
                Boolean.toString(testnet()),
                Network.FUTURES_REST,
                network.futuresRest(),
                Network.SPOT_REST,
                network.spotRest(),
                Network.FUTURES_STREAM,
                network.futuresStream(),
                Network.SPOT_STREAM,
                network.spotStream(),
                "symbols",
                String.join(",", symbols),
                "accounts",
                String.join(",", accounts()),
                "hot_hot",
                Boolean.toString(hotHot),
                "private",
                Boolean.toString(credentials.values().stream().anyMatch(each -> !each.equals(Credentials.NOBODY))));
    }

    @Override
    public VenueSettings onPaper() {
        Map<String, Credentials> nobody = Map.of(MAIN, Credentials.NOBODY);
        return new AsterSettings(enabled, network, nobody, rateLimit, hotHot, true, marginMode, symbols, warnings);
    }

    @Override
    public OpenVenue open(VenueContext context) {
        return OpenAster.open(this, context);
    }
}
