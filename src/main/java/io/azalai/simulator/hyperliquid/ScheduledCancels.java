package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Engine;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cancellations of everything at a time (section 3.3, scheduleCancel). Confined to the event loop. */
final class ScheduledCancels {

    private static final BigDecimal VOLUME = BigDecimal.valueOf(1_000_000);
    private static final long SOONEST_MS = 5_000;
    private static final int MOST_A_DAY = 10;

    private final Engine engine;
    private final AddressBudget budget;
    private final Clock clock;
    private final Map<String, Long> due = new HashMap<>();
    private final Map<String, Integer> fired = new HashMap<>();

    ScheduledCancels(Engine engine, AddressBudget budget, Clock clock) {
        this.engine = engine;
        this.budget = budget;
        this.clock = clock;
    }

    /** Sets or, with null, clears the time. @throws RefusedException when the account may not */
    void set(String account, @Nullable Long time) {
        BigDecimal traded = budget.volume(account);
        if (traded.compareTo(VOLUME) < 0) {
            throw new RefusedException("Cannot set scheduled cancel time until enough volume traded. Required: $"
                    + VOLUME + ". Traded: $" + Decimals.text(traded, 2) + ".");
        }
        if (time == null) {
            due.remove(account);
        } else if (time < clock.millis() + SOONEST_MS) {
            throw new RefusedException("Scheduled cancel time too early, must be at least 5 seconds from now.");
        } else if (fired.getOrDefault(today(account), 0) >= MOST_A_DAY) {
            throw new RefusedException("Too many scheduled cancels triggered today.");
        } else {
            due.put(account, time);
        }
    }

    /** Cancels for whom the time has come. */
    void second() {
        long now = clock.millis();
        List<String> come = due.entrySet().stream()
                .filter(entry -> entry.getValue() <= now)
                .map(Map.Entry::getKey)
                .toList();
        for (String account : come) {
            due.remove(account);
            fired.merge(today(account), 1, Integer::sum);
            engine.together(() -> engine.openOrders(account)
                    .forEach(order -> engine.cancel(account, order.id(), EndReason.SCHEDULED)));
        }
    }

    private String today(String account) {
        return account + "|" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
