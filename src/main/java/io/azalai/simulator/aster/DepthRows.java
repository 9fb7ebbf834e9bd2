package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azalai.simulator.matching.DepthLevel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Book levels as pairs of texts: price, quantity. Stateless. */
final class DepthRows {

    private DepthRows() {}

    /** In the order given. */
    static ArrayNode of(List<DepthLevel> levels, ListedSymbol listed) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(levels.size());
        levels.forEach(level -> rows.add(pair(level.price(), level.quantity(), listed)));
        return rows;
    }

    /** Absolute quantities by price, {@code 0} where a level is gone. */
    static ArrayNode of(Map<BigDecimal, BigDecimal> levels, ListedSymbol listed) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(levels.size());
        levels.forEach((price, quantity) -> rows.add(pair(price, quantity, listed)));
        return rows;
    }

    private static ArrayNode pair(BigDecimal price, BigDecimal quantity, ListedSymbol listed) {
        return JsonNodeFactory.instance
                .arrayNode(2)
                .add(WireNumber.fixed(price, listed.pricePrecision()))
                .add(WireNumber.sparse(quantity, listed.quantityPrecision()));
    }
}
