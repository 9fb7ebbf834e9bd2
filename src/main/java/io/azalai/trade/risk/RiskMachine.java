package io.azalai.trade.risk;

import io.azalai.model.RiskLevel;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Loss, drawdown and latches (risk.md section 6): what is remembered and an event give what is remembered next and what
 * has to be done. Pure, so safe for many threads; that events come one after another is the caller's part.
 */
public final class RiskMachine {

    private static final String ACTOR = "risk";

    private final LossLimits limits;

    public RiskMachine(RiskLimits limits) {
        this.limits = limits.loss();
    }

    /**
     * What an event leads to.
     *
     * @param memory what to remember next, to be made durable first
     * @param actions what to do then, in this order
     */
    public record Transition(RiskMemory memory, List<RiskAction> actions) {

        public Transition {
            actions = List.copyOf(actions);
        }
    }

    /** What follows when an event meets what is remembered. */
    public Transition apply(RiskMemory memory, RiskEvent event) {
        boolean corrupt = event instanceof RiskEvent.RestartCorrupt;
        Turn turn = new Turn(corrupt ? RiskMemory.FIRST_RUN : memory, event.at());
        turn.beginDay(event.at().atZone(ZoneOffset.UTC).toLocalDate(), ACTOR);
        if (corrupt) {
            turn.raise(Latch.Reason.STATE_CORRUPT, RiskLevel.REDUCING, Scope.GLOBAL, Latch.ResetRule.MANUAL, ACTOR);
        } else if (event instanceof RiskEvent.Equity equity) {
            turn.equity(equity.total());
            LossWatch.look(turn, equity.total(), limits, ACTOR);
        } else if (event instanceof RiskEvent.Flow flow) {
            turn.flow(flow.amount());
        } else if (event instanceof RiskEvent.Kill kill) {
            turn.raise(Latch.Reason.MANUAL_KILL, kill.level(), kill.scope(), Latch.ResetRule.MANUAL, kill.actor());
        } else if (event instanceof RiskEvent.Raise raised) {
            turn.raise(raised.reason(), raised.level(), raised.scope(), Latch.ResetRule.MANUAL, raised.actor());
        } else if (event instanceof RiskEvent.Reset reset) {
            turn.reset(reset);
        }
        return turn.end();
    }
}
