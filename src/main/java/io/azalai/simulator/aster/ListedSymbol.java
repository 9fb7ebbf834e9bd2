package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What exchangeInfo says about one symbol, as far as orders are measured by it.
 *
 * @param pricePrecision most decimals of a price
 * @param quantityPrecision most decimals of a quantity
 * @param minNotional in quote units
 * @param maxNotional likewise; zero for any worth
 * @param bandUp price bound as a multiple of mark (futures) or last price (spot)
 * @param bandDown likewise
 * @param tightUp narrower bound of limit prices on some futures; zero for none
 * @param tightDown likewise
 * @param bidUp the most a buyer's price may be on spot, as {@code bandUp}; zero for no such rule
 * @param askDown the least a seller's price may be, likewise
 * @param maxConditional how many orders may wait; zero for any number
 * @param triggerProtect how far mark and last price may be apart for a protected order to fire, a fraction; futures
 *     only
 * @param takeBound how far from mark a market order executes, a fraction; zero for any distance, as on spot
 */
record ListedSymbol(
        String symbol,
        String base,
        String quote,
        int pricePrecision,
        int quantityPrecision,
        Grid price,
        Grid lot,
        Grid marketLot,
        int maxOrders,
        BigDecimal minNotional,
        BigDecimal maxNotional,
        BigDecimal bandUp,
        BigDecimal bandDown,
        BigDecimal tightUp,
        BigDecimal tightDown,
        BigDecimal bidUp,
        BigDecimal askDown,
        int maxConditional,
        BigDecimal triggerProtect,
        BigDecimal takeBound,
        Set<String> orderTypes,
        Set<String> timesInForce) {

    static ListedSymbol of(JsonNode symbol) {
        JsonNode minimum = filter(symbol, "MIN_NOTIONAL");
        JsonNode band = filter(symbol, "PERCENT_PRICE");
        JsonNode price = filter(symbol, "PRICE_FILTER");
        return new ListedSymbol(
                symbol.path("symbol").asText(),
                symbol.path("baseAsset").asText(),
                symbol.path("quoteAsset").asText(),
                symbol.path("pricePrecision").asInt(),
                symbol.path("quantityPrecision").asInt(),
                new Grid(decimal(price, "minPrice"), decimal(price, "maxPrice"), decimal(price, "tickSize")),
                lot(filter(symbol, "LOT_SIZE")),
                lot(filter(symbol, "MARKET_LOT_SIZE")),
                filter(symbol, "MAX_NUM_ORDERS").path("limit").asInt(),
                decimal(minimum, minimum.has("notional") ? "notional" : "minNotional"),
                orZero(optionalFilter(symbol, "MAX_NOTIONAL"), "maxNotional"),
                decimal(band, "multiplierUp"),
                decimal(band, "multiplierDown"),
                orZero(band, "ltMultiplierUp"),
                orZero(band, "ltMultiplierDown"),
                orZero(optionalFilter(symbol, "PERCENT_PRICE_BY_SIDE"), "bidMultiplierUp"),
                orZero(optionalFilter(symbol, "PERCENT_PRICE_BY_SIDE"), "askMultiplierDown"),
                optionalFilter(symbol, "MAX_NUM_ALGO_ORDERS").path("limit").asInt(),
                orZero(symbol, "triggerProtect"),
                orZero(symbol, "marketTakeBound"),
                words(symbol.path("orderTypes")),
                words(symbol.path("timeInForce")));
    }

    /** The symbol as stream names spell it; only the letters a to z change. */
    String streamName() {
        return symbol.toLowerCase(Locale.ROOT);
    }

    private static Grid lot(JsonNode filter) {
        return new Grid(decimal(filter, "minQty"), decimal(filter, "maxQty"), decimal(filter, "stepSize"));
    }

    private static JsonNode filter(JsonNode symbol, String type) {
        JsonNode filter = optionalFilter(symbol, type);
        if (filter.isMissingNode()) {
            throw new IllegalArgumentException(symbol.path("symbol") + " is recorded without filter " + type);
        }
        return filter;
    }

    private static JsonNode optionalFilter(JsonNode symbol, String type) {
        for (JsonNode filter : symbol.path("filters")) {
            if (type.equals(filter.path("filterType").asText())) {
                return filter;
            }
        }
        return MissingNode.getInstance();
    }

    private static BigDecimal decimal(JsonNode filter, String key) {
        return new BigDecimal(filter.path(key).asText());
    }

    private static BigDecimal orZero(JsonNode filter, String key) {
        return filter.has(key) ? decimal(filter, key) : BigDecimal.ZERO;
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new HashSet<>();
        list.forEach(word -> words.add(word.asText()));
        return Set.copyOf(words);
    }
}
