package io.azalai.simulator.loopback;

import com.fasterxml.jackson.core.JsonProcessingException;
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
 * The simulator's own endpoint, JSON in and out; an answer names what is known. {@code POST /faults} with a {@link
 * Fault} ({@code venue} and {@code kind} required), {@code GET /faults} those still waiting, {@code DELETE /faults},
 * {@code GET /arrivals}, {@code GET /ledger[?venue=v]}, {@code DELETE /listen-keys} ends them now, {@code POST
 * /funding} settles the funding of each venue's interval now, {@code POST /prices} with {@code asset} and {@code
 * factor} lets a price jump, {@code POST /clock} with {@code millis} steps the venues' clock to so far from ours,
 * {@code POST /switches} with {@code venue}, {@code name} and {@code on}, {@code POST /deposits} with {@code venue},
 * {@code account}, {@code asset} and {@code amount}, {@code POST /symbols} with {@code venue}, {@code market} of Aster,
 * {@code symbol} and {@code status}, {@code POST /announcements} with {@code venue}, {@code title} and {@code text}.
 * Confined to the event loop.
 */
public final class Control implements Site {

    private static final Set<String> KEYS = Set.of(
            "venue", "site", "kind", "path", "contains", "times", "status", "code", "millis", "text", "retryAfter");
    private static final String VENUE = "venue=";
    private static final long CENTURY_MS = 36_525L * 24 * 3_600_000;
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
        void carryOut(Fields body);
    }

    /** Over these venues, their prices and their clock. */
    public Control(Loopback loopback, List<SimulatedVenue> venues, PriceProcess prices, ShiftingClock clock) {
        this.loopback = loopback;
        this.venues = List.copyOf(venues);
        this.prices = prices;
        this.clock = clock;
        orders.put("GET /faults", request -> json.writeValueAsString(loopback.waitingFaults()));
        orders.put("GET /arrivals", request -> json.writeValueAsString(arrivals()));
        orders.put("GET /ledger", request -> json.writeValueAsString(ledger(request.query())));
        put("POST /faults", body -> loopback.inject(fault(body)));
        put("DELETE /faults", body -> loopback.clearFaults());
        put("DELETE /listen-keys", body -> this.venues.forEach(SimulatedVenue::expireListenKeys));
        put("POST /funding", body -> this.venues.forEach(SimulatedVenue::settleFunding));
        put("POST /prices", this::jump);
        put("POST /clock", body -> this.clock.shift(Duration.ofMillis(body.signed("millis", CENTURY_MS))));
        put("POST /switches", body -> venue(body.text("venue")).turn(body.text("name"), body.flag("on")));
        put("POST /deposits", this::deposit);
        put("POST /symbols", this::list);
        put("POST /announcements", body -> venue(body.text("venue"))
                .announce(body.text("title"), body.textOrEmpty("text")));
    }

    private void put(String what, Act act) {
        orders.put(what, request -> {
            act.carryOut(new Fields(json.readTree(request.body())));
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
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            return error(400, String.valueOf(wrong.getMessage()));
        }
    }

    private void jump(Fields body) {
        prices.jump(body.text("asset"), body.positive("factor"));
    }

    private void deposit(Fields body) {
        SimulatedVenue venue = venue(body.text("venue"));
        String account = body.text("account");
        BigDecimal amount = body.positive("amount");
        boolean known = venue.engines().values().stream()
                .anyMatch(engine -> engine.knows(account.toLowerCase(Locale.ROOT)) || engine.knows(account));
        if (!known) {
            throw new IllegalArgumentException(
                    "unknown account '" + account + "'; known are " + String.join(", ", venue.accounts()));
        }
        venue.deposit(account, body.text("asset"), amount);
    }

    private void list(Fields body) {
        venue(body.text("venue")).list(body.textOrEmpty("market"), body.text("symbol"), body.text("status"));
    }

    private Map<String, Ledger> ledger(String query) {
        if (!query.isEmpty() && !query.startsWith(VENUE)) {
            throw new IllegalArgumentException("unknown query '" + query + "'; known is " + VENUE + "<name>");
        }
        String only =
                query.isEmpty() ? "" : venue(query.substring(VENUE.length())).name();
        Map<String, Ledger> ledger = new LinkedHashMap<>();
        for (SimulatedVenue venue : venues) {
            if (only.isEmpty() || only.equals(venue.name())) {
                ledger.put(venue.name(), Ledger.of(venue, loopback.arrivals()));
            }
        }
        return ledger;
    }

    /** By venue, how many requests for something of an order came. */
    private Map<String, Integer> arrivals() {
        return venues.stream()
                .map(SimulatedVenue::name)
                .collect(Collectors.toMap(name -> name, loopback.arrivals()::ofOrders));
    }

    private SimulatedVenue venue(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return venues.stream()
                .filter(venue -> venue.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown venue '" + name + "'; known are "
                        + venues.stream().map(SimulatedVenue::name).toList()));
    }

    private Fault fault(Fields fields) {
        fields.body().fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key '" + key + "'; known are " + KEYS);
            }
        });
        SimulatedVenue venue = venue(fields.text("venue"));
        return new Fault(
                venue.name(),
                site(venue, fields.textOrEmpty("site")),
                Fault.Kind.of(fields.text("kind")),
                fields.textOrEmpty("path"),
                fields.textOrEmpty("contains"),
                fields.whole("times", 1, 1),
                fields.whole("status", 100, 503),
                closeCode(fields.whole("code", 1000, 1001)),
                fields.whole("millis", 0, 0),
                fields.textOrEmpty("text"),
                fields.textOrEmpty("retryAfter"));
    }

    private static String site(SimulatedVenue venue, String name) {
        if (!name.isEmpty() && !venue.sites().containsKey(name)) {
            throw new IllegalArgumentException("unknown site '" + name + "'; known are "
                    + String.join(", ", venue.sites().keySet()));
        }
        return name;
    }

    /** Codes that a close frame may carry by RFC 6455. */
    private static int closeCode(int code) {
        boolean allowed = code <= 1003 || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
        if (!allowed) {
            throw new IllegalArgumentException(
                    "field 'code' must be one of 1000-1003, 1007-1014, 3000-4999, was " + code);
        }
        return code;
    }

    private HttpReply error(int status, String text) {
        return HttpReply.json(status, json.createObjectNode().put("error", text).toString());
    }
}
