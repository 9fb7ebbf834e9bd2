package io.azalai.simulator.loopback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.simulator.matching.PriceProcess;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The simulator's own endpoint, JSON in and out; an answer names what is known. {@code POST /faults} with a {@link Fault}
 * ({@code venue} and {@code kind} required), {@code GET /faults} those still waiting, {@code DELETE /faults},
 * {@code GET /ledger[?venue=v]}, {@code DELETE /listen-keys} ends them now, {@code POST /funding} settles an hour's funding
 * now, {@code POST /prices} with {@code asset} and {@code factor} lets a price jump, {@code POST /clock} with
 * {@code millis} steps the venues' clock to so far from ours, {@code POST /switches} with {@code venue}, {@code name} and
 * {@code on}, {@code POST /deposits} with {@code venue}, {@code account}, {@code asset} and {@code amount}. Confined to the
 * event loop.
 */
public final class Control implements Site {

    private static final Set<String> KEYS = Set.of(
            "venue", "site", "kind", "path", "contains", "times", "status", "code", "millis", "text", "retryAfter");
    private static final String DONE = "{\"ok\":true}";

    private final ObjectMapper json = new ObjectMapper();
    private final Loopback loopback;
    private final List<SimulatedVenue> venues;
    private final PriceProcess prices;
    private final ShiftingClock clock;
    private final Map<String, Order> orders = new TreeMap<>();

    /** Something the endpoint does; it answers with JSON. */
    @FunctionalInterface
    private interface Order {
        String carryOut(HttpRequest request) throws JsonProcessingException;
    }

    /** Something the endpoint does that has nothing to say. */
    @FunctionalInterface
    private interface Act {
        void carryOut(JsonNode body);
    }

    /** Over these venues, their prices and their clock. */
    public Control(Loopback loopback, List<SimulatedVenue> venues, PriceProcess prices, ShiftingClock clock) {
        this.loopback = loopback;
        this.venues = List.copyOf(venues);
        this.prices = prices;
        this.clock = clock;
        orders.put("GET /faults", request -> json.writeValueAsString(loopback.waitingFaults()));
        orders.put("GET /ledger", request -> json.writeValueAsString(ledger(request.query())));
        put("POST /faults", body -> loopback.inject(fault(body)));
        put("DELETE /faults", body -> loopback.clearFaults());
        put("DELETE /listen-keys", body -> this.venues.forEach(SimulatedVenue::expireListenKeys));
        put("POST /funding", body -> settleFunding());
        put("POST /prices", this::jump);
        put(
                "POST /clock",
                body -> this.clock.shift(Duration.ofMillis(body.path("millis").asLong())));
        put("POST /switches", body -> venue(body)
                .turn(body.path("name").asText(), body.path("on").asBoolean()));
        put("POST /deposits", this::deposit);
    }

    private void put(String what, Act act) {
        orders.put(what, request -> {
            act.carryOut(json.readTree(request.body()));
            return DONE;
        });
    }

    @Override
    public HttpReply answer(HttpRequest request) {
        Order order = orders.get(request.method() + " " + request.path());
        if (order == null) {
            return error(404, "known are " + orders.keySet().stream().collect(Collectors.joining(", ")));
        }
        try {
            return HttpReply.json(200, order.carryOut(request));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private void settleFunding() {
        venues.forEach(venue -> venue.engines().values().forEach(engine -> engine.settleFunding(1)));
    }

    private void jump(JsonNode body) {
        prices.jump(
                body.path("asset").asText(), new BigDecimal(body.path("factor").asText()));
    }

    private void deposit(JsonNode body) {
        BigDecimal amount = new BigDecimal(body.path("amount").asText());
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("amount must be positive, was " + amount);
        }
        venue(body).deposit(body.path("account").asText(), body.path("asset").asText(), amount);
    }

    private Map<String, Ledger> ledger(String query) {
        Map<String, Ledger> ledger = new LinkedHashMap<>();
        for (SimulatedVenue venue : venues) {
            if (query.isEmpty() || query.equals("venue=" + venue.name())) {
                ledger.put(venue.name(), Ledger.of(venue, loopback.arrivals()));
            }
        }
        return ledger;
    }

    private SimulatedVenue venue(JsonNode body) {
        String name = body.path("venue").asText().toLowerCase(Locale.ROOT);
        return venues.stream()
                .filter(venue -> venue.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown venue '" + name + "'; known are "
                        + venues.stream().map(SimulatedVenue::name).toList()));
    }

    private Fault fault(JsonNode node) {
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key '" + key + "'; known are " + KEYS);
            }
        });
        return new Fault(
                        venue(node).name(),
                        node.path("site").asText(""),
                        Fault.Kind.of(node.path("kind").asText()),
                        "",
                        "",
                        1,
                        node.path("status").asInt(503),
                        node.path("code").asInt(1001),
                        0,
                        node.path("text").asText(""),
                        node.path("retryAfter").asText(""))
                .at(node.path("path").asText(""))
                .containing(node.path("contains").asText(""))
                .times(node.path("times").asInt(1))
                .lasting(node.path("millis").asLong(0));
    }

    private HttpReply error(int status, String text) {
        return HttpReply.json(status, json.createObjectNode().put("error", text).toString());
    }
}
