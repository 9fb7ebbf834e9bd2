package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azalai.simulator.matching.Fees;
import io.azalai.simulator.matching.Product;

/** {@code GET commissionRate} of either market. */
final class Commissions {

    private final Floor floor;

    Commissions(Floor floor) {
        this.floor = floor;
    }

    JsonNode read(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        Fees fees =
                floor.engine().product(listed.symbol()).map(Product::fees).orElseThrow(Refusal.INVALID_SYMBOL::with);
        return JsonNodeFactory.instance
                .objectNode()
                .put("symbol", listed.symbol())
                .put("makerCommissionRate", WireNumber.plain(fees.maker()))
                .put("takerCommissionRate", WireNumber.plain(fees.taker()));
    }
}
