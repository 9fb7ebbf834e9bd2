package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Market;
import io.azalai.simulator.matching.Fees;
import io.azalai.simulator.matching.PriceGrid;
import io.azalai.simulator.matching.Product;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The recorded exchangeInfo of one market (capture of January 2026, trimmed). Safe for many threads: built once,
 * statuses in a concurrent map.
 */
final class SymbolCatalogue {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TRADING = "TRADING";
    private static final Set<String> STATUSES = Set.of("PENDING_TRADING", TRADING, "PRE_SETTLE", "SETTLING", "CLOSE");

    private final ObjectNode document;
    private final Map<String, ListedSymbol> symbols = new LinkedHashMap<>();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();

    private SymbolCatalogue(ObjectNode document) {
        this.document = document;
        document.path("symbols").forEach(node -> symbols.put(node.path("symbol").asText(), ListedSymbol.of(node)));
    }

    /** Reads a recorded file and keeps the symbols whose base asset is wanted. */
    static SymbolCatalogue read(String file, Predicate<String> wantedBase) {
        try (InputStream in = SymbolCatalogue.class.getResourceAsStream("/simulator/aster/" + file)) {
            ObjectNode document = (ObjectNode) JSON.readTree(in);
            ArrayNode kept = JSON.createArrayNode();
            document.path("symbols").forEach(symbol -> {
                if (wantedBase.test(symbol.path("baseAsset").asText())) {
                    kept.add(symbol);
                }
            });
            document.set("symbols", kept);
            return new SymbolCatalogue(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the recorded metadata " + file + " cannot be read", unreadable);
        }
    }

    Map<String, ListedSymbol> symbols() {
        return symbols;
    }

    /** What the engine is to list. */
    List<Product> products(Market market, Fees fees, int maxLeverage) {
        return symbols.values().stream()
                .map(listed -> new Product(
                        listed.symbol(),
                        market,
                        listed.base(),
                        listed.quote(),
                        PriceGrid.fixed(listed.price().step()),
                        listed.lot().step(),
                        fees,
                        maxLeverage,
                        Bracket.of(maxLeverage).stream().map(Bracket::tier).toList(),
                        "",
                        listed.takeBound()))
                .toList();
    }

    /** @throws RefusedException -1121 when it is not listed */
    ListedSymbol symbol(String name) {
        ListedSymbol listed = symbols.get(name);
        if (listed == null) {
            throw Refusal.INVALID_SYMBOL.with();
        }
        return listed;
    }

    /** Requests or orders allowed per interval, as the document states it. */
    int limit(String type, String interval) {
        for (JsonNode limit : document.path("rateLimits")) {
            if (type.equals(limit.path("rateLimitType").asText())
                    && interval.equals(limit.path("interval").asText())) {
                return limit.path("limit").asInt();
            }
        }
        throw new IllegalArgumentException("no limit " + type + " per " + interval + " is recorded");
    }

    /** Gives a symbol a status. @throws IllegalArgumentException when there is no such symbol or status */
    void list(String symbol, String status) {
        if (!symbols.containsKey(symbol)) {
            throw new IllegalArgumentException(
                    "unknown symbol '" + symbol + "'; known are " + String.join(", ", new TreeSet<>(symbols.keySet())));
        }
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException(
                    "unknown status '" + status + "'; known are " + String.join(", ", new TreeSet<>(STATUSES)));
        }
        statuses.put(symbol, status);
    }

    /** Whether nobody trades it any more. */
    boolean isClosed(ListedSymbol listed) {
        return status(listed.symbol()).equals("CLOSE");
    }

    /** Whether positions may be opened. */
    boolean isTrading(ListedSymbol listed) {
        return status(listed.symbol()).equals(TRADING);
    }

    private String status(String symbol) {
        return statuses.getOrDefault(symbol, TRADING);
    }

    /** The document with the time of now. */
    JsonNode at(long serverTime) {
        ObjectNode now = document.deepCopy().put("serverTime", serverTime);
        now.path("symbols").forEach(symbol -> ((ObjectNode) symbol)
                .put("status", status(symbol.path("symbol").asText())));
        return now;
    }
}
