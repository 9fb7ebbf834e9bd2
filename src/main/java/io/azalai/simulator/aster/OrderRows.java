package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.Match;
import io.azalai.simulator.matching.VenueOrder;

/** How one market prints orders and own trades in REST answers. Stateless. */
interface OrderRows {

    /** Answer of POST and DELETE: with {@code cumQty}, without {@code time}. */
    ObjectNode changed(VenueOrder order, ListedSymbol listed);

    /** Row of a query: with {@code time}, without {@code cumQty}. */
    ObjectNode read(VenueOrder order, ListedSymbol listed);

    /** The answer of POST that does not wait for matching: as the order arrived. */
    ObjectNode acknowledged(VenueOrder order, ListedSymbol listed);

    /** Row of userTrades. */
    ObjectNode trade(Execution execution, ListedSymbol listed);

    /** How such a row begins in both markets: what was traded. */
    static ObjectNode traded(Execution execution, ListedSymbol listed) {
        Match match = execution.match();
        return JsonNodeFactory.instance
                .objectNode()
                .put("symbol", match.symbol())
                .put("id", match.id())
                .put("orderId", execution.order().id())
                .put("side", execution.order().request().side().name())
                .put("price", WireNumber.fixed(match.price(), listed.pricePrecision()))
                .put("qty", WireNumber.fixed(match.quantity(), listed.quantityPrecision()));
    }

    /** How it goes on in both: what was paid, and when. */
    static ObjectNode paid(ObjectNode row, Execution execution) {
        Match match = execution.match();
        return row.put("quoteQty", WireNumber.plain(match.price().multiply(match.quantity())))
                .put("commission", WireNumber.fixed(execution.fee(), 8))
                .put("commissionAsset", execution.feeAsset())
                .put("time", match.time().toEpochMilli());
    }
}
