package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Market;
import io.azalai.simulator.matching.Fees;
import io.azalai.simulator.matching.PriceGrid;
import io.azalai.simulator.matching.PriceProcess;
import io.azalai.simulator.matching.Product;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is listed, from recorded metadata cut to the asked base assets. Safe for many threads: never changed after
 * construction.
 */
final class Universe {

    private static final Fees PERP_FEES = new Fees(new BigDecimal("0.00015"), new BigDecimal("0.00045"));
    /** Twice the first dex's (section 8.4). */
    private static final Fees BUILDER_FEES = new Fees(new BigDecimal("0.0003"), new BigDecimal("0.0009"));

    private static final Fees SPOT_FEES = new Fees(new BigDecimal("0.0004"), new BigDecimal("0.0007"));

    private static final int DEX_ASSETS_FROM = 100_000;
    private static final int DEX_ASSETS = 10_000;

    private final Map<String, ObjectNode> metas = new LinkedHashMap<>();
    private final ObjectNode spotMeta;
    private final JsonNode dexs;
    private final Map<String, Coin> coins = new LinkedHashMap<>();
    private final Map<Integer, Coin> byAsset = new HashMap<>();
    private final Map<Integer, JsonNode> tokens = new HashMap<>();

    Universe(List<String> bases) {
        ObjectNode meta = (ObjectNode) read("meta.json");
        spotMeta = (ObjectNode) read("spot-meta.json");
        dexs = read("perp-dexs.json");
        metas.put("", meta);
        keep(
                meta,
                row -> row.path("isDelisted").asBoolean()
                        || bases.contains(row.get("name").asText()));
        fillGaps(spotMeta);
        spotMeta.get("tokens").forEach(token -> tokens.put(token.get("index").asInt(), token));
        keep(spotMeta, row -> isKept(bases, PriceProcess.underlying(tokenName(row, 0))));
        addPerpetuals("", 0);
        for (int dex = 1; dex < dexs.size(); dex++) {
            String name = dexs.get(dex).get("name").asText();
            metas.put(name, (ObjectNode) read("meta-" + name + ".json"));
            addPerpetuals(name, DEX_ASSETS_FROM + DEX_ASSETS * dex);
        }
        addSpot();
    }

    /** Collateral of dexes is listed with whatever is asked for. */
    private static boolean isKept(List<String> bases, String underlying) {
        return bases.contains(underlying) || underlying.equals(PriceProcess.DOLLAR);
    }

    /** The reply to {@code meta}; empty when there is no such dex. */
    Optional<ObjectNode> meta(String dex) {
        return Optional.ofNullable(metas.get(dex));
    }

    /** Whether a perpetual may not share its margin (section 2.2). */
    boolean isIsolatedOnly(Coin coin) {
        JsonNode rows = Objects.requireNonNull(metas.get(coin.dex())).get("universe");
        for (JsonNode row : rows) {
            if (row.get("name").asText().equals(coin.name())) {
                return row.path("onlyIsolated").asBoolean() || row.has("marginMode");
            }
        }
        return false;
    }

    /** Name of the token that margins a dex. */
    String collateral(String dex) {
        int index =
                Objects.requireNonNull(metas.get(dex)).get("collateralToken").asInt();
        return Objects.requireNonNull(tokens.get(index)).get("name").asText();
    }

    /** The first dex of each collateral. */
    List<String> collaterals() {
        Map<String, String> first = new LinkedHashMap<>();
        metas.keySet().forEach(dex -> first.putIfAbsent(collateral(dex), dex));
        return List.copyOf(first.values());
    }

    /** Names of all dexes, the first one's empty. */
    List<String> dexNames() {
        return List.copyOf(metas.keySet());
    }

    /** A builder-deployed dex as {@code perpDexs} lists it. */
    JsonNode builderDex(String name) {
        for (JsonNode dex : dexs) {
            if (dex.path("name").asText().equals(name)) {
                return dex;
            }
        }
        throw new IllegalArgumentException("no builder-deployed dex " + name);
    }

    /** The reply to {@code perpDexs}. */
    JsonNode dexs() {
        return dexs;
    }

    /** The reply to {@code spotMeta}. */
    ObjectNode spotMeta() {
        return spotMeta;
    }

    /** All coins, perpetuals first, each in the order of its metadata. */
    List<Coin> coins() {
        return List.copyOf(coins.values());
    }

    List<Coin> perpetuals(String dex) {
        return coins.values().stream()
                .filter(coin -> !coin.isSpot() && coin.dex().equals(dex))
                .toList();
    }

    List<Coin> spotPairs() {
        return coins.values().stream().filter(Coin::isSpot).toList();
    }

