package io.azalai.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What a simulated venue itself knows, to judge our side by. Immutable view of a running simulator. */
public final class VenueLedger {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Simulator simulator;
    private final String venue;

    public VenueLedger(Simulator simulator, String venue) {
        this.simulator = simulator;
        this.venue = venue;
    }

    /** Orders by the client id the venue knows. */
    public List<JsonNode> orders(String clientOrderId) {
        return rows("orders", "clientOrderId", clientOrderId);
    }

    /** Fills of an order, by the client id the venue knows. */
    public List<JsonNode> fills(String clientOrderId) {
        return rows("fills", "clientOrderId", clientOrderId);
    }

    /** How many requests to place this order arrived, also those a fault kept from the venue. */
    public int arrivals(String clientOrderId) {
        return simulator.arrivals().clientOrderIds(venue).getOrDefault(clientOrderId, 0);
    }

    /** How many requests of any kind arrived. */
    public int requests() {
        return simulator.arrivals().requests(venue).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many requests or connections of a kind arrived: {@code POST /exchange}, {@code OPEN /ws}. */
    public int requests(String start) {
        return simulator.arrivals().requests(venue).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(start))
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
    }

    /** Asks the simulator itself for something, such as a jump of prices. */
    void control(String path, String body) {
        HttpRequest asked = HttpRequest.newBuilder(
                        URI.create(simulator.addresses().control() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> done = HttpClient.newHttpClient()
                .sendAsync(asked, HttpResponse.BodyHandlers.ofString())
                .join();
        if (done.statusCode() != 200) {
            throw new IllegalStateException(done.body());
        }
    }

    private List<JsonNode> rows(String kind, String field, String value) {
        List<JsonNode> found = new ArrayList<>();
        ledger().path(venue)
                .path("accounts")
                .forEach(market -> market.forEach(account -> account.path(kind).forEach(row -> {
                    if (row.path(field).asText().equals(value)) {
                        found.add(row);
                    }
                })));
        return found;
    }

    private JsonNode ledger() {
        try {
            return JSON.readTree(URI.create(simulator.addresses().control() + "/ledger?venue=" + venue)
                    .toURL());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
