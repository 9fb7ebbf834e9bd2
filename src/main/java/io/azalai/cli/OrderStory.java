package io.azalai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The life of an order as text: a line for each thing that happened, in the order of time. Stateless. */
final class OrderStory {

    /** What happened at one moment stands in the order of causes. */
    private enum What {
        ASKED,
        CHECKED,
        JUDGED,
        AMENDED,
        SENT,
        ANSWERED,
        EVENT,
        FILL
    }

    private record Line(String at, What what, String text) {}

    private OrderStory() {}

    /** Lines of a life, as {@code GET /api/v1/orders/{id}/explain} tells it. */
    static List<String> of(JsonNode life) {
        List<String> story = new ArrayList<>();
        life.path("orders").forEach(order -> story.add(head(order)));
        List<Line> lines = new ArrayList<>();
        life.path("wire").forEach(row -> lines.add(wire(row)));
        life.path("decisions").forEach(row -> {
            lines.add(new Line(text(row, "timestamp"), What.JUDGED, "judged      " + judged(row)));
        });
        life.path("amendments")
                .forEach(row -> lines.add(new Line(
                        text(row, "createdAt"),
                        What.AMENDED,
                        "amendment   " + text(row, "clientOrderId") + ": " + text(row, "quantity") + " at "
                                + text(row, "price") + ", " + text(row, "outcome"))));
        life.path("events")
                .forEach(row -> lines.add(new Line(text(row, "receivedAt"), What.EVENT, "event       " + event(row))));
        life.path("fills")
                .forEach(row -> lines.add(new Line(text(row, "receivedAt"), What.FILL, "fill        " + fill(row))));
        lines.stream()
                .sorted(Comparator.comparing(Line::at).thenComparing(Line::what))
                .forEach(line -> story.add(String.format("%-27s  %s", line.at(), line.text())));
        return story;
    }

    private static String head(JsonNode order) {
        String price = order.has("price") ? " at " + text(order, "price") : "";
        String trigger = order.has("triggerPrice") ? ", triggered at " + text(order, "triggerPrice") : "";
        String average = order.has("avgPrice") ? " at " + text(order, "avgPrice") + " on average" : "";
        String reason = order.has("reason") ? " - " + text(order, "reason") : "";
        return "order " + text(order, "clientOrderId") + " of account " + text(order, "account") + " at "
                + text(order, "venue") + ": " + text(order, "side") + " " + text(order, "quantity") + " "
                + text(order, "symbol") + " " + text(order, "orderType") + price + trigger + "; now "
                + text(order, "status") + ", filled " + text(order, "filledQty") + average + reason
                + (order.has("orderId") ? "; the venue calls it " + text(order, "orderId") : "");
    }

    private static Line wire(JsonNode row) {
        String text = text(row, "text");
        return switch (text(row, "kind")) {
            case "REQUEST" ->
                new Line(text(row, "timestamp"), What.ASKED, "asked       by " + text(row, "actor") + ": " + text);
            case "CHECKS" -> new Line(text(row, "timestamp"), What.CHECKED, "passed      " + text);
            case "SENT" -> new Line(text(row, "timestamp"), What.SENT, "sent        " + text);
            default -> new Line(text(row, "timestamp"), What.ANSWERED, "answered    " + text);
        };
    }

    private static String judged(JsonNode row) {
        boolean accepted = text(row, "accepted").equals("1");
        String numbers = row.has("observed")
                ? "; observed " + text(row, "observed") + ", limit " + text(row, "limitValue") + " " + text(row, "unit")
                : "";
        String check = text(row, "checkNumber").equals("0") ? "" : " by check " + text(row, "checkNumber");
        return (accepted ? "accepted: " : "refused" + check + ": ") + text(row, "message")
                + numbers + "; level " + text(row, "level") + ", limits " + text(row, "configHash") + ", "
                + text(row, "latencyUs") + " us";
    }

    private static String event(JsonNode row) {
        String reason = row.has("reason") ? " - " + text(row, "reason") : "";
        return text(row, "execType") + ", status " + text(row, "status") + ", filled " + text(row, "filledQty")
                + reason;
    }

    private static String fill(JsonNode row) {
        String liquidity = row.has("liquidity") ? ", " + text(row, "liquidity") : "";
        return text(row, "quantity") + " at " + text(row, "price") + ", fee " + text(row, "fee") + " "
                + text(row, "feeAsset") + liquidity + ", trade " + text(row, "tradeId") + " at the venue's "
                + text(row, "timestamp");
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText();
    }
}
