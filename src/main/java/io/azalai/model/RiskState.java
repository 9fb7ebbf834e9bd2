package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The risk level of a scope changed (risk.md section 7).
 *
 * @param scope {@code GLOBAL}, {@code VENUE|name} or {@code SYMBOL|venue|symbol}
 * @param reason the latch that was set or reset
 * @param actor who did it: {@code risk}, or the operator's name
 */
public record RiskState(
        String scope,
        RiskLevel from,
        RiskLevel to,
        String reason,
        String actor,
        @Nullable BigDecimal dayPnl,
        @Nullable BigDecimal drawdownPercent,
        @Nullable BigDecimal equity,
        @Nullable BigDecimal hwm,
        Instant timestamp)
        implements Event {

    @Override
    public Dataset dataset() {
        return Dataset.RISK_STATE;
    }

    @Override
    public String key() {
        return scope;
    }
}
