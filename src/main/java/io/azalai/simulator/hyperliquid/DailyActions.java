package io.azalai.simulator.hyperliquid;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * How many actions an account whose balances are shared may send a UTC day (section 7.2). How the venue words its
 * refusal is not documented. Confined to the event loop.
 */
final class DailyActions {

    private static final int MOST = 50_000;

    private final Modes modes;
    private final Clock clock;
    private final Map<String, Integer> sent = new HashMap<>();
    private LocalDate day = LocalDate.EPOCH;

    DailyActions(Modes modes, Clock clock) {
        this.modes = modes;
        this.clock = clock;
    }

    /** Counts an action, whatever it holds. @throws RefusedException when there were too many that day */
    void spend(String account) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            sent.clear();
        }
        if (modes.isUnified(account) && sent.merge(account, 1, Integer::sum) > MOST) {
            throw new RefusedException("Rate limit exceeded: " + MOST + " user actions per day");
        }
    }
}
