package io.azalai.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a venue knows of the account that the service trades for, over all its markets. Immutable once read. */
final class VenueBooks {

    private final JsonNode ledger;
    private final List<JsonNode> orders = new ArrayList<>();
    private final List<JsonNode> fills = new ArrayList<>();
    private final Map<String, BigDecimal> positions = new TreeMap<>();
    private final Map<String, JsonNode> byId = new HashMap<>();
    private final Map<String, JsonNode> byClientId = new HashMap<>();

    private VenueBooks(JsonNode ledger, String account) {
        this.ledger = ledger;
        for (JsonNode market : ledger.path("accounts")) {
            market.path(account).path("orders").forEach(orders::add);
            market.path(account).path("fills").forEach(fills::add);
            market.path(account)
                    .path("positions")
                    .forEach(each -> positions.merge(
                            each.path("symbol").asText() + " "
                                    + each.path("positionSide").asText(),
                            new BigDecimal(each.path("size").asText()),
                            BigDecimal::add));
        }
        for (JsonNode order : orders) {
            byId.put(order.path("id").asText(), order);
            // of an amended order, which has another id each time, the newest counts
            if (order.hasNonNull("clientOrderId")) {
                byClientId.put(order.get("clientOrderId").asText(), order);
            }
        }
    }

    static VenueBooks of(SimulatorProcess venues, String venue) {
        return new VenueBooks(venues.ledger(venue), venues.account(venue));
    }

    List<JsonNode> orders() {
        return orders;
    }

    List<JsonNode> fills() {
        return fills;
    }

    /** Signed sizes by symbol and leg. */
    Map<String, BigDecimal> positions() {
        return positions;
    }

    /** How often each client id was asked to be placed. */
    Map<String, Integer> placed() {
        return counts("clientOrderIds");
    }

    /** How many requests of a kind there were: {@code cancels}, {@code amendments}. */
    int asked(String kind) {
        return counts(kind).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** An order by our name for it, or else by its own. */
    Optional<JsonNode> order(String clientId, String id) {
        return Optional.ofNullable(byClientId.getOrDefault(clientId, byId.get(id)));
    }

    private Map<String, Integer> counts(String kind) {
        Map<String, Integer> counts = new TreeMap<>();
        ledger.path(kind)
                .properties()
                .forEach(each -> counts.put(each.getKey(), each.getValue().asInt()));
        return counts;
    }
}
