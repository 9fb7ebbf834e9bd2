package io.azalai.simulator.aster;

import io.azalai.simulator.matching.AccountView;
import java.math.BigDecimal;

/**
 * Calls for margin once when the cross wallet is four fifths used up by maintenance. Confined to the loopback's thread.
 */
final class MarginWatch {

    private static final BigDecimal DANGER = new BigDecimal("0.8");

    private final Floor floor;
    private final FuturesUserStream user;
    private boolean called;

    MarginWatch(Floor floor, FuturesUserStream user) {
        this.floor = floor;
        this.user = user;
    }

    void look() {
        AccountView account = floor.engine().account(floor.account());
        BigDecimal limit = account.crossEquity().multiply(DANGER);
        boolean danger =
                account.maintenance().signum() > 0 && account.maintenance().compareTo(limit) >= 0;
        if (danger && !called) {
            user.marginCall(account);
        }
        called = danger;
    }
}
