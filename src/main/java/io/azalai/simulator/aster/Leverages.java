package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Product;
import java.math.BigDecimal;
import java.util.function.BiConsumer;

/** Leverage settings and brackets: one bracket a symbol, up to the product's maximum. */
final class Leverages {

    private static final long NOTIONAL_CAP = 10_000_000;

    private final Floor floor;
    private final BiConsumer<String, Integer> changed;

    /** @param changed hears symbol and leverage of a setting that was made */
    Leverages(Floor floor, BiConsumer<String, Integer> changed) {
        this.floor = floor;
        this.changed = changed;
    }

    int maximum(ListedSymbol listed) {
        return floor.engine()
                .product(listed.symbol())
                .map(Product::maxLeverage)
                .orElseThrow(Refusal.INVALID_SYMBOL::with);
    }

    String notionalCap() {
        return Long.toString(NOTIONAL_CAP);
    }

    /** {@code POST leverage}. */
    JsonNode set(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        long leverage = parameters.number("leverage");
        if (leverage < 1 || leverage > maximum(listed)) {
            throw Refusal.INVALID_LEVERAGE.with(leverage);
        }
        if (!floor.engine().setLeverage(floor.account(), listed.symbol(), (int) leverage)) {
            throw Refusal.OVER_LEVERAGE.with();
        }
        changed.accept(listed.symbol(), (int) leverage);
        return object().put("leverage", (int) leverage)
                .put("maxNotionalValue", notionalCap())
                .put("symbol", listed.symbol());
    }

    /** {@code GET leverageBracket}: one object with a symbol, an array without. */
    JsonNode brackets(Parameters parameters) {
        return parameters.optional("symbol").isPresent()
                ? bracket(floor.symbol(parameters))
                : OrderCalls.array(floor.info().symbols().values().stream().map(this::bracket));
    }

    private ObjectNode bracket(ListedSymbol listed) {
        int maximum = maximum(listed);
        ObjectNode body = object().put("symbol", listed.symbol());
        body.putArray("brackets")
                .add(object().put("bracket", 1)
                        .put("initialLeverage", maximum)
                        .put("notionalCap", NOTIONAL_CAP)
                        .put("notionalFloor", 0)
                        .put("maintMarginRatio", WireNumber.ratio(BigDecimal.ONE, BigDecimal.valueOf(2L * maximum), 6))
                        .put("cum", 0));
        return body;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
