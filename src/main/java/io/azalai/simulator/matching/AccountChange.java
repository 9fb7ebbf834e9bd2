package io.azalai.simulator.matching;

import java.util.Set;

/**
 * That an account's money or positions changed in one operation; the values are read from the engine.
 *
 * @param assets spot assets (or the margin asset) whose balance or locked part changed
 * @param symbols products whose position changed
 */
public record AccountChange(String account, Cause cause, Set<String> assets, Set<String> symbols) {
    /** Keeps copies. */
    public AccountChange {
        assets = Set.copyOf(assets);
        symbols = Set.copyOf(symbols);
    }

    /** Why. */
    public enum Cause {
        /** An order was placed, filled or ended. */
        ORDER,
        /** Funding was paid or received. */
        FUNDING,
        /** Leverage, mode or collateral was set. */
        MARGIN,
        /** Money came in from outside. */
        DEPOSIT,
        /** Money left for outside. */
        WITHDRAWAL,
        /** Money moved between wallets. */
        TRANSFER,
        /** One asset was sold for another, not by an order. */
        EXCHANGE
    }
}
