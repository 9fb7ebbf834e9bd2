package io.azalai.trade.risk;

import io.azalai.model.RiskLevel;
import io.azalai.trade.risk.Latch.Reason;
import io.azalai.trade.risk.Latch.ResetRule;
import java.math.BigDecimal;

/** Compares the loss figures with their limits, latches what is reached and warns at 80% of a limit. */
final class LossWatch {

    private static final BigDecimal NEAR = new BigDecimal("0.8");

    private LossWatch() {}

    static void look(Turn turn, BigDecimal equity, LossLimits limits, String actor) {
        RiskMemory memory = turn.memory();
        RiskLevel level = limits.emergencyStop() ? RiskLevel.HALTED : RiskLevel.REDUCING;
        ResetRule daily = limits.emergencyStop() ? ResetRule.MANUAL : ResetRule.AUTO_NEXT_DAY;
        BigDecimal loss =
                LossFigures.dayPnl(memory, equity).orElse(BigDecimal.ZERO).negate();
        BigDecimal drawdown = LossFigures.drawdownPercent(memory, equity).orElse(BigDecimal.ZERO);
        boolean lossLatched = breach(turn, Reason.DAILY_LOSS_LIMIT, loss, limits.dailyLossUsd(), level, daily, actor);
        boolean drawdownLatched = breach(
                turn, Reason.MAX_DRAWDOWN, drawdown, limits.maxDrawdownPercent(), level, ResetRule.MANUAL, actor);
        if (limits.emergencyStop() && (lossLatched || drawdownLatched)) {
            Reason reason = lossLatched ? Reason.DAILY_LOSS_LIMIT : Reason.MAX_DRAWDOWN;
            turn.act(new RiskAction.EmergencyStop(reason));
        }
    }

    /** Whether this look latched the reason. */
    private static boolean breach(
            Turn turn,
            Reason reason,
            BigDecimal observed,
            BigDecimal limit,
            RiskLevel level,
            ResetRule reset,
            String actor) {
        if (limit.signum() == 0) {
            return false;
        }
        if (observed.compareTo(limit) >= 0) {
            return turn.raise(reason, level, Scope.GLOBAL, reset, actor);
        }
        if (observed.compareTo(limit.multiply(NEAR)) >= 0) {
            turn.warn(reason, observed, limit);
        }
        return false;
    }
}
