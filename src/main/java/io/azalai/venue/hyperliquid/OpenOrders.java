package io.azalai.venue.hyperliquid;

import io.azalai.venue.LimitState;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many orders an account has open, and how many the venue lets it have: 1000 and one for each 5 000 000 dollars
 * traded, 5000 at most; from 1000 on it takes none that only reduces or waits for a price (hyperliquid.md section 7.2).
 * Here none is refused for it: fills and other programs change the number at any moment, and the venue's own refusal is
 * certain. Safe for many threads: concurrent maps.
 */
final class OpenOrders {

    private static final int LEAST = 1000;
    private static final int MOST = 5000;
    private static final BigDecimal DOLLARS_EACH = BigDecimal.valueOf(5_000_000);

    private final Map<String, Integer> caps = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Integer>> open = new ConcurrentHashMap<>();

    /** Takes over how many dollars an account has traded in its life. */
    void traded(String account, BigDecimal dollars) {
        BigDecimal more = dollars.divideToIntegralValue(DOLLARS_EACH).min(BigDecimal.valueOf(MOST - LEAST));
        caps.put(account, LEAST + more.intValue());
    }

    /** Takes over how many orders are open at a dex; those of spot are the first dex's. */
    void learn(String account, String dex, int count) {
        open.computeIfAbsent(account, first -> new ConcurrentHashMap<>()).put(dex, count);
    }

    /** As the venue last told; empty before it has. */
    Optional<LimitState> state(String account) {
        return Optional.ofNullable(open.get(account))
                .map(byDex ->
                        byDex.values().stream().mapToLong(Integer::longValue).sum())
                .map(count -> new LimitState("open-orders", count, caps.getOrDefault(account, LEAST), null));
    }
}
