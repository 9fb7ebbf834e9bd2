package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Purse;
import java.math.BigDecimal;

/**
 * With dex abstraction an order of a builder-deployed dex takes the collateral it lacks: dollars from the first dex,
 * other tokens from spot (section 2.5). They stay where they came to. Confined to the event loop.
 */
record DexCollateral(Engine engine, Universe universe, Modes modes) {

    private static final BigDecimal WITH_FEES = new BigDecimal("1.01");

    /** Brings what an order needs beyond what its dex has, as far as it is free. */
    void bring(String account, Order order) {
        Coin coin = order.coin();
        boolean pulls = modes.dexAbstraction(account).orElse(false);
        if (!pulls || coin.isSpot() || coin.dex().isEmpty() || order.reduceOnly() || order.condition() != null) {
            return;
        }
        BigDecimal leverage = BigDecimal.valueOf(engine.leverage(account, coin.name()));
        BigDecimal needed = Decimals.quotient(order.size().multiply(order.price()), leverage)
                .multiply(WITH_FEES)
                .subtract(engine.account(account, coin.dex()).available());
        String token = universe.collateral(coin.dex());
        Purse store = token.equals(universe.collateral("")) ? Purse.margin(account, token) : Purse.spot(account, token);
        BigDecimal brought = needed.min(engine.free(store));
        if (brought.signum() > 0) {
            engine.move(store, new Purse(account, token, coin.dex()), brought);
        }
    }
}
