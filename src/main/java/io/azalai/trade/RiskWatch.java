package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Audit;
import io.azalai.model.Event;
import io.azalai.model.RiskLevel;
import io.azalai.model.RiskState;
import io.azalai.model.Severity;
import io.azalai.trade.journal.Page;
import io.azalai.trade.risk.Latch;
import io.azalai.trade.risk.RiskAction;
import io.azalai.trade.risk.RiskEvent;
import io.azalai.trade.risk.RiskMachine;
import io.azalai.trade.risk.RiskMemory;
import io.azalai.trade.risk.Scope;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches equity and keeps the latches: the kill switch (risk.md sections 6 and 8). Each transition is written at once,
 * other changes every five seconds. Safe for many threads: its memory is behind the desk's lock.
 */
public final class RiskWatch {

    private static final Duration WRITE_EVERY = Duration.ofSeconds(5);
    private static final Duration FLOWS_EVERY = Duration.ofMinutes(1);
    private static final Duration FLOW_PATIENCE = Duration.ofSeconds(5);

    /** Fraction of equity; a flow below it does little harm until the next minute. */
    private static final BigDecimal FAR = new BigDecimal("0.002");

    private final OrderDesk desk;
    private final Ledger ledger;
    private final RiskMachine machine;
    private final EmergencyStop stop;
    private final CashFlows flows;
    private final Clock clock;
    private RiskMemory memory = RiskMemory.FIRST_RUN;
    private Instant writtenAt = Instant.EPOCH;
    private volatile Instant flowsAskedAt = Instant.EPOCH;
    private volatile boolean settling;

    RiskWatch(OrderDesk desk, Ledger ledger, RiskMachine machine, EmergencyStop stop, CashFlows flows, Clock clock) {
        this.desk = desk;
        this.ledger = ledger;
        this.machine = machine;
        this.stop = stop;
        this.flows = flows;
        this.clock = clock;
    }

    /** Takes up what the journal remembers, or stands back where that was damaged. */
    void start(boolean damaged) {
        Instant now = clock.instant();
        desk.within(() -> {
            memory = RiskMemories.read(ledger.journal()).orElse(RiskMemory.FIRST_RUN);
            return null;
        });
        apply(damaged ? new RiskEvent.RestartCorrupt(now) : new RiskEvent.Restart(now), List.of(), new Page());
    }

    /**
     * Once a second: reckons equity, and what follows from it. Where equity has moved far, and every minute, it is
     * asked first whether money came or left; a venue that does not say so in time holds nothing up.
     */
    public void tick() {
        Instant now = clock.instant();
        if (isSettling(now)) {
            return;
        }
        if (isFlowDue(now)) {
            flowsAskedAt = now;
            settling = true;
            flows.settle(this::flowed).thenRun(() -> {
                settling = false;
                look(clock.instant());
            });
        } else {
            look(now);
        }
    }

    private boolean isSettling(Instant now) {
        return settling && now.isBefore(flowsAskedAt.plus(FLOW_PATIENCE));
    }

    private boolean isFlowDue(Instant now) {
        if (settling) {
            return false;
        }
        if (!now.isBefore(flowsAskedAt.plus(FLOWS_EVERY))) {
            return true;
        }
        return !now.isBefore(flowsAskedAt.plus(FLOW_PATIENCE)) && desk.within(this::hasMovedFar);
    }

    private boolean hasMovedFar() {
        RiskMemory.EquityPoint last = memory.lastEquity();
        return last != null
                && desk.book()
                        .equity()
                        .filter(total -> total.subtract(last.total())
                                        .abs()
                                        .compareTo(last.total().abs().multiply(FAR))
                                > 0)
                        .isPresent();
    }

    private void flowed(CashFlows.Found found) {
        apply(new RiskEvent.Flow(clock.instant(), found.usd()), List.of(found.audit()), found.page());
    }

    private void look(Instant now) {
        RiskEvent event = desk.<RiskEvent>within(() -> desk.book()
                .equity()
                .<RiskEvent>map(total -> new RiskEvent.Equity(now, total))
                .orElseGet(() -> new RiskEvent.Tick(now)));
        apply(event, List.of(), new Page());
    }

    /** Holds trading back in a scope; raises the level, never lowers it. */
    public void kill(RiskLevel level, Scope scope, String actor) {
        Instant now = clock.instant();
        Audit audit = new Audit(actor, "kill", level + " " + scope, "done", now);
        apply(new RiskEvent.Kill(now, level, scope, actor), List.of(audit), new Page());
        if (level == RiskLevel.HALTED && scope.equals(Scope.GLOBAL)) {
            stop.pull();
        }
    }

    /** Stops everything: trading halts everywhere and open orders are cancelled. */
    public void halt(String actor) {
        kill(RiskLevel.HALTED, Scope.GLOBAL, actor);
    }

    /** Lifts latches, after whoever asks has confirmed it; null means every reason, every scope. */
    public void reset(Latch.@Nullable Reason reason, @Nullable Scope scope, String actor) {
        Instant now = clock.instant();
        String what = (reason == null ? "all" : reason) + " " + (scope == null ? "everywhere" : scope);
        Audit audit = new Audit(actor, "reset", what, "done", now);
        apply(new RiskEvent.Reset(now, reason, scope, actor), List.of(audit), new Page());
    }

    /** Loss figures and latches as they stand. */
    public RiskMemory memory() {
        return desk.within(() -> memory);
    }

    private void apply(RiskEvent event, List<Audit> audits, Page page) {
        boolean pull = desk.within(() -> {
            RiskMachine.Transition transition = machine.apply(memory, event);
            boolean moved = !transition.actions().isEmpty() || !audits.isEmpty();
            boolean due = !event.at().isBefore(writtenAt.plus(WRITE_EVERY))
                    && !transition.memory().equals(memory);
            memory = transition.memory();
            desk.book().remember(memory);
            if (moved || due) {
                write(transition.actions(), audits, page, event.at());
            }
            return transition.actions().stream().anyMatch(RiskAction.EmergencyStop.class::isInstance);
        });
        if (pull) {
            stop.pull();
        }
    }

    private void write(List<RiskAction> actions, List<Audit> audits, Page page, Instant at) {
        RiskMemories.write(page, memory, at);
        List<Event> events = new ArrayList<>(audits);
        audits.forEach(page::audit);
        for (RiskAction action : actions) {
            events.addAll(events(action, at));
        }
        ledger.keep(page, events);
        writtenAt = at;
    }

    private List<Event> events(RiskAction action, Instant at) {
        if (action instanceof RiskAction.LatchChanged changed) {
            return List.of(state(changed, at));
        }
        if (action instanceof RiskAction.NearLimit near) {
            String text = near.reason() + " at "
                    + near.observed().stripTrailingZeros().toPlainString() + " of "
                    + near.limit().stripTrailingZeros().toPlainString();
            return List.of(
                    Alert.raised(Severity.WARN, "risk.near-limit", near.reason().name(), text, at));
        }
        return List.of();
    }

    private RiskState state(RiskAction.LatchChanged changed, Instant at) {
        RiskMemory.EquityPoint last = memory.lastEquity();
        return new RiskState(
                changed.scope().toString(),
                changed.from(),
                changed.to(),
                changed.reason().name(),
                changed.actor(),
                memory.dayPnl().orElse(null),
                memory.drawdownPercent().orElse(null),
                last == null ? null : last.total(),
                memory.highWaterMark(),
                at);
    }
}
