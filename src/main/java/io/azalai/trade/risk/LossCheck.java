package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Check 16: neither the day's loss nor the drawdown has reached its limit by the equity of this moment, which may be
 * worse than the one the latches have seen (risk.md sections 3, 5 and 6). Exposure only; a value equal to its limit has
 * reached it.
 */
final class LossCheck implements Check {

    @Override
    public Optional<Refusal> refuse(Proposal proposal) {
        if (!proposal.increases()) {
            return Optional.empty();
        }
        RiskMemory memory = proposal.view().memory();
        LossLimits limits = proposal.limits().loss();
        BigDecimal equity = proposal.equity();
        Optional<BigDecimal> lost = LossFigures.dayPnl(memory, equity).map(BigDecimal::negate);
        Optional<BigDecimal> drawn = LossFigures.drawdownPercent(memory, equity);
        lost.ifPresent(value -> proposal.compares(value, limits.dailyLossUsd(), "USD"));
        drawn.ifPresent(value -> proposal.compares(value, limits.maxDrawdownPercent(), "%"));
        Optional<BigDecimal> loss = lost.filter(value -> reached(value, limits.dailyLossUsd()));
        Optional<BigDecimal> drawdown = drawn.filter(value -> reached(value, limits.maxDrawdownPercent()));
        return loss.map(value -> Refusal.of(
                        ReasonCode.DAILY_LOSS_LIMIT,
                        value,
                        limits.dailyLossUsd(),
                        "USD",
                        "today's loss " + Text.usd(value) + " has reached " + Text.usd(limits.dailyLossUsd())))
                .or(() -> drawdown.map(value -> Refusal.of(
                        ReasonCode.MAX_DRAWDOWN,
                        value,
                        limits.maxDrawdownPercent(),
                        "%",
                        "equity " + Text.usd(equity) + " is " + Text.number(value)
                                + "% below its high-water mark, the limit is "
                                + Text.number(limits.maxDrawdownPercent()) + "%")));
    }

    private static boolean reached(BigDecimal value, BigDecimal limit) {
        return limit.signum() > 0 && value.compareTo(limit) >= 0;
    }
}
