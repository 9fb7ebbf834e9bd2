package io.azalai.simulator.aster;

import io.azalai.simulator.matching.AccountChange;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.LiquidationEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What a liquidation took from the wallet, or gave it, beside its fills: the rest of the margin goes with positions
 * that the venue takes over, and the venue pays what is short. Safe for many threads: events come under the engine's
 * lock, and rows may be read by any.
 */
final class InsuranceClears implements EngineListener {

    private final Floor floor;
    private final List<Cleared> rows = new CopyOnWriteArrayList<>();
    private BigDecimal wallet;
    private BigDecimal explained = BigDecimal.ZERO;
    /** Symbol that was closed last; null once its settlement is told. */
    private @Nullable String liquidated;

    /**
     * One settlement.
     *
     * @param amount negative was taken, quote units
     */
    record Cleared(String symbol, BigDecimal amount, Instant time) {}

    InsuranceClears(Floor floor) {
        this.floor = floor;
        wallet = walletNow();
    }

    @Override
    public void executed(Execution execution) {
        if (execution.account().equals(floor.account())) {
            explained = explained.add(execution.realizedPnl()).subtract(execution.fee());
        }
    }

    @Override
    public void fundingPaid(FundingPaid payment) {
        if (payment.account().equals(floor.account())) {
            explained = explained.add(payment.amount());
        }
    }

    @Override
    public void liquidated(LiquidationEvent liquidation) {
        if (liquidation.account().equals(floor.account())) {
            liquidated = liquidation.positions().get(0).symbol();
        }
    }

    @Override
    public void accountChanged(AccountChange change) {
        if (!change.account().equals(floor.account())) {
            return;
        }
        BigDecimal now = walletNow();
        BigDecimal rest = now.subtract(wallet).subtract(explained);
        String symbol = liquidated;
        if (symbol != null && rest.signum() != 0) {
            rows.add(new Cleared(symbol, rest, Instant.ofEpochMilli(floor.now())));
        }
        wallet = now;
        explained = BigDecimal.ZERO;
        liquidated = null;
    }

    private BigDecimal walletNow() {
        return floor.engine().account(floor.account()).wallet();
    }

    /** Settlements so far, oldest first. */
    List<Cleared> rows() {
        return List.copyOf(rows);
    }
}
