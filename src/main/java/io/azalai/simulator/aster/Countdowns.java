package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The dead-man switch of {@code POST countdownCancelAll}: unless called again in time, all orders of the symbol go.
 * Safe for many threads: a concurrent map.
 */
final class Countdowns {

    private final Floor floor;
    private final Map<String, Long> dueAtMs = new ConcurrentHashMap<>();

    Countdowns(Floor floor) {
        this.floor = floor;
    }

    /** {@code POST countdownCancelAll}: starts anew, zero stops. */
    JsonNode set(Parameters parameters) {
        String symbol = floor.symbol(parameters).symbol();
        long millis = parameters.number("countdownTime");
        if (millis < 0) {
            throw Refusal.INVALID_PARAMETER.with("countdownTime");
        }
        if (millis == 0) {
            dueAtMs.remove(symbol);
        } else {
            dueAtMs.put(symbol, floor.now() + millis);
        }
        return JsonNodeFactory.instance.objectNode().put("symbol", symbol).put("countdownTime", Long.toString(millis));
    }

    /** Cancels what is due. */
    void tick() {
        long now = floor.now();
        dueAtMs.forEach((symbol, due) -> {
            if (due <= now && dueAtMs.remove(symbol, due)) {
                floor.cancelAll(symbol);
            }
        });
    }
}
