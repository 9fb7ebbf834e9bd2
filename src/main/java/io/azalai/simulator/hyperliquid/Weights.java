package io.azalai.simulator.hyperliquid;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/** IP weight of the last minute (section 7.1). Confined to the event loop. */
final class Weights {

    /** The venue's limit per minute. */
    static final int LIMIT = 1200;

    private static final Map<String, Integer> BASE = Map.of(
            "l2Book", 2,
            "allMids", 2,
            "clearinghouseState", 2,
            "orderStatus", 2,
            "spotClearinghouseState", 2,
            "exchangeStatus", 2,
            "userRole", 60);
    private static final Set<String> BY_SIZE =
            Set.of("recentTrades", "historicalOrders", "userFills", "userFillsByTime", "fundingHistory", "userFunding");

    private final Clock clock;
    private final int limit;
    private final Deque<long[]> spent = new ArrayDeque<>();
    private long sum;

    Weights(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** Books a weight; false, and nothing booked, when the minute is used up. */
    boolean spend(int weight) {
        forget();
        if (sum + weight > limit) {
            return false;
        }
        book(weight);
        return true;
    }

    /** Books what a reply's size costs on top, even beyond the limit. */
    void spendForSize(String type, int rows) {
        if (BY_SIZE.contains(type)) {
            book(rows / 20);
        }
    }

    static int ofInfo(String type) {
        return BASE.getOrDefault(type, 20);
    }

    static int ofAction(int batch) {
        return 1 + batch / 40;
    }

    private void book(int weight) {
        spent.addLast(new long[] {clock.millis(), weight});
        sum += weight;
    }

    private void forget() {
        long minuteAgo = clock.millis() - 60_000;
        while (!spent.isEmpty() && spent.getFirst()[0] <= minuteAgo) {
            sum -= spent.removeFirst()[1];
        }
    }
}
