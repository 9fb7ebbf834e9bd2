package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.matching.Engine;

/**
 * Whether an account holds anything, in whatever wallet. Safe for many threads: the engine is, and nothing here
 * changes.
 */
record Funds(Engine engine, Universe universe) {

    boolean isLeft(String account) {
        boolean margin = universe.dexNames().stream()
                .anyMatch(dex -> engine.account(account, dex).equity().signum() > 0);
        return margin
                || engine.account(account).spot().stream()
                        .anyMatch(balance -> balance.total().signum() > 0);
    }
}
