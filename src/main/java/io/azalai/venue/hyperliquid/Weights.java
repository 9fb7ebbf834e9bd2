package io.azalai.venue.hyperliquid;

import java.util.Map;

/** What requests cost the address they come from (hyperliquid.md section 7.1). */
final class Weights {

    private static final int USUAL = 20;
    private static final int BATCH = 40;

    /** As many orders as cost no more than one does. */
    static final int LONGEST_BATCH = BATCH - 1;

    private static final Map<String, Integer> INFO = Map.of(
            "l2Book", 2,
            "allMids", 2,
            "clearinghouseState", 2,
            "orderStatus", 2,
            "spotClearinghouseState", 2,
            "exchangeStatus", 2,
            "userRole", 60);

    /** How many items of a reply cost one more. */
    private static final Map<String, Integer> ITEMS_PER_EXTRA = Map.ofEntries(
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
            Map.entry("delegatorHistory", 20),
            Map.entry("delegatorRewards", 20),
            Map.entry("validatorStats", 20),
            Map.entry("candleSnapshot", 60));

    private Weights() {}

    /** Weight of an info request of a type before it is sent. */
    static int info(String type) {
        return INFO.getOrDefault(type, USUAL);
    }

    /** Whether the reply's size costs extra. */
    static boolean growsWithReply(String type) {
        return ITEMS_PER_EXTRA.containsKey(type);
    }

    /** What the size of its reply adds. */
    static int extra(String type, int items) {
        Integer each = ITEMS_PER_EXTRA.get(type);
        return each == null ? 0 : items / each;
    }

    /** Weight of an action over so many orders or cancels. */
    static int exchange(int batch) {
        return 1 + batch / BATCH;
    }
}
