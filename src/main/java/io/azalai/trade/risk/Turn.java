package io.azalai.trade.risk;

import io.azalai.model.RiskLevel;
import io.azalai.trade.risk.Latch.Reason;
import io.azalai.trade.risk.Latch.ResetRule;
import io.azalai.trade.risk.RiskMemory.EquityPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One transition of the state machine while it is made. Confined to {@link RiskMachine#apply}. */
final class Turn {

    /** How old an equity may be at midnight and still be the new day's baseline. */
    private static final Duration CARRIED = Duration.ofMinutes(10);

    private final Instant at;
    private final List<Latch> latches;
    private final Set<Reason> warned;
    private final Map<Scope, Instant> haltedUntil;
    private final List<RiskAction> actions = new ArrayList<>();
    private @Nullable LocalDate day;
    private @Nullable BigDecimal dayStart;
    private BigDecimal flows;
    private @Nullable BigDecimal mark;
    private @Nullable EquityPoint last;

    Turn(RiskMemory memory, Instant at) {
        this.at = at;
        latches = new ArrayList<>(memory.latches());
        warned = new TreeSet<>(memory.warned());
        day = memory.day();
        dayStart = memory.dayStartEquity();
        flows = memory.flowsToday();
        mark = memory.highWaterMark();
        last = memory.lastEquity();
        haltedUntil = new HashMap<>(memory.haltedUntil());
    }

    RiskMemory memory() {
        return new RiskMemory(day, dayStart, flows, mark, last, latches, haltedUntil, warned);
    }

    RiskMachine.Transition end() {
        return new RiskMachine.Transition(memory(), actions);
    }

    void act(RiskAction action) {
        actions.add(action);
    }

    /** Ends the day before, if this is a later one. */
    void beginDay(LocalDate today, String actor) {
        if (day != null && today.isAfter(day)) {
            Instant oldest = today.atStartOfDay(ZoneOffset.UTC).toInstant().minus(CARRIED);
            dayStart = last == null || last.at().isBefore(oldest) ? null : last.total();
            flows = BigDecimal.ZERO;
            warned.clear();
            for (Latch latch : List.copyOf(latches)) {
                if (latch.reset() == ResetRule.AUTO_NEXT_DAY) {
                    lift(latch, actor);
                }
            }
        }
        day = day == null || today.isAfter(day) ? today : day;
    }

    void equity(BigDecimal total) {
        dayStart = dayStart == null ? total : dayStart;
        mark = mark == null ? total : mark.max(total);
        last = new EquityPoint(at, total);
    }

    /** Money in or out: percentages stay as they are. Before the day's baseline it will be part of that baseline. */
    void flow(BigDecimal amount) {
        if (dayStart != null) {
            flows = flows.add(amount);
        }
        if (last == null) {
            return;
        }
        BigDecimal moved = last.total().add(amount);
        if (mark != null) {
            BigDecimal scaled = last.total().signum() > 0
                    ? mark.multiply(moved).divide(last.total(), MathContext.DECIMAL128)
                    : mark.add(amount);
            mark = scaled.max(BigDecimal.ZERO);
        }
        last = new EquityPoint(last.at(), moved);
    }

    /** Latches a reason once per scope, or raises the level of its latch; whether anything changed. */
    boolean raise(Reason reason, RiskLevel level, Scope scope, ResetRule reset, String actor) {
        RiskLevel from = memory().level(scope);
        for (Latch latch : latches) {
            if (latch.reason() == reason && latch.scope().equals(scope)) {
                if (latch.level().compareTo(level) >= 0) {
                    return false;
                }
                latches.remove(latch);
                break;
            }
        }
        latches.add(new Latch(reason, level, scope, at, reset, actor));
        act(new RiskAction.LatchChanged(scope, from, memory().level(scope), reason, actor));
        return true;
    }

    void reset(RiskEvent.Reset reset) {
        for (Latch latch : List.copyOf(latches)) {
            boolean meant = (reset.reason() == null || reset.reason() == latch.reason())
                    && (reset.scope() == null || reset.scope().equals(latch.scope()));
            if (meant) {
                lift(latch, reset.actor());
                rebase(latch.reason());
            }
        }
    }

    void warn(Reason reason, BigDecimal observed, BigDecimal limit) {
        boolean latched = latches.stream().anyMatch(latch -> latch.reason() == reason);
        if (!latched && warned.add(reason)) {
            act(new RiskAction.NearLimit(reason, observed, limit));
        }
    }

    private void lift(Latch latch, String actor) {
        RiskLevel from = memory().level(latch.scope());
        latches.remove(latch);
        RiskLevel to = memory().level(latch.scope());
        if (from == RiskLevel.HALTED && to != RiskLevel.HALTED) {
            haltedUntil.put(latch.scope(), at);
        }
        act(new RiskAction.LatchChanged(latch.scope(), from, to, latch.reason(), actor));
    }

    /** A lifted loss limit counts from here on. */
    private void rebase(Reason reason) {
        warned.remove(reason);
        if (last == null) {
            return;
        }
        if (reason == Reason.DAILY_LOSS_LIMIT) {
            dayStart = last.total();
            flows = BigDecimal.ZERO;
        } else if (reason == Reason.MAX_DRAWDOWN) {
            mark = last.total();
        }
    }
}
