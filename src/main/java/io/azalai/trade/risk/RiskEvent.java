package io.azalai.trade.risk;

import io.azalai.model.RiskLevel;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What moves the state machine (risk.md section 6). Any event of a later UTC day first ends the day before. */
public sealed interface RiskEvent {

    /** When it happened, by our clock. */
    Instant at();

    /**
     * Total equity of all enabled venues was reckoned.
     *
     * @param total USD
     */
    record Equity(Instant at, BigDecimal total) implements RiskEvent {}

    /**
     * Money came from outside or left; transfers between own accounts are none.
     *
     * @param amount USD, positive is a deposit
     */
    record Flow(Instant at, BigDecimal amount) implements RiskEvent {}

    /** An operator holds trading back: raises the level of a scope, never lowers it. */
    record Kill(Instant at, RiskLevel level, Scope scope, String actor) implements RiskEvent {

        public Kill {
            if (level == RiskLevel.ACTIVE) {
                throw new IllegalArgumentException("a kill raises the level to REDUCING or HALTED; reset lowers it");
            }
        }
    }

    /** A part of ours holds trading back for a reason of its own; it never lowers a level. */
    record Raise(Instant at, Latch.Reason reason, RiskLevel level, Scope scope, String actor) implements RiskEvent {}

    /**
     * An operator lifts latches, after a confirmation.
     *
     * @param reason null: every reason
     * @param scope null: every scope
     */
    record Reset(
            Instant at,
            Latch.@Nullable Reason reason,
            @Nullable Scope scope,
            String actor) implements RiskEvent {}

    /** The service started on what it remembered. */
    record Restart(Instant at) implements RiskEvent {}

    /** The service started and what it remembered was unreadable. */
    record RestartCorrupt(Instant at) implements RiskEvent {}

    /** Time passed: due at midnight UTC. */
    record Tick(Instant at) implements RiskEvent {}
}
