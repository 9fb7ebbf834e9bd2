package io.azalai.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Orders, fills and positions of one venue as the venue, the journal and the service have them. Confined to the test's
 * thread.
 */
final class OrderJudge {

    private static final Set<String> ENDED = Set.of("FILLED", "CANCELED", "REJECTED", "RISK_REJECTED", "EXPIRED");

    private final String venue;
    private final VenueBooks books;
    private final List<Map<String, String>> orders;
    private final List<Map<String, String>> fills;
    private final List<String> wrong = new ArrayList<>();
    private int lost;
    private int doubled;

    /** @param orders and {@code fills} of the journal, of all venues */
    OrderJudge(String venue, VenueBooks books, List<Map<String, String>> orders, List<Map<String, String>> fills) {
        this.venue = venue;
        this.books = books;
        this.orders = ofVenue(orders);
        this.fills = ofVenue(fills);
    }

    private List<Map<String, String>> ofVenue(List<Map<String, String>> rows) {
        return rows.stream().filter(row -> venue.equals(row.get("venue"))).toList();
    }

    /** What does not agree; empty where all does. */
    List<String> judge(Map<String, JsonNode> view, Map<String, BigDecimal> positions) {
        sentOnce();
        forgotten();
        orders.forEach(order -> agrees(order, view.get(order.get("client_order_id"))));
        countedOnce();
        positions(positions);
        return wrong;
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }

    private void sentOnce() {
        books.placed().forEach((id, times) -> {
            if (times != 1) {
                doubled++;
                say("order " + id + " arrived " + times + " times");
            }
        });
    }

    private void forgotten() {
        Set<String> known = new HashSet<>();
        for (Map<String, String> order : orders) {
            known.add(order.get("venue_client_order_id"));
            known.add(order.get("order_id"));
        }
        books.placed().keySet().stream().filter(id -> !known.contains(id)).forEach(id -> {
            lost++;
            say("order " + id + " arrived and the journal does not know it");
        });
        for (JsonNode order : books.orders()) {
            String id = order.path("id").asText();
            if (!known.contains(order.path("clientOrderId").asText()) && !known.contains(id)) {
                lost++;
                say("the journal does not know " + order);
            }
        }
        for (Map<String, String> order : orders) {
            if (order.get("client_order_id").startsWith("external:")) {
                say("one of ours was taken for another's: " + order);
            }
        }
    }

    private void agrees(Map<String, String> ours, JsonNode viewed) {
        JsonNode there = books.order(
                        Objects.requireNonNullElse(ours.get("venue_client_order_id"), ""),
                        Objects.requireNonNullElse(ours.get("order_id"), ""))
                .orElse(null);
        String status = ours.get("status");
        boolean ended = ENDED.contains(status);
        boolean same = there == null
                ? ended && number(ours.get("filled_qty")).signum() == 0
                : ended == isEnded(there)
                        && number(there.path("filled").asText()).equals(number(ours.get("filled_qty")));
        if (!same) {
            lost += there == null ? 0 : 1;
            say("ours " + ours + " but there " + there);
        }
        boolean agreed = viewed != null
                && viewed.path("status").asText().equals(status)
                && number(viewed.path("filledQty").asText()).equals(number(ours.get("filled_qty")));
        if (!agreed) {
            say("the journal has " + ours + " but the service says " + viewed);
        }
    }

    private static boolean isEnded(JsonNode there) {
        return ENDED.contains(there.path("status").asText());
    }

    /** Of each order the same quantities: what a venue calls a trade on the wire is its own affair. */
    private void countedOnce() {
        Map<String, List<BigDecimal>> there = new TreeMap<>();
        Map<String, List<BigDecimal>> ours = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        books.fills()
                .forEach(fill -> add(
                        there,
                        fill.path("orderId").asText(),
                        fill.path("quantity").asText()));
        for (Map<String, String> fill : fills) {
            add(ours, fill.get("order_id"), fill.get("quantity"));
            String key = fill.get("venue_symbol") + "|" + fill.get("order_id") + "|" + fill.get("trade_id");
            if (!seen.add(key)) {
                doubled++;
                say("fill " + key + " is counted twice");
            }
        }
        there.forEach((order, quantities) -> {
            if (!quantities.equals(ours.remove(order))) {
                lost++;
                say("fills of order " + order + " there are " + quantities + ", ours differ: " + ofOrder(order));
            }
        });
        ours.forEach((order, quantities) -> say("fills of order " + order + " that the venue lacks: " + quantities));
    }

    private static void add(Map<String, List<BigDecimal>> fills, String order, String quantity) {
        List<BigDecimal> quantities = fills.computeIfAbsent(order, none -> new ArrayList<>());
        quantities.add(number(quantity));
        quantities.sort(BigDecimal::compareTo);
    }

    private List<Map<String, String>> ofOrder(String order) {
        return fills.stream().filter(fill -> order.equals(fill.get("order_id"))).toList();
    }

    private void positions(Map<String, BigDecimal> viewed) {
        Map<String, BigDecimal> summed = new HashMap<>();
        for (Map<String, String> fill : fills) {
            if (fill.get("market").equals("PERP")) {
                BigDecimal quantity = number(fill.get("quantity"));
                boolean buys = fill.get("side").equals("BUY");
                summed.merge(fill.get("venue_symbol") + " BOTH", buys ? quantity : quantity.negate(), BigDecimal::add);
            }
        }
        Map<String, BigDecimal> there = open(books.positions());
        if (!open(summed).equals(there) || !open(viewed).equals(there)) {
            say("positions there " + there + ", by the journal " + open(summed) + ", the service says " + open(viewed));
        }
    }

    private static Map<String, BigDecimal> open(Map<String, BigDecimal> positions) {
        Map<String, BigDecimal> open = new TreeMap<>();
        positions.forEach((key, size) -> {
            if (size.signum() != 0) {
                open.put(key, size.stripTrailingZeros());
            }
        });
        return open;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.isEmpty() ? "0" : text).stripTrailingZeros();
    }

    private void say(String what) {
        wrong.add(venue + ": " + what);
    }
}
