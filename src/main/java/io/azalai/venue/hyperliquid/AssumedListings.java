package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Market;
import io.azalai.venue.Symbols;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Coins of recordings that no recorded metadata lists: perpetuals get the names they would have with USDC behind them,
 * spot pairs go by the venue's. Confined to one thread.
 */
final class AssumedListings {

    private static final Set<String> KEYS = Set.of("coin", "s");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+([.][0-9]+)?");

    private final Symbols symbols;

    AssumedListings(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Lists the coins that a recording names and metadata does not. */
    void take(JsonNode json) {
        JsonNode mids = json.has("data") ? json.at("/data/mids") : json;
        if (isPrices(mids)) {
            mids.fieldNames().forEachRemaining(this::list);
        }
        within(json);
    }

    /** Whether it is an object of decimals alone, as mids are by coin. */
    private static boolean isPrices(JsonNode json) {
        return json.isObject()
                && json.properties().stream()
                        .allMatch(field -> field.getValue().isTextual()
                                && DECIMAL.matcher(field.getValue().asText()).matches());
    }

    private void within(JsonNode json) {
        if (json.isArray()
                && json.size() == 2
                && json.path(0).isTextual()
                && json.at("/1/0/0").isTextual()) {
            list(json.path(0).asText()); // a row of predictedFundings
        }
        json.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean balance = json.has("hold") || json.has("token");
            if (KEYS.contains(field.getKey()) && value.isTextual() && !balance) {
                list(value.asText());
            }
        });
        json.forEach(this::within);
    }

    private void list(String coin) {
        Market market = Naming.marketOf(coin);
        if (coin.isEmpty() || symbols.onWire(market, coin) != null) {
            return;
        }
        symbols.assume(
                market == Market.PERP ? Naming.perpetual(coin) : Naming.unlisted(coin),
                Naming.base(coin),
                Naming.COLLATERAL);
    }
}
