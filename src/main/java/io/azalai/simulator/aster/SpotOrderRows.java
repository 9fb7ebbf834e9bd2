package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Liquidity;
import io.azalai.model.Side;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.VenueOrder;

/** Orders and fills as {@code /api} prints them. Stateless. */
final class SpotOrderRows implements OrderRows {

    private static final int COUNTERPARTY = 19;

    @Override
    public ObjectNode changed(VenueOrder order, ListedSymbol listed) {
        return row(order, listed, true);
    }

    @Override
    public ObjectNode read(VenueOrder order, ListedSymbol listed) {
        return row(order, listed, false).put("time", order.createdAt().toEpochMilli());
    }

    /** Spot has no response type: the answer shows what matching did. */
    @Override
    public ObjectNode acknowledged(VenueOrder order, ListedSymbol listed) {
        return changed(order, listed);
    }

    private static ObjectNode row(VenueOrder order, ListedSymbol listed, boolean withQuantity) {
        NewOrder request = order.request();
        int lots = listed.quantityPrecision();
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("symbol", request.symbol())
                .put("orderId", order.id())
                .put("clientOrderId", request.clientOrderId())
                .put("updateTime", order.updatedAt().toEpochMilli())
                .put("price", WireNumber.sparse(OrderState.price(order), listed.pricePrecision()))
                .put("avgPrice", WireNumber.fixed(OrderState.averagePrice(order), 16))
                .put("origQty", WireNumber.fixed(request.quantity(), lots));
        if (withQuantity) {
            row.put("cumQty", WireNumber.sparse(order.filled(), lots));
        }
        return row.put("executedQty", WireNumber.sparse(order.filled(), lots))
                .put("cumQuote", WireNumber.sparse(order.filledNotional(), 8))
                .put("status", OrderState.status(order))
                .put("timeInForce", OrderState.timeInForce(order))
                .put("stopPrice", WireNumber.sparse(OrderState.stopPrice(order), listed.pricePrecision()))
                .put("origType", OrderState.originalType(order))
                .put("type", OrderState.type(order))
                .put("side", request.side().name())
                .put("orderListId", -1);
    }

    @Override
    public ObjectNode trade(Execution execution, ListedSymbol listed) {
        return OrderRows.paid(OrderRows.traded(execution, listed), execution)
                .put("counterpartyId", COUNTERPARTY)
                .putNull("createUpdateId")
                .put("maker", execution.liquidity() == Liquidity.MAKER)
                .put("buyer", execution.order().request().side() == Side.BUY);
    }
}
