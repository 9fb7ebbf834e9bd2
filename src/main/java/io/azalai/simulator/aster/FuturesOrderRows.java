package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Liquidity;
import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Stage;
import io.azalai.simulator.matching.Trigger;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Orders and fills as {@code /fapi} prints them. Stateless. */
final class FuturesOrderRows implements OrderRows {

    @Override
    public ObjectNode changed(VenueOrder order, ListedSymbol listed) {
        return row(order, listed, true);
    }

    @Override
    public ObjectNode read(VenueOrder order, ListedSymbol listed) {
        return row(order, listed, false).put("time", order.createdAt().toEpochMilli());
    }

    @Override
    public ObjectNode acknowledged(VenueOrder order, ListedSymbol listed) {
        VenueOrder arrived = new VenueOrder(
                order.id(),
                order.request(),
                OrderStatus.NEW,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                order.createdAt(),
                order.createdAt(),
                order.request().trigger() == null ? Stage.WORKING : Stage.WAITING_FOR_TRIGGER,
                null);
        return row(arrived, listed, true);
    }

    private static ObjectNode row(VenueOrder order, ListedSymbol listed, boolean withQuantity) {
        NewOrder request = order.request();
        int lots = listed.quantityPrecision();
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("orderId", order.id())
                .put("symbol", request.symbol())
                .put("status", OrderState.status(order))
                .put("clientOrderId", OrderState.clientOrderId(order))
                .put("price", WireNumber.sparse(OrderState.price(order), listed.pricePrecision()))
                .put("avgPrice", WireNumber.fixed(OrderState.averagePrice(order), 5))
                .put("origQty", WireNumber.fixed(request.quantity(), lots))
                .put("executedQty", WireNumber.sparse(order.filled(), lots));
        if (withQuantity) {
            row.put("cumQty", WireNumber.sparse(order.filled(), lots));
        }
        row.put("cumQuote", WireNumber.plain(order.filledNotional()))
                .put("timeInForce", OrderState.timeInForce(order))
                .put("type", OrderState.type(order))
                .put("reduceOnly", request.reduceOnly())
                .put("closePosition", request.closePosition())
                .put("side", request.side().name())
                .put("positionSide", request.leg().name())
                .put("stopPrice", WireNumber.sparse(OrderState.stopPrice(order), listed.pricePrecision()))
                .put("workingType", OrderState.workingType(order))
                .put(
                        "priceProtect",
                        request.trigger() != null && request.trigger().apart() != null)
                .put("origType", OrderState.originalType(order))
                .put("updateTime", order.updatedAt().toEpochMilli());
        return trailing(row, request.trigger(), listed);
    }

    private static ObjectNode trailing(ObjectNode row, @Nullable Trigger trigger, ListedSymbol listed) {
        if (trigger == null || trigger.callback() == null) {
            return row;
        }
        return row.put("activatePrice", WireNumber.fixed(trigger.price(), listed.pricePrecision()))
                .put("priceRate", WireNumber.plain(trigger.callback().movePointRight(2)));
    }

    @Override
    public ObjectNode trade(Execution execution, ListedSymbol listed) {
        NewOrder request = execution.order().request();
        ObjectNode row =
                OrderRows.traded(execution, listed).put("realizedPnl", WireNumber.fixed(execution.realizedPnl(), 8));
        return OrderRows.paid(row, execution)
                .put("positionSide", request.leg().name())
                .put("buyer", request.side() == Side.BUY)
                .put("maker", execution.liquidity() == Liquidity.MAKER);
    }
}
