package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Execution;
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
}
