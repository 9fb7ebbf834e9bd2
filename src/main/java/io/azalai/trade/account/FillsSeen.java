package io.azalai.trade.account;

import io.azalai.model.Fill;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which fills were counted, so that none counts twice. Confined to the gateway's critical section. */
final class FillsSeen {

    /** Longer than any reconciliation reaches back. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final Map<Key, Instant> seen = new LinkedHashMap<>();

    /** A fill is one of a venue, a trade and an order: one trade may fill two orders of ours. */
    private record Key(String venue, String tradeId, String orderId) {}

    /** Whether this fill comes for the first time. */
    boolean isNew(Fill fill) {
        Instant oldest = fill.receivedAt().minus(KEPT);
        while (!seen.isEmpty() && seen.values().iterator().next().isBefore(oldest)) {
            seen.remove(seen.keySet().iterator().next());
        }
        return seen.putIfAbsent(new Key(fill.venue(), fill.tradeId(), fill.orderId()), fill.receivedAt()) == null;
    }
}
