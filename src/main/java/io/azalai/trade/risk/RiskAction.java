package io.azalai.trade.risk;

import io.azalai.model.RiskLevel;
import java.math.BigDecimal;

/** What follows from a transition; the caller carries it out after the new memory is durable. */
public sealed interface RiskAction {

    /** The level of a scope, or what holds it, changed: tell it (RiskState event, alert). */
    record LatchChanged(Scope scope, RiskLevel from, RiskLevel to, Latch.Reason reason, String actor)
            implements RiskAction {}

    /** A limit was reached and the emergency stop is on: cancel all orders everywhere; positions stay. */
    record EmergencyStop(Latch.Reason reason) implements RiskAction {}

    /**
     * A figure reached 80% of its limit: alert, nothing is held back.
     *
     * @param observed USD for the daily loss, percent for the drawdown
     */
    record NearLimit(Latch.Reason reason, BigDecimal observed, BigDecimal limit) implements RiskAction {}
}
