package io.azalai.simulator.aster;

import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.OpenPosition;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Calls for margin once when the cross wallet, or what an isolated position has of its own, is four fifths used up by
 * maintenance. Confined to the loopback's thread.
 */
final class MarginWatch {

    private static final BigDecimal DANGER = new BigDecimal("0.8");
    private static final String CROSS = "";

    private final Floor floor;
    private final FuturesUserStream user;
    private Set<String> endangered = Set.of();

    MarginWatch(Floor floor, FuturesUserStream user) {
        this.floor = floor;
        this.user = user;
    }

    void look() {
        AccountView account = floor.engine().account(floor.account());
        Set<String> now = new HashSet<>();
        List<OpenPosition> cross = account.positions().stream()
                .filter(position -> !position.isIsolated())
                .toList();
        if (isThin(account.crossEquity(), account.maintenance())) {
            call(CROSS, cross, now);
        }
        for (OpenPosition position : account.positions()) {
            if (position.isIsolated() && isThin(position.margin(), position.maintenance())) {
                call(position.symbol() + position.leg(), List.of(position), now);
            }
        }
        endangered = now;
    }

    private static boolean isThin(BigDecimal margin, BigDecimal maintenance) {
        return maintenance.signum() > 0 && maintenance.compareTo(margin.multiply(DANGER)) >= 0;
    }

    private void call(String name, List<OpenPosition> positions, Set<String> now) {
        now.add(name);
        if (!endangered.contains(name)) {
            user.marginCall(positions);
        }
    }
}
