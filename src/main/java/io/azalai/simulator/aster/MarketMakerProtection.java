package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Limits that a market maker sets for a symbol (aster.md section 3.4): kept and read back. What they do to its orders
 * no source states, so they do nothing here. Safe for many threads: a concurrent map.
 */
final class MarketMakerProtection {

    private static final List<String> TIMES = List.of("windowTimeInMilliseconds", "frozenTimeInMilliseconds");
    private static final List<String> LIMITS = List.of("qtyLimit", "valueLimit", "deltaLimit");

    private final Floor floor;
    private final Map<String, ObjectNode> settings = new ConcurrentSkipListMap<>();

    MarketMakerProtection(Floor floor) {
        this.floor = floor;
    }

    /** {@code POST mmp}. */
    JsonNode set(Parameters parameters) {
        String symbol = floor.symbol(parameters).symbol();
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("symbol", symbol);
        TIMES.forEach(name -> row.put(name, parameters.number(name)));
        LIMITS.forEach(
                name -> parameters.optionalDecimal(name).ifPresent(limit -> row.put(name, WireNumber.plain(limit))));
        settings.put(symbol, row);
        return BooleanNode.TRUE;
    }

    /** {@code GET mmp}. */
    JsonNode read(Parameters parameters) {
        Optional<String> symbol = parameters.optional("symbol");
        return OrderCalls.array(settings.values().stream()
                .filter(row -> symbol.isEmpty()
                        || symbol.get().equals(row.path("symbol").asText())));
    }

    /** {@code DELETE mmp}. */
    JsonNode remove(Parameters parameters) {
        settings.remove(floor.symbol(parameters).symbol());
        return BooleanNode.TRUE;
    }

    /** {@code POST mmpReset}: nothing is ever frozen. */
    JsonNode reset(Parameters parameters) {
        floor.symbol(parameters);
        return BooleanNode.TRUE;
    }
}
