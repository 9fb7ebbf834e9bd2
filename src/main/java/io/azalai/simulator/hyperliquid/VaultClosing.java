package io.azalai.simulator.hyperliquid;

import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.OpenPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Frees what positions of a vault tie up when money leaves it: {@code Vault Close} orders (section 2.5). Confined to
 * the event loop.
 */
record VaultClosing(Engine engine, PlacedOrders placed) {

    /** Cancels a vault's orders and closes this part of each of its positions at the market. */
    void close(String vault, BigDecimal part) {
        engine.openOrders(vault).forEach(order -> engine.cancel(vault, order.id(), EndReason.VAULT_WITHDRAWAL));
        engine.account(vault).positions().forEach(position -> reduce(vault, position, part));
    }

    private void reduce(String vault, OpenPosition position, BigDecimal part) {
        BigDecimal step = engine.product(position.symbol()).orElseThrow().quantityStep();
        BigDecimal quantity = position.size()
                .abs()
                .multiply(part)
                .divide(step, 0, RoundingMode.UP)
                .multiply(step)
                .min(position.size().abs());
        Side side = position.size().signum() > 0 ? Side.SELL : Side.BUY;
        NewOrder order = new NewOrder(vault, position.symbol(), side, quantity, null, TimeInForce.IOC, true, null);
        placed.closeVault(() -> engine.place(order));
    }
}
