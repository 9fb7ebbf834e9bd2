package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Execution;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many actions an address may send, and how many orders it may have open (section 7.2). Confined to the event loop.
 */
final class AddressBudget {

    /** What every address has to begin with. */
    static final long FREE = 10_000;
    /** From so many open orders on, none is taken that only reduces or waits for a price. */
    static final int CROWDED = 1000;

    /** What an action costs that came too late, as often as it would have cost in time. */
    private static final int STALE = 5;

    private static final int MOST_OPEN = 5000;
    private static final BigDecimal DOLLARS_AN_ORDER = BigDecimal.valueOf(5_000_000);
    private static final long CANCELS_MORE = 100_000;
    private static final long TRICKLE_MS = 10_000;
    private static final Set<String> CANCELS = Set.of("cancel", "cancelByCloid");

    private final Engine engine;
    private final Clock clock;
    private final long free;
    private final DailyActions days;
    private final Map<String, Long> used = new HashMap<>();
    private final Map<String, Long> bought = new HashMap<>();
    private final Map<String, Long> lastTrickle = new HashMap<>();

    AddressBudget(Engine engine, Clock clock, long free, DailyActions days) {
        this.engine = engine;
        this.clock = clock;
        this.free = free;
        this.days = days;
    }

    /** Counts an action. @throws RefusedException when the allowance is used up and ten seconds have not passed */
    void spend(String account, String type, int batch) {
        days.spend(account);
        long limit = cap(account) + bought(account);
        long most = CANCELS.contains(type) ? Math.min(limit + CANCELS_MORE, 2 * limit) : limit;
        long after = used(account) + batch;
        if (after > most && !trickles(account)) {
            throw new RefusedException("Too many cumulative requests sent (" + after + " > " + limit
                    + ") for cumulative volume traded $" + Decimals.text(volume(account), 2)
                    + ". Place taker orders to free up 1 request per USDC traded.");
        }
        charge(account, batch);
    }

    private boolean trickles(String account) {
        long now = clock.millis();
        long since = now - lastTrickle.getOrDefault(account, 0L);
        boolean due = since >= TRICKLE_MS || since < 0; // the clock may have stepped back
        if (due) {
            lastTrickle.put(account, now);
        }
        return due;
    }

    /** Counts an action that came too late. */
    void chargeStale(String account, int batch) {
        charge(account, STALE * batch);
    }

    private void charge(String account, int requests) {
        used.merge(account, (long) requests, Long::sum);
    }

    void buy(String account, long requests) {
        bought.merge(account, requests, Long::sum);
    }

    long used(String account) {
        return used.getOrDefault(account, 0L);
    }

    long bought(String account) {
        return bought.getOrDefault(account, 0L);
    }

    long cap(String account) {
        return free + volume(account).longValue();
    }

    /** How many orders an account may have open. */
    int mostOpen(String account) {
        return mostOpen(volume(account));
    }

    static int mostOpen(BigDecimal traded) {
        BigDecimal more = traded.divideToIntegralValue(DOLLARS_AN_ORDER).min(BigDecimal.valueOf(MOST_OPEN));
        return Math.min(MOST_OPEN, CROWDED + more.intValue());
    }

    /** Dollars that an account has traded. */
    BigDecimal volume(String account) {
        if (!engine.knows(account)) {
            return BigDecimal.ZERO;
        }
        return engine.executions(account).stream()
                .map(Execution::match)
                .map(match -> match.price().multiply(match.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
