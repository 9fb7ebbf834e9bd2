package io.azalai.trade.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Effect;
import io.azalai.model.RiskLevel;
import io.azalai.trade.risk.RiskCases.Case;
import io.azalai.trade.risk.RiskMachine.Transition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every golden case of risk-cases.json (risk.md section 10). */
class RiskCasesTest {

    private static final BigDecimal FINE = new BigDecimal("1e-8");
    private static final BigDecimal COARSE = new BigDecimal("1e-6");

    @TestFactory
    Stream<DynamicTest> orders() {
        return RiskCases.all().stream()
                .filter(each -> !each.isSequence())
                .map(each -> dynamicTest(each.name(), () -> judge(each)));
    }

    @TestFactory
    Stream<DynamicTest> sequences() {
        return RiskCases.all().stream()
                .filter(Case::isSequence)
                .map(each -> dynamicTest(each.name(), () -> play(each)));
    }

    @Test
    void none_of_our_own_is_left_out() {
        assertThat(RiskCases.own())
                .extracting(Case::isSequence)
                .satisfies(kinds ->
                        assertThat(kinds.stream().filter(sequence -> sequence)).hasSize(14))
                .hasSize(189);
    }

    private static void judge(Case golden) {
        JsonNode expect = golden.node().get("expect");
        RiskGate gate = new RiskGate(CaseWorld.limits(golden.input()));

        Verdict verdict = gate.evaluate(CaseWorld.order(golden.node().get("order")), new CaseWorld(golden.input()));

        assertThat(verdict.code().name())
                .as(verdict.message())
                .isEqualTo(expect.get("reasonCode").asText());
        assertThat(verdict.accepted()).isEqualTo(expect.get("decision").asText().equals("ACCEPT"));
        if (expect.has("effect")) {
            assertThat(verdict.effect())
                    .isEqualTo(Effect.valueOf(expect.get("effect").asText()));
        }
        BigDecimal tolerance =
                "%".equals(verdict.unit()) || verdict.code() == ReasonCode.CORRELATION_LIMIT ? COARSE : FINE;
        same("observed", verdict.observed(), expect, tolerance);
        same("limit", verdict.limit(), expect, tolerance);
    }

    private static void play(Case golden) {
        RiskMachine machine = new RiskMachine(CaseWorld.limits(golden.input()));
        RiskMemory memory = start(golden.input().path("machine"));
        for (JsonNode step : golden.node().get("steps")) {
            Transition transition = machine.apply(memory, event(step.get("event")));
            memory = transition.memory();
            check(step, transition);
        }
    }

    private static void check(JsonNode step, Transition transition) {
        JsonNode expect = step.get("expect");
        RiskMemory memory = transition.memory();
        String what = step.toString();
        assertThat(memory.level())
                .as(what)
                .isEqualTo(RiskLevel.valueOf(expect.get("level").asText()));
        List<String> latches = new ArrayList<>();
        expect.get("latches").forEach(latch -> latches.add(latch.asText()));
        assertThat(memory.latches().stream()
                        .map(latch -> latch.reason().name())
                        .sorted()
                        .toList())
                .as(what)
                .isEqualTo(latches);
        assertThat(transition.actions().stream().anyMatch(RiskAction.EmergencyStop.class::isInstance))
                .as(what)
                .isEqualTo(expect.get("emergencyStop").booleanValue());
        same("dayStartEquity", memory.dayStartEquity(), expect, FINE);
        same("hwm", memory.highWaterMark(), expect, FINE);
        same("dayPnl", memory.dayPnl().orElse(null), expect, FINE);
        same("drawdownPercent", memory.drawdownPercent().orElse(null), expect, COARSE);
    }

    private static RiskMemory start(JsonNode machine) {
        if (!machine.isObject()) {
            return RiskMemory.FIRST_RUN;
        }
        JsonNode last = machine.path("lastEquity");
        List<Latch> latches = new ArrayList<>();
        machine.path("latches")
                .forEach(latch -> latches.add(new Latch(
                        Latch.Reason.valueOf(latch.get("reason").asText()),
                        RiskLevel.valueOf(latch.get("level").asText()),
                        Scope.GLOBAL,
                        Instant.EPOCH,
                        Latch.ResetRule.valueOf(latch.get("reset").asText()),
                        "risk")));
        return new RiskMemory(
                CaseWorld.time(machine, "dayMs").atZone(ZoneOffset.UTC).toLocalDate(),
                CaseWorld.decimal(machine, "dayStartEquity"),
                CaseWorld.decimal(machine, "flowsToday"),
                CaseWorld.decimal(machine, "hwm"),
                last.isObject()
                        ? new RiskMemory.EquityPoint(CaseWorld.time(last, "tsMs"), CaseWorld.decimal(last, "value"))
                        : null,
                latches,
                Map.of(),
                Set.of());
    }

    private static RiskEvent event(JsonNode event) {
        Instant at = CaseWorld.time(event, "atMs");
        String actor = event.path("actor").asText();
        return switch (event.get("type").asText()) {
            case "EQUITY" -> new RiskEvent.Equity(at, CaseWorld.decimal(event, "total"));
            case "FLOW" -> new RiskEvent.Flow(at, CaseWorld.decimal(event, "amount"));
            case "KILL" ->
                new RiskEvent.Kill(
                        at,
                        RiskLevel.valueOf(event.get("level").asText()),
                        Scope.parse(event.get("scope").asText().replace(':', '|')),
                        actor);
            case "RESET" ->
                new RiskEvent.Reset(
                        at,
                        event.get("reason").asText().equals("ALL")
                                ? null
                                : Latch.Reason.valueOf(event.get("reason").asText()),
                        null,
                        actor);
            case "RESTART" -> new RiskEvent.Restart(at);
            case "RESTART_CORRUPT" -> new RiskEvent.RestartCorrupt(at);
            default -> throw new IllegalArgumentException("unknown event " + event);
        };
    }

    /** What {@code expect} does not name is not asserted (risk.md section 10). */
    private static void same(String field, BigDecimal actual, JsonNode expect, BigDecimal tolerance) {
        BigDecimal expected = CaseWorld.decimal(expect, field);
        if (expected != null) {
            assertThat(actual).as("%s of %s", field, expect).isNotNull().isCloseTo(expected, within(tolerance));
        } else if (expect.has(field)) {
            assertThat(actual).as("%s of %s", field, expect).isNull();
        }
    }
}
