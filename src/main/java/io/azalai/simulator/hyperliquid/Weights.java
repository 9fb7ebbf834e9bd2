package io.azalai.simulator.hyperliquid;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

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
    /** Rows of a reply that cost one more. */
    private static final Map<String, Integer> BY_SIZE = Map.ofEntries(
            Map.entry("recentTrades", 20),
            Map.entry("historicalOrders", 20),
            Map.entry("userFills", 20),
            Map.entry("userFillsByTime", 20),
            Map.entry("fundingHistory", 20),
            Map.entry("userFunding", 20),
            Map.entry("userNonFundingLedgerUpdates", 20),
            Map.entry("twapHistory", 20),
            Map.entry("userTwapSliceFills", 20),
            Map.entry("userTwapSliceFillsByTime", 20),
            Map.entry("candleSnapshot", 60));

    private final Clock clock;
    private final int limit;
    private final Switches switches;
    private final Deque<long[]> spent = new ArrayDeque<>();
    private long sum;

    Weights(Clock clock, int limit, Switches switches) {
        this.clock = clock;
        this.limit = limit;
        this.switches = switches;
    }

    /** Books a weight; false, and nothing booked, when the minute is used up. */
    boolean spend(int weight) {
        forget();
        if (!switches.isOn(Switches.NO_WEIGHT_LIMIT) && sum + weight > limit) {
            return false;
        }
        book(weight);
        return true;
    }

    /** Books what a reply's size costs on top, even beyond the limit. */
    void spendForSize(String type, int rows) {
        Integer each = BY_SIZE.get(type);
        if (each != null) {
            book(rows / each);
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
