package io.azalai.trade;

import io.azalai.model.Audit;
import io.azalai.model.Event;
import io.azalai.model.RiskLevel;
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
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Watches equity and keeps the latches: the kill switch (risk.md sections 6 and 8). Each transition is written at once,
 * other changes every five seconds. Safe for many threads: its memory is behind the desk's lock.
 */
public final class RiskWatch {

    private static final Duration WRITE_EVERY = Duration.ofSeconds(5);
    private static final Duration FLOWS_EVERY = Duration.ofMinutes(1);
    private static final Duration FLOW_PATIENCE = Duration.ofSeconds(5);

    /** How long what moved may wait for the journal before it is told all the same. */
    private static final Duration WRITE_PATIENCE = Duration.ofSeconds(1);

    /** Fraction of equity; a flow below it does little harm until the next minute. */
    private static final BigDecimal FAR = new BigDecimal("0.002");

    private final OrderDesk desk;
    private final Ledger ledger;
    private final RiskMachine machine;
    private final EmergencyStop stop;
    private final HaltFile file;
    private final CashFlows flows;
    private final Later later;
    private final Clock clock;
    private final RiskMachine.Transition opening;
    private RiskMemory memory;
    private Instant writtenAt = Instant.EPOCH;
    private volatile Instant flowsAskedAt = Instant.EPOCH;
    private volatile boolean settling;
    private volatile Instant tickedAt = Instant.EPOCH;

    /** Takes up what the journal remembers, or stands back where that was damaged: before any route runs. */
    RiskWatch(
            OrderDesk desk,
            Ledger ledger,
            RiskMachine machine,
            EmergencyStop stop,
            HaltFile file,
            CashFlows flows,
            Later later,
            Clock clock) {
        this.desk = desk;
        this.ledger = ledger;
        this.machine = machine;
        this.stop = stop;
        this.file = file;
        this.flows = flows;
        this.later = later;
        this.clock = clock;
        Instant now = clock.instant();
        opening = machine.apply(
                RiskMemories.read(ledger.journal()).orElse(RiskMemory.FIRST_RUN),
                ledger.journal().startedOver() ? new RiskEvent.RestartCorrupt(now) : new RiskEvent.Restart(now));
        memory = opening.memory();
        desk.within(() -> {
            desk.book().remember(memory);
            return null;
        });
    }

    /** Tells what the restart led to, once somebody listens. */
    void start() {
        desk.within(() -> write(opening.actions(), List.of(), new Page(), clock.instant()));
        look();
    }

    /** Halts trading everywhere where somebody has put the file {@code HALT} there. */
    public void look() {
        synchronized (file) {
            if (file.exists() && !memory().isHalted()) {
                kill(RiskLevel.HALTED, Scope.GLOBAL, "file", "the file " + HaltFile.NAME + " is there");
            }
        }
    }

    /**
     * Once a second: reckons equity, and what follows from it. Where equity has moved far, and every minute, it is
     * asked first whether money came or left; a venue that does not say so in time holds nothing up.
     */
    public void tick() {
        Instant now = clock.instant();
        if (!isSettling(now)) {
            reckon(now);
        }
        tickedAt = now;
    }

