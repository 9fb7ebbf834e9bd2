package io.azalai.trade.risk;

import io.azalai.model.RiskLevel;
import java.time.Instant;

/**
 * Something that holds trading back until it is lifted. A reason latches once per scope.
 *
 * @param actor who set it: {@code risk}, or the operator's name
 */
public record Latch(Reason reason, RiskLevel level, Scope scope, Instant since, ResetRule reset, String actor) {

    /** Why trading is held back. */
    public enum Reason {
        /** The day's loss reached {@code risk.daily_loss_limit}. */
        DAILY_LOSS_LIMIT,
        /** Equity fell {@code risk.max_drawdown_percent} below its high-water mark. */
        MAX_DRAWDOWN,
        /** An operator said so. */
        MANUAL_KILL,
        /** What was remembered could not be read. */
        STATE_CORRUPT,
        /** What an account is worth went another way than what is known of it, several times in a row. */
        PNL_MISMATCH,
        /** The venue closed a position of ours, or says that it is about to. */
        LIQUIDATION
    }

    /** What lifts a latch. */
    public enum ResetRule {
        /** An operator only. */
        MANUAL,
        /** An operator, or the next UTC day. */
        AUTO_NEXT_DAY
    }
}
