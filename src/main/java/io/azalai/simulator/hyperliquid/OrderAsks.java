package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.OrderAsk;
import java.util.ArrayList;
import java.util.List;

/** What an action asks of orders (section 3.3). */
final class OrderAsks {

    private OrderAsks() {}

    static List<OrderAsk> of(JsonNode action) {
        List<OrderAsk> asks = new ArrayList<>();
        action.path("orders").forEach(order -> add(asks, OrderAsk.Kind.PLACE, order.path("c")));
        action.path("cancels")
                .forEach(cancel ->
                        add(asks, OrderAsk.Kind.CANCEL, cancel.has("cloid") ? cancel.get("cloid") : cancel.path("o")));
        action.path("modifies").forEach(modify -> add(asks, OrderAsk.Kind.AMEND, modify.path("oid")));
        if (action.path("type").asText().equals("modify")) {
            add(asks, OrderAsk.Kind.AMEND, action.path("oid"));
        }
        return asks;
    }

    private static void add(List<OrderAsk> asks, OrderAsk.Kind kind, JsonNode id) {
        if (id.isValueNode()) {
            asks.add(new OrderAsk(kind, id.asText()));
        }
    }
}
