package io.azalai.simulator.loopback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The simulator's own endpoint: {@code POST /faults} with a {@link Fault} as JSON ({@code venue} and {@code kind}
 * required), {@code GET /faults} those still waiting, {@code DELETE /faults}, {@code GET /ledger[?venue=v]},
 * {@code DELETE /listen-keys} ends them now, {@code POST /funding} settles an hour's funding now. Safe for many threads: immutable.
 */
public final class Control implements Site {

    private static final Set<String> KEYS = Set.of(
            "venue", "site", "kind", "path", "contains", "times", "status", "code", "millis", "text", "retryAfter");

    private final ObjectMapper json = new ObjectMapper();
    private final Loopback loopback;
    private final List<SimulatedVenue> venues;

    /** Over these venues. */
    public Control(Loopback loopback, List<SimulatedVenue> venues) {
        this.loopback = loopback;
        this.venues = List.copyOf(venues);
    }

    @Override
    public HttpReply answer(HttpRequest request) {
        try {
            return switch (request.method() + " " + request.path()) {
                case "POST /faults" -> {
                    loopback.inject(fault(json.readTree(request.body())));
                    yield HttpReply.json(200, "{\"ok\":true}");
                }
                case "GET /faults" -> HttpReply.json(200, json.writeValueAsString(loopback.waitingFaults()));
                case "DELETE /faults" -> {
                    loopback.clearFaults();
                    yield HttpReply.json(200, "{\"ok\":true}");
                }
                case "GET /ledger" -> HttpReply.json(200, json.writeValueAsString(ledger(request.query())));
                case "DELETE /listen-keys" -> {
                    venues.forEach(SimulatedVenue::expireListenKeys);
                    yield HttpReply.json(200, "{\"ok\":true}");
                }
                case "POST /funding" -> {
                    venues.forEach(venue -> venue.engines().values().forEach(engine -> engine.settleFunding(1)));
                    yield HttpReply.json(200, "{\"ok\":true}");
                }
                default ->
                    error(
                            404,
                            "known are POST|GET|DELETE /faults, GET /ledger[?venue=v], DELETE /listen-keys, POST /funding");
            };
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> ledger(String query) {
        Map<String, Object> ledger = new LinkedHashMap<>();
        for (SimulatedVenue venue : venues) {
            if (query.isEmpty() || query.equals("venue=" + venue.name())) {
                ledger.put(venue.name(), Ledger.of(venue, loopback.arrivals()));
            }
        }
        return ledger;
    }

    private Fault fault(JsonNode node) {
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key '" + key + "'; known are " + KEYS);
            }
        });
        String venue = node.path("venue").asText().toLowerCase(Locale.ROOT);
        if (venues.stream().noneMatch(v -> v.name().equals(venue))) {
            throw new IllegalArgumentException("unknown venue '" + venue + "'; known are "
                    + venues.stream().map(SimulatedVenue::name).toList());
        }
        return new Fault(
                venue,
                node.path("site").asText(""),
                Fault.Kind.of(node.path("kind").asText()),
                node.path("path").asText(""),
                node.path("contains").asText(""),
                node.path("times").asInt(1),
                node.path("status").asInt(503),
                node.path("code").asInt(1001),
                node.path("millis").asLong(0),
                node.path("text").asText(""),
                node.path("retryAfter").asText(""));
    }

    private HttpReply error(int status, String text) {
        return HttpReply.json(status, json.createObjectNode().put("error", text).toString());
    }
}
