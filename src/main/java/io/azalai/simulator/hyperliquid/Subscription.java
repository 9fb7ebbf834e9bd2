package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A subscription in the venue's normalised form (section 6.1): what the client sent, addresses in lower case, defaults
 * added. Equal forms are the same subscription.
 */
record Subscription(ObjectNode form) {

    private static final Set<String> OF_COIN =
            Set.of("l2Book", "trades", "bbo", "activeAssetCtx", "candle", "activeAssetData");
    private static final Set<String> OF_USER = Set.of(
            "orderUpdates",
            "userEvents",
            "userFills",
            "userFundings",
            "userNonFundingLedgerUpdates",
            "userHistoricalOrders",
            "userTwapSliceFills",
            "userTwapHistory",
            "twapStates",
            "clearinghouseState",
            "allDexsClearinghouseState",
            "spotState",
            "openOrders",
            "notification",
            "webData2",
            "webData3",
            "activeAssetData");
    private static final Set<String> OF_ALL =
            Set.of("allMids", "assetCtxs", "allDexsAssetCtxs", "spotAssetCtxs", "fastAssetCtxs", "outcomeMetaUpdates");
    private static final Map<String, Map<String, String>> DEFAULTS = Map.of(
            "l2Book", Map.of("nSigFigs", "null", "mantissa", "null", "fast", "false"),
            "userFills", Map.of("aggregateByTime", "false"),
            "clearinghouseState", Map.of("dex", ""),
            "twapStates", Map.of("dex", ""),
            "assetCtxs", Map.of("dex", ""),
            "openOrders", Map.of("dex", ""));

    /** @throws UnreadableException when type or a required field is unknown, missing or of a wrong type */
    static Subscription of(JsonNode posted) {
        String type = posted.path("type").asText();
        boolean ofUser = OF_USER.contains(type);
        boolean ofCoin = OF_COIN.contains(type);
        if (!posted.isObject() || (!ofUser && !ofCoin && !OF_ALL.contains(type))) {
            throw new UnreadableException("type");
        }
        ObjectNode form = posted.deepCopy();
        if (ofUser) {
            String user = posted.path("user").asText().toLowerCase(Locale.ROOT);
            if (!user.matches("0x[0-9a-f]{40}")) {
                throw new UnreadableException("user");
            }
            form.put("user", user);
        }
        if (ofCoin && !posted.path("coin").isTextual()) {
            throw new UnreadableException("coin");
        }
        if (type.equals("candle")
                && CandleLength.of(posted.path("interval").asText()).isEmpty()) {
            throw new UnreadableException("interval");
        }
        addDefaults(form, DEFAULTS.getOrDefault(type, Map.of()));
        return new Subscription(form);
    }

    private static void addDefaults(ObjectNode form, Map<String, String> defaults) {
        defaults.keySet().stream().sorted().filter(key -> !form.has(key)).forEach(key -> {
            switch (defaults.getOrDefault(key, "")) {
                case "null" -> form.putNull(key);
                case "false" -> form.put(key, false);
                default -> form.put(key, "");
            }
        });
    }

    String type() {
        return form.path("type").asText();
    }

    /** Coin; empty when the type has none. */
    String coin() {
        return form.path("coin").asText("");
    }

    /** Lower-case address; empty when the type has none. */
    String user() {
        return form.path("user").asText("");
    }

    /** Name of a perpetual dex; empty for the first. */
    String dex() {
        return form.path("dex").asText("");
    }

    CandleLength length() {
        return CandleLength.of(form.path("interval").asText()).orElse(CandleLength.M1);
    }

    boolean fast() {
        return form.path("fast").asBoolean();
    }

    /** Whether partial fills of one crossing order come as one. */
    boolean aggregates() {
        return form.path("aggregateByTime").asBoolean();
    }

    /** Wanted significant figures of a book; 0 for the base grid. */
    int figures() {
        return form.path("nSigFigs").asInt(0);
    }

    /** Steps of the last figure of a book. */
    int mantissa() {
        return form.path("mantissa").asInt(1);
    }

    /** Whether an unknown value in it makes the venue drop the connection without a word. */
    boolean killsWhenWrong() {
        return type().equals("l2Book") || type().equals("bbo");
    }
}
