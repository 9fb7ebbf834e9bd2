package io.azalai.crash;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Everything that can go wrong at the venues, again and again, as a seed draws it: frames are disturbed on the sockets
 * that are open, so each life of the service has its own. Confined to one thread at a time.
 */
final class FaultScript {

    private static final List<String> OF_WRITES =
            List.of("cut", "cut", "slow", "slow", "truncate", "drop", "refuse", "status");
    private static final List<String> OF_READS = List.of("cut", "slow", "truncate", "refuse", "status");
    private static final List<String> OF_FRAMES = List.of("duplicate", "reorder", "gap");
    private static final List<String> OF_SOCKETS = List.of("garbage", "close", "reset", "stall");
    private static final Map<String, List<String>> WRITES = Map.of(
            "hyperliquid", List.of("/exchange"),
            "aster", List.of("/fapi/v3/order", "/fapi/v3/order", "/api/v3/order", "/fapi/v3/batchOrders"));
    private static final Map<String, List<String>> READS =
            Map.of("hyperliquid", List.of("/info"), "aster", List.of("/fapi/", "/api/"));

    private final SimulatorProcess venues;
    private final Random chance;
    private final Map<String, Integer> injected = new TreeMap<>();

    FaultScript(SimulatorProcess venues, long seed) {
        this.venues = venues;
        this.chance = new Random(seed);
    }

    /** Disturbs until the thread is interrupted. */
    void run() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(150 + chance.nextInt(700));
                disturb();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException gone) {
            if (!Thread.currentThread().isInterrupted()) {
                throw gone;
            }
        }
    }

    /** Nothing goes wrong any more. */
    void end() {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        venues.ask("DELETE", "/faults", nothing);
        venues.ask("POST", "/clock", nothing.deepCopy().put("millis", 0));
        SimulatorProcess.VENUES.forEach(venue -> {
            venues.ask("POST", "/faults", nothing.deepCopy().put("venue", venue).put("kind", "resume"));
        });
        turnLate(false);
    }

    /** How often each went wrong. */
    Map<String, Integer> injected() {
        return injected;
    }

    private void disturb() {
        String venue = SimulatorProcess.VENUES.get(chance.nextInt(SimulatorProcess.VENUES.size()));
        int draw = chance.nextInt(100);
        if (draw < 50) {
            request(venue, one(OF_WRITES), one(WRITES.getOrDefault(venue, List.of())));
        } else if (draw < 58) {
            request(venue, one(OF_READS), one(READS.getOrDefault(venue, List.of())));
        } else if (draw < 85) {
            frames(venue, one(OF_FRAMES));
        } else if (draw < 88) {
            frames(venue, one(OF_SOCKETS));
        } else if (draw < 89) {
            fault(fault(venue, "down").put("millis", 100 + chance.nextInt(500)));
        } else if (draw < 94) {
            ask("clock", "/clock", JsonNodeFactory.instance.objectNode().put("millis", chance.nextInt(401) - 200));
        } else if (draw < 96) {
            ObjectNode jump = JsonNodeFactory.instance.objectNode().put("asset", chance.nextBoolean() ? "BTC" : "ETH");
            ask("prices", "/prices", jump.put("factor", chance.nextBoolean() ? "1.004" : "0.996"));
        } else if (draw < 98) {
            turnLate(chance.nextBoolean());
            injected.merge("lateOrderStatus", 1, Integer::sum);
        } else {
            venues.ask("DELETE", "/listen-keys", JsonNodeFactory.instance.objectNode());
            injected.merge("listen-keys", 1, Integer::sum);
        }
    }

    private String one(List<String> words) {
        return words.get(chance.nextInt(words.size()));
    }

    private void request(String venue, String kind, String path) {
        ObjectNode fault = fault(venue, kind).put("path", path);
        if (kind.equals("slow")) {
            fault.put("millis", 50 + chance.nextInt(1200));
        } else if (kind.equals("status")) {
            int status = List.of(503, 502, 500, 429, 200).get(chance.nextInt(5));
            fault.put("status", status).put("text", "<html>" + status + "</html>");
            if (status == 429) {
                fault.put("retryAfter", "1");
            }
        }
        fault(fault);
    }

    private void frames(String venue, String kind) {
        ObjectNode fault = fault(venue, kind);
        switch (kind) {
            case "stall" -> fault.put("millis", 100 + chance.nextInt(1500));
            case "garbage" -> fault.put("text", "{ no message");
            case "close" -> fault.put("code", 1001);
            case "reset" -> {}
            default -> fault.put("times", 1 + chance.nextInt(4));
        }
        fault(fault);
    }

    private static ObjectNode fault(String venue, String kind) {
        return JsonNodeFactory.instance.objectNode().put("venue", venue).put("kind", kind);
    }

    private void fault(ObjectNode fault) {
        ask(fault.path("kind").asText(), "/faults", fault);
    }

    private void ask(String what, String path, ObjectNode body) {
        venues.ask("POST", path, body);
        injected.merge(what, 1, Integer::sum);
    }

    private void turnLate(boolean on) {
        venues.ask(
                "POST",
                "/switches",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("venue", "hyperliquid")
                        .put("name", "lateOrderStatus")
                        .put("on", on));
    }
}
