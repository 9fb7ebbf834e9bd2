package io.azalai.trade;

import io.azalai.trade.risk.RiskGate;
import io.azalai.trade.risk.RiskMemory;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What the risk gate has seen, in figures (risk.md section 7).
 *
 * @param refusals how often it has refused since the start, by its reason
 * @param dayPnl USD as of the last equity; empty while unknown
 * @param drawdownPercent fall from the highest equity; empty while unknown
 * @param gross worst-case value in USD of each venue's perpetuals; without those where a price is missing
 */
public record RiskFigures(
        Map<String, Long> refusals,
        Optional<BigDecimal> dayPnl,
        Optional<BigDecimal> drawdownPercent,
        Map<String, BigDecimal> gross) {

    static RiskFigures of(OrderDesk desk, AccountDesk accounts, Ledger ledger, RiskGate gate) {
        return desk.within(() -> {
            RiskMemory memory = desk.book().memory();
            return new RiskFigures(
                    ledger.refusals(), memory.dayPnl(), memory.drawdownPercent(), gate.gross(accounts.view()));
        });
    }
}
