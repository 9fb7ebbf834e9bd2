package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Market;
import io.azalai.simulator.matching.Fees;
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

/** What is listed, from recorded metadata cut to the asked base assets. Safe for many threads: never changed after construction. */
final class Universe {

    private static final Fees PERP_FEES = new Fees(new BigDecimal("0.00015"), new BigDecimal("0.00045"));
    private static final Fees SPOT_FEES = new Fees(new BigDecimal("0.0004"), new BigDecimal("0.0007"));

    private final ObjectNode meta;
    private final ObjectNode spotMeta;
    private final Map<String, Coin> coins = new LinkedHashMap<>();
    private final Map<Integer, Coin> byAsset = new HashMap<>();
    private final Map<Integer, JsonNode> tokens = new HashMap<>();

    Universe(List<String> bases) {
        meta = read("meta.json");
        spotMeta = read("spot-meta.json");
        keep(
                meta,
                row -> row.path("isDelisted").asBoolean()
                        || bases.contains(row.get("name").asText()));
        spotMeta.get("tokens").forEach(token -> tokens.put(token.get("index").asInt(), token));
        keep(spotMeta, row -> bases.contains(PriceProcess.underlying(tokenName(row, 0))));
        addPerpetuals();
        addSpot();
    }

    /** The reply to {@code meta}. */
    ObjectNode meta() {
        return meta;
    }

    /** The reply to {@code spotMeta}. */
    ObjectNode spotMeta() {
        return spotMeta;
    }

    /** All coins, perpetuals first, each in the order of its metadata. */
    List<Coin> coins() {
        return List.copyOf(coins.values());
    }

    List<Coin> perpetuals() {
        return coins.values().stream().filter(coin -> !coin.isSpot()).toList();
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

    /** Index of a token by its name; empty when unknown. */
    Optional<Integer> token(String name) {
        return tokens.entrySet().stream()
                .filter(entry -> entry.getValue().get("name").asText().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void addPerpetuals() {
        int asset = 0;
        for (JsonNode row : meta.get("universe")) {
            String name = row.get("name").asText();
            int sizeDecimals = row.get("szDecimals").asInt();
            Product product = product(
                    name,
                    Market.PERP,
                    name,
                    sizeDecimals,
                    row.get("maxLeverage").asInt());
            add(new Coin(
                    name, asset++, sizeDecimals, product, row.path("isDelisted").asBoolean()));
        }
    }

    private void addSpot() {
        for (JsonNode row : spotMeta.get("universe")) {
            String name = row.get("name").asText();
            JsonNode base = token(row, 0);
            int sizeDecimals = base.get("szDecimals").asInt();
            Product product = product(name, Market.SPOT, base.get("name").asText(), sizeDecimals, 1);
            add(new Coin(name, 10_000 + row.get("index").asInt(), sizeDecimals, product, false));
        }
    }

    private void add(Coin coin) {
        coins.put(coin.name(), coin);
        byAsset.put(coin.asset(), coin);
    }

    private static Product product(String name, Market market, String base, int sizeDecimals, int maxLeverage) {
        boolean spot = market == Market.SPOT;
        int decimals = Coin.priceDecimals(spot, sizeDecimals);
        return new Product(
                name,
                market,
                base,
                "USDC",
                price -> Decimals.tick(price, decimals),
                BigDecimal.ONE.movePointLeft(sizeDecimals),
                spot ? SPOT_FEES : PERP_FEES,
                maxLeverage);
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

    private static ObjectNode read(String file) {
        try (InputStream in = Universe.class.getResourceAsStream("/simulator/hyperliquid/" + file)) {
            return (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
