package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Event;
import io.azalai.model.RiskState;
import io.azalai.model.Severity;
import io.azalai.trade.risk.RiskAction;
import io.azalai.trade.risk.RiskMemory;
import java.time.Instant;
import java.util.List;

/** What is told of what the state machine of risk leads to (risk.md section 7). Pure. */
final class RiskNews {

    private RiskNews() {}

    /** What is told of an action; nothing where it is only done. */
    static List<Event> of(RiskAction action, RiskMemory memory, Instant at) {
        if (action instanceof RiskAction.LatchChanged changed) {
            return List.of(state(changed, memory, at));
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

    private static RiskState state(RiskAction.LatchChanged changed, RiskMemory memory, Instant at) {
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
