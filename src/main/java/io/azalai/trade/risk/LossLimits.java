package io.azalai.trade.risk;

import java.math.BigDecimal;

/**
 * When trading stops by itself (risk.md sections 3 and 6).
 *
 * @param dailyLossUsd loss of a UTC day; zero: off
 * @param maxDrawdownPercent fall below the high-water mark; zero: off
 * @param emergencyStop whether reaching one halts and cancels everything; otherwise only reducing orders pass
 */
public record LossLimits(BigDecimal dailyLossUsd, BigDecimal maxDrawdownPercent, boolean emergencyStop) {

    static LossLimits read(LimitKeys risk) {
        return new LossLimits(
                risk.decimal("daily_loss_limit", new BigDecimal("100.0")),
                risk.decimal("max_drawdown_percent", new BigDecimal("10.0")),
                risk.flag("emergency_stop_enabled", true));
    }
}
