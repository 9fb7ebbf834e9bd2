package io.azalai.simulator.matching;

import java.math.BigDecimal;
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
        /** Money came in from elsewhere. */
        DEPOSIT,
        /** Money went elsewhere. */
        WITHDRAWAL;

        /** Cause of a movement of money. @param amount negative went out */
        static Cause of(BigDecimal amount) {
            return amount.signum() < 0 ? WITHDRAWAL : DEPOSIT;
        }
    }
}
