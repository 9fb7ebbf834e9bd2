package io.azalai.cli;

import com.fasterxml.jackson.databind.JsonNode;

final class OrderLine {

    private OrderLine() {}

    static String of(JsonNode order) {
        String price = order.has("price") ? " @ " + order.path("price").asText() : "";
        String trigger = order.has("triggerPrice")
                ? " when " + order.path("triggerPrice").asText()
                : "";
        String filled = order.path("filledQty").asText("0");
        String average = order.has("avgPrice") ? " at " + order.path("avgPrice").asText() : "";
        String reason = order.has("reason") ? " (" + order.path("reason").asText() + ")" : "";
        return "%-16s %-12s %-18s %-4s %s%s%s %s filled %s%s%s"
                .formatted(
                        order.path("clientOrderId").asText(),
                        order.path("venue").asText(),
                        order.path("symbol").asText(),
                        order.path("side").asText(),
                        order.path("quantity").asText(),
                        price,
                        trigger,
                        order.path("status").asText(),
                        filled,
                        average,
                        reason);
    }
}