    /** By exact, case-sensitive wire name. */
    Optional<Coin> coin(String name) {
        return Optional.ofNullable(coins.get(name));
    }

    Optional<Coin> asset(int id) {
        return Optional.ofNullable(byAsset.get(id));
    }

    /** A token as {@code spotMeta} lists it, by name or by {@code NAME:tokenId}. */
    Optional<JsonNode> tokenRow(String text) {
        return tokens.values().stream()
                .filter(token -> text.equals(token.get("name").asText())
                        || text.equals(token.get("name").asText() + ":"
                                + token.get("tokenId").asText()))
                .findFirst();
    }

    /** Tokens as {@code spotMeta} lists them. */
    List<JsonNode> tokenRows() {
        return List.copyOf(tokens.values());
    }

    /** Index of a token by its name; empty when unknown. */
    Optional<Integer> token(String name) {
        return tokens.entrySet().stream()
                .filter(entry -> entry.getValue().get("name").asText().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void addPerpetuals(String dex, int firstAsset) {
        ObjectNode meta = Objects.requireNonNull(metas.get(dex));
        MarginTables tables = new MarginTables(meta.get("marginTables"));
        int asset = firstAsset;
        for (JsonNode row : meta.get("universe")) {
            String name = row.get("name").asText();
            int sizeDecimals = row.get("szDecimals").asInt();
            Product product = new Product(
                    name,
                    Market.PERP,
                    name.substring(name.indexOf(':') + 1),
                    collateral(dex),
                    grid(false, sizeDecimals),
                    BigDecimal.ONE.movePointLeft(sizeDecimals),
                    dex.isEmpty() ? PERP_FEES : BUILDER_FEES,
                    row.get("maxLeverage").asInt(),
                    tables.tiers(row.get("marginTableId").asInt()),
                    dex,
                    BigDecimal.ZERO);
            add(new Coin(
                    name, asset++, sizeDecimals, product, row.path("isDelisted").asBoolean()));
        }
    }

    private void addSpot() {
        for (JsonNode row : spotMeta.get("universe")) {
            String name = row.get("name").asText();
            JsonNode base = token(row, 0);
            int sizeDecimals = base.get("szDecimals").asInt();
            Product product = new Product(
                    name,
                    Market.SPOT,
                    base.get("name").asText(),
                    "USDC",
                    grid(true, sizeDecimals),
                    BigDecimal.ONE.movePointLeft(sizeDecimals),
                    SPOT_FEES,
                    1);
            add(new Coin(name, 10_000 + row.get("index").asInt(), sizeDecimals, product, false));
        }
    }

    private void add(Coin coin) {
        coins.put(coin.name(), coin);
        byAsset.put(coin.asset(), coin);
    }

    private static PriceGrid grid(boolean spot, int sizeDecimals) {
        int decimals = Coin.priceDecimals(spot, sizeDecimals);
        return price -> Decimals.tick(price, decimals);
    }

    private String tokenName(JsonNode pair, int side) {
        return token(pair, side).get("name").asText();
    }

    private JsonNode token(JsonNode pair, int side) {
        int index = pair.get("tokens").get(side).asInt();
        return Objects.requireNonNull(tokens.get(index), () -> "no token " + index);
    }

    private static void keep(ObjectNode meta, Predicate<JsonNode> wanted) {
        ArrayNode kept = meta.arrayNode();
        meta.get("universe").forEach(row -> {
            if (wanted.test(row)) {
                kept.add(row);
            }
        });
        meta.set("universe", kept);
    }

    /** Tokens of the cut list stand at the position that is their index, as clients expect who count them. */
    private static void fillGaps(ObjectNode spotMeta) {
        ArrayNode whole = spotMeta.arrayNode();
        for (JsonNode token : spotMeta.get("tokens")) {
            while (whole.size() < token.get("index").asInt()) {
                whole.add(unlisted(whole.size()));
            }
            whole.add(token);
        }
        spotMeta.set("tokens", whole);
    }

    private static ObjectNode unlisted(int index) {
        ObjectNode token = JsonNodeFactory.instance.objectNode().put("name", "UNLISTED" + index);
        token.put("szDecimals", 0).put("weiDecimals", 5).put("index", index);
        token.put("tokenId", "0x" + "%032x".formatted(index)).put("isCanonical", false);
        return token.putNull("evmContract").putNull("fullName").put("deployerTradingFeeShare", "0.0");
    }

    private static JsonNode read(String file) {
        try (InputStream in = Universe.class.getResourceAsStream("/simulator/hyperliquid/" + file)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
