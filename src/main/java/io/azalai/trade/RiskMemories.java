package io.azalai.trade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournaledLatch;
import io.azalai.trade.journal.Page;
import io.azalai.trade.risk.Latch;
import io.azalai.trade.risk.RiskMemory;
import io.azalai.trade.risk.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The risk state as rows of the journal, and back (risk.md section 6). */
final class RiskMemories {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "memory";
    private static final int VERSION = 1;

    private RiskMemories() {}

    /** Adds the memory to a page. */
    static Page write(Page page, RiskMemory memory, Instant at) {
        ObjectNode fields = JSON.createObjectNode();
        put(fields, "day", memory.day());
        put(fields, "dayStartEquity", memory.dayStartEquity());
        put(fields, "flowsToday", memory.flowsToday());
        put(fields, "highWaterMark", memory.highWaterMark());
        RiskMemory.EquityPoint last = memory.lastEquity();
        if (last != null) {
            put(fields, "lastEquity", last.total());
            put(fields, "lastEquityAt", last.at());
        }
        ObjectNode halted = fields.putObject("haltedUntil");
        memory.haltedUntil().forEach((scope, until) -> put(halted, scope.toString(), until));
        memory.warned().forEach(reason -> fields.withArray("warned").add(reason.name()));
        page.riskState(NAME, VERSION, fields.toString(), at);
        return page.latches(
                memory.latches().stream().map(RiskMemories::journaled).toList());
    }

    /** What the journal remembers; empty on the first run. */
    static Optional<RiskMemory> read(Journal journal) {
        List<Latch> latches =
                journal.latches().stream().map(RiskMemories::latch).toList();
        return journal.riskState(NAME).map(text -> memory(text, latches));
    }

    private static RiskMemory memory(String text, List<Latch> latches) {
        try {
            JsonNode fields = JSON.readTree(text);
            String day = text(fields, "day");
            BigDecimal last = decimal(fields, "lastEquity");
            Set<Latch.Reason> warned = new HashSet<>();
            fields.path("warned").forEach(reason -> warned.add(Latch.Reason.valueOf(reason.asText())));
            BigDecimal flows = decimal(fields, "flowsToday");
            return new RiskMemory(
                    day == null ? null : LocalDate.parse(day),
                    decimal(fields, "dayStartEquity"),
                    flows == null ? BigDecimal.ZERO : flows,
                    decimal(fields, "highWaterMark"),
                    last == null
                            ? null
                            : new RiskMemory.EquityPoint(
                                    Instant.parse(fields.path("lastEquityAt").asText()), last),
                    latches,
                    haltedUntil(fields.path("haltedUntil")),
                    warned);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the risk state in the journal cannot be read: " + text, unreadable);
        }
    }

    /** By scope, or the text of an instant from before there were others than the global one. */
    private static Map<Scope, Instant> haltedUntil(JsonNode kept) {
        Map<Scope, Instant> halted = new HashMap<>();
        if (kept.isTextual()) {
            halted.put(Scope.GLOBAL, Instant.parse(kept.asText()));
        }
        kept.properties()
                .forEach(until -> halted.put(
                        Scope.parse(until.getKey()),
                        Instant.parse(until.getValue().asText())));
        return halted;
    }

    private static JournaledLatch journaled(Latch latch) {
        return new JournaledLatch(
                latch.reason().name(),
                latch.scope().toString(),
                latch.level(),
                latch.since(),
                latch.reset().name(),
                latch.actor());
    }

    private static Latch latch(JournaledLatch kept) {
        return new Latch(
                Latch.Reason.valueOf(kept.reason()),
                kept.level(),
                Scope.parse(kept.scope()),
                kept.since(),
                Latch.ResetRule.valueOf(kept.resetRule()),
                kept.actor());
    }

    private static void put(ObjectNode fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString());
        }
    }

    private static @Nullable String text(JsonNode fields, String name) {
        return fields.hasNonNull(name) ? fields.get(name).asText() : null;
    }

    private static @Nullable BigDecimal decimal(JsonNode fields, String name) {
        String text = text(fields, name);
        return text == null ? null : new BigDecimal(text);
    }
}
