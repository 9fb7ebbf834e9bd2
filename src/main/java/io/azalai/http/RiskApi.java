package io.azalai.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.forward.EventJson;
import io.azalai.model.RiskLevel;
import io.azalai.trade.Halts;
import io.azalai.trade.risk.Latch;
import io.azalai.trade.risk.LossLimits;
import io.azalai.trade.risk.RiskMemory;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/risk}: levels, latches and loss figures; {@code /halt} raises a level, {@code /reset} lifts latches
 * and needs a confirmation (risk.md section 8). Safe for many threads: it keeps nothing of its own.
 */
public final class RiskApi implements Processor {

    static final String PATH = "/api/v1/risk";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long WRITE_PATIENCE_SECONDS = 5;
    private static final Set<String> HALT = Set.of("scope", "level", "reason", "actor");
    private static final Set<String> RESET = Set.of("scope", "reason", "actor", "confirm");

    private final Halts halts;
    private final LossLimits limits;
    private final EventJson events;

    /** Over the kill switch, telling those limits. */
    public RiskApi(Halts halts, LossLimits limits, EventJson events) {
        this.halts = halts;
        this.limits = limits;
        this.events = events;
    }

    @Override
    public void process(Exchange exchange) {
        answer(exchange.getMessage()).to(exchange);
    }

    private ApiAnswer answer(Message message) {
        String method = message.getHeader(Exchange.HTTP_METHOD, "GET", String.class);
        String path = message.getHeader(Exchange.HTTP_PATH, "", String.class);
        try {
            return switch (method + " " + path) {
                case "GET " + PATH -> new ApiAnswer(200, state().toString());
                case "POST " + PATH + "/halt" -> halt(fields(message, HALT));
                case "POST " + PATH + "/reset" -> reset(fields(message, RESET));
                default ->
                    ApiAnswer.error(
                            405,
                            "METHOD",
                            "there are GET " + PATH + ", POST " + PATH + "/halt and POST " + PATH + "/reset");
            };
        } catch (IllegalStateException impossible) {
            return ApiAnswer.error(409, "NOT_LIFTED", String.valueOf(impossible.getMessage()));
        } catch (RuntimeException failed) {
            return ApiAnswer.of(failed, events);
        }
    }

    private ApiAnswer halt(JsonNode asked) {
        return written(
                halts.halt(text(asked, "scope"), text(asked, "level"), actor(asked), text(asked, "reason")),
                "it holds, and is not on the disk: a restart may lift it; the file HALT in the state folder holds it");
    }

    private ApiAnswer reset(JsonNode asked) {
        if (!asked.path("confirm").isBoolean() || !asked.path("confirm").asBoolean()) {
            throw new IllegalArgumentException(
                    "confirm is missing; lifting what holds trading back needs confirm: true");
        }
        return written(
                halts.resume(text(asked, "scope"), text(asked, "reason"), actor(asked)),
                "it is lifted, and that is not on the disk: a restart may bring it back");
    }

    private ApiAnswer written(CompletableFuture<Void> done, String unwritten) {
        try {
            done.get(WRITE_PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new ApiAnswer(200, state().toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return ApiAnswer.error(503, "NOT_WRITTEN", unwritten);
        } catch (ExecutionException | TimeoutException sick) {
            return ApiAnswer.error(503, "NOT_WRITTEN", unwritten);
        }
    }

    private static JsonNode fields(Message message, Set<String> known) {
        String body = message.getBody(String.class);
        JsonNode json;
        try {
            json = JSON.readTree(body == null || body.isBlank() ? "{}" : body);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("the body is no JSON: " + broken.getOriginalMessage(), broken);
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("the body must be a JSON object with fields of " + new TreeSet<>(known));
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "the field '" + name + "' is not known here; there are " + new TreeSet<>(known));
            }
        });
        return json;
    }

    private static String text(JsonNode asked, String name) {
        JsonNode value = asked.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw new IllegalArgumentException(name + " is " + value + "; give a text");
        }
        return value.asText("");
    }

    private static String actor(JsonNode asked) {
        String actor = text(asked, "actor");
        return actor.isBlank() ? "api" : actor;
    }

    private ObjectNode state() {
        RiskMemory memory = halts.memory();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("level", memory.level().name());
        ObjectNode scopes = json.putObject("scopes");
        memory.latches().stream()
                .map(Latch::scope)
                .filter(scope -> memory.level(scope) != RiskLevel.ACTIVE)
                .forEach(scope ->
                        scopes.put(scope.toString(), memory.level(scope).name()));
        memory.latches().forEach(latch -> json.withArray("latches").add(latch(latch)));
        put(json, "dayPnl", memory.dayPnl().orElse(null));
        put(json, "drawdownPercent", memory.drawdownPercent().orElse(null));
        RiskMemory.EquityPoint last = memory.lastEquity();
        put(json, "equity", last == null ? null : last.total());
        put(json, "highWaterMark", memory.highWaterMark());
        ObjectNode bounds = json.putObject("limits");
        put(bounds, "daily_loss_limit", limits.dailyLossUsd());
        put(bounds, "max_drawdown_percent", limits.maxDrawdownPercent());
        bounds.put("emergency_stop_enabled", limits.emergencyStop());
        return json;
    }

    private static ObjectNode latch(Latch latch) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("reason", latch.reason().name())
                .put("level", latch.level().name())
                .put("scope", latch.scope().toString())
                .put("since", latch.since().toEpochMilli())
                .put("reset", latch.reset().name())
                .put("actor", latch.actor());
    }

    private static void put(ObjectNode json, String name, @Nullable BigDecimal number) {
        if (number != null) {
            json.put(name, number.stripTrailingZeros().toPlainString());
        }
    }
}
