package io.azalai.simulator.aster;

import io.azalai.simulator.loopback.Switchboard;
import java.util.Set;

/** Peculiarities of this venue that tests turn on and off. Safe for many threads: a concurrent set. */
final class Switches extends Switchboard {

    /** Who has not deposited since the start is refused under V3 (section 1, in force from 2026-09-07). */
    static final String DEPOSIT_REQUIRED = "depositRequired";
    /** No account may place orders (section 5.2, -4088). */
    static final String NO_ORDERS = "noOrders";
    /** Accounts may only reduce (section 5.2, -4087). */
    static final String ONLY_REDUCE = "onlyReduceOnly";

    /** Weight is counted, never too much, and not told. */
    static final String NO_WEIGHT_LIMIT = "noWeightLimit";

    Switches() {
        super(Set.of(DEPOSIT_REQUIRED, NO_ORDERS, ONLY_REDUCE, NO_WEIGHT_LIMIT));
    }
}
