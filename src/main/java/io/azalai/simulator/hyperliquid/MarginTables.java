package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.MarginTier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Highest leverage by size of position (sections 2.2 and 8.3). Safe for many threads: never changed after construction.
 */
final class MarginTables {

    private final Map<Integer, JsonNode> tables = new HashMap<>();

    /** @param listed pairs of an id and its table */
    MarginTables(JsonNode listed) {
        listed.forEach(pair -> tables.put(pair.get(0).asInt(), pair.get(1)));
    }

    /** The reply to {@code marginTable}: an id below 50 that is not listed is one tier of that leverage. */
    JsonNode table(int id) {
        JsonNode table = tables.get(id);
        return table == null ? implicit(id) : table;
    }

    private static ObjectNode implicit(int id) {
        ObjectNode table = JsonNodeFactory.instance.objectNode().put("description", "");
        table.putArray("marginTiers").addObject().put("lowerBound", "0.0").put("maxLeverage", id);
        return table;
    }

    /** Maintenance is half the initial margin; a tier's deduction makes the sum join at its bound. */
    List<MarginTier> tiers(int id) {
        List<MarginTier> tiers = new ArrayList<>();
        for (JsonNode row : table(id).get("marginTiers")) {
            BigDecimal bound = new BigDecimal(row.get("lowerBound").asText());
            BigDecimal rate = Decimals.quotient(
                    BigDecimal.ONE,
                    BigDecimal.valueOf(2L * row.get("maxLeverage").asInt()));
            MarginTier last = tiers.isEmpty() ? null : tiers.get(tiers.size() - 1);
            BigDecimal deduction =
                    last == null ? BigDecimal.ZERO : last.deduction().add(bound.multiply(rate.subtract(last.rate())));
            tiers.add(new MarginTier(bound, rate, deduction));
        }
        return tiers;
    }
}
