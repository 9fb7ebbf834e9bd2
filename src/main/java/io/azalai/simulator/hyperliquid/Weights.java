package io.azalai.simulator.hyperliquid;

import java.time.Clock;
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

    private final int limit;
    private final Switches switches;
    private final RollingMinute spent;

    Weights(Clock clock, int limit, Switches switches) {
        spent = new RollingMinute(clock);
        this.limit = limit;
        this.switches = switches;
    }

    /** Books a weight; false, and nothing booked, when the minute is used up. */
    boolean spend(int weight) {
        if (!switches.isOn(Switches.NO_WEIGHT_LIMIT) && spent.sum() + weight > limit) {
            return false;
        }
        spent.book(weight);
        return true;
    }

    /** Books what a reply's size costs on top, even beyond the limit. */
    void spendForSize(String type, int rows) {
        Integer each = BY_SIZE.get(type);
        if (each != null) {
            spent.book(rows / each);
        }
    }

    static int ofInfo(String type) {
        return BASE.getOrDefault(type, 20);
    }

    static int ofAction(int batch) {
        return 1 + batch / 40;
    }
}