    private void reckon(Instant now) {
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

    /** Whether equity and limits were looked at within this time. */
    boolean hasLookedWithin(Duration time) {
        return clock.instant().isBefore(tickedAt.plus(time));
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

    /** Goes on with what a halt began before the service stopped: nothing may rest where trading is halted. */
    void resume() {
        memory().halted().forEach(stop::pull);
    }

    /**
     * Holds trading back in a scope; raises the level, never lowers it. It holds at once, and a halt begins to cancel
     * what is open.
     *
     * @param why for people; may be empty
     * @return done once it is written down, so that a restart does not lift it; failed when it cannot be
     */
    public CompletableFuture<Void> kill(RiskLevel level, Scope scope, String actor, String why) {
        Instant now = clock.instant();
        String what = level + " " + scope + (why.isBlank() ? "" : ": " + why);
        Audit audit = new Audit(actor, "kill", what, "done", now);
        CompletableFuture<Void> written =
                apply(new RiskEvent.Kill(now, level, scope, actor), List.of(audit), new Page());
        cancels(level, scope);
        if (level == RiskLevel.HALTED && scope.equals(Scope.GLOBAL)) {
            mark(actor, why);
            return orMarked(written);
        }
        return written;
    }

    /** The same without a word why. */
    public CompletableFuture<Void> kill(RiskLevel level, Scope scope, String actor) {
        return kill(level, scope, actor, "");
    }

    /** Puts the file there, unless the halt was lifted meanwhile. The disk may hang: whatever cancels goes before. */
    private void mark(String actor, String why) {
        synchronized (file) {
            if (memory().isHalted() && !file.exists()) {
                file.write(clock.instant(), actor, why);
            }
        }
    }

    /** A halt holds over a restart by its file as well; the journal has a moment to be first. */
    private CompletableFuture<Void> orMarked(CompletableFuture<Void> written) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        written.whenComplete((done, failure) -> {
            if (failure == null || file.exists()) {
                kept.complete(null);
            } else {
                kept.completeExceptionally(failure);
            }
        });
        later.in(WRITE_PATIENCE, () -> {
            if (file.exists()) {
                kept.complete(null);
            }
        });
        return kept;
    }

    /** Stops everything: trading halts everywhere and open orders are cancelled. */
    public CompletableFuture<Void> halt(String actor) {
        return kill(RiskLevel.HALTED, Scope.GLOBAL, actor);
    }

    /** Holds trading back for a reason of ours, as {@link #kill} does for an operator's. */
    CompletableFuture<Void> raise(Latch.Reason reason, RiskLevel level, Scope scope, String actor) {
        RiskEvent event = new RiskEvent.Raise(clock.instant(), reason, level, scope, actor);
        CompletableFuture<Void> written = apply(event, List.of(), new Page());
        cancels(level, scope);
        return written;
    }

    private void cancels(RiskLevel level, Scope scope) {
        if (level == RiskLevel.HALTED) {
            stop.pull(scope);
        }
    }

    /**
     * Lifts latches, after whoever asks has confirmed it; null means every reason, every scope. Where that ends a halt
     * of everything, its file goes first.
     *
     * @return done once it is written down
     * @throws IllegalStateException when the file {@code HALT} cannot be deleted; then nothing is lifted
     */
    public CompletableFuture<Void> reset(Latch.@Nullable Reason reason, @Nullable Scope scope, String actor) {
        Instant now = clock.instant();
        String what = (reason == null ? "all" : reason) + " " + (scope == null ? "everywhere" : scope);
        Audit audit = new Audit(actor, "reset", what, "done", now);
        RiskEvent reset = new RiskEvent.Reset(now, reason, scope, actor);
        synchronized (file) {
            RiskMemory before = memory();
            if (before.isHalted() && !machine.apply(before, reset).memory().isHalted()) {
                file.remove();
            }
            return apply(reset, List.of(audit), new Page());
        }
    }

    /** Loss figures and latches as they stand. */
    public RiskMemory memory() {
        return desk.within(() -> memory);
    }

    /** What an event led to: whether everything is to stop, and whether that is written down. */
    private record Applied(boolean stops, CompletableFuture<Void> written) {}

    private CompletableFuture<Void> apply(RiskEvent event, List<Audit> audits, Page page) {
        Applied applied = desk.within(() -> {
            RiskMachine.Transition transition = machine.apply(memory, event);
            boolean moved = !transition.actions().isEmpty() || !audits.isEmpty();
            boolean due = !event.at().isBefore(writtenAt.plus(WRITE_EVERY))
                    && !transition.memory().equals(memory);
            memory = transition.memory();
            desk.book().remember(memory);
            CompletableFuture<Void> written = moved || due
                    ? write(transition.actions(), audits, page, event.at())
                    : CompletableFuture.completedFuture(null);
            boolean stops = transition.actions().stream().anyMatch(RiskAction.EmergencyStop.class::isInstance);
            return new Applied(stops, written);
        });
        if (applied.stops()) {
            stop.pull(Scope.GLOBAL);
            mark("risk", "a limit of loss was reached");
        }
        return applied.written();
    }

    private CompletableFuture<Void> write(List<RiskAction> actions, List<Audit> audits, Page page, Instant at) {
        RiskMemories.write(page, memory, at);
        List<Event> events = new ArrayList<>(audits);
        audits.forEach(page::audit);
        actions.forEach(action -> events.addAll(RiskNews.of(action, memory, at)));
        writtenAt = at;
        return ledger.tell(page, events, WRITE_PATIENCE, later);
    }
}
