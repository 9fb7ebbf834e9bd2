package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The risk level of a scope changed (risk.md section 7).
 *
 * @param scope {@code GLOBAL}, {@code VENUE|name} or {@code SYMBOL|venue|symbol}
 * @param from level before
 * @param to level now
 * @param reason the latch that was set or reset
 * @param actor who did it: {@code risk}, or the operator's name
 * @param dayPnl USD since the start of the UTC day, without deposits and withdrawals; null when not known
 * @param drawdownPercent percent below the highest equity; null when not known
 * @param equity USD of all enabled venues; null when not known
 * @param highWaterMark highest equity in USD; null when not known
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
        @Nullable BigDecimal highWaterMark,
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
