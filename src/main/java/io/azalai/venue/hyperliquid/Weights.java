package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Interval;
import java.time.Instant;
import java.util.Map;

/** What requests cost the address they come from (hyperliquid.md section 7.1). */
final class Weights {

    /** What an address may use in a minute. */
    static final int GRANTED = 1200;

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

    private static final String CANDLES = "candleSnapshot";

    /** The candle that holds the first instant, and one that begins while the request is on its way. */
    private static final long FURTHER_CANDLES = 2;

    /**
     * Replies whose size costs extra (how many items at most: sections 2.1, 2.3 and 2.6); of what the venue tells no
     * most of as many as of its longest rows.
     */
    private static final Map<String, Growth> GROWING = Map.ofEntries(
            Map.entry("recentTrades", new Growth(20, 500)),
            Map.entry("historicalOrders", new Growth(20, 2000)),
            Map.entry("userFills", new Growth(20, 2000)),
            Map.entry("userFillsByTime", new Growth(20, 2000)),
            Map.entry("fundingHistory", new Growth(20, 500)),
            Map.entry("userFunding", new Growth(20, 500)),
            Map.entry("userNonFundingLedgerUpdates", new Growth(20, 500)),
            Map.entry("twapHistory", new Growth(20, 2000)),
            Map.entry("userTwapSliceFills", new Growth(20, 2000)),
            Map.entry("userTwapSliceFillsByTime", new Growth(20, 2000)),
            Map.entry("delegatorHistory", new Growth(20, 2000)),
            Map.entry("delegatorRewards", new Growth(20, 2000)),
            Map.entry("validatorStats", new Growth(20, 2000)),
            Map.entry(CANDLES, new Growth(60, 5000)));

    private static final Growth NONE = new Growth(1, 0);

    /**
     * What the size of a reply costs.
     *
     * @param each how many items cost one more
     * @param most how many items it has at most
     */
    private record Growth(int each, int most) {}

    private Weights() {}

    /** Weight of an info request of a type before it is sent. */
    static int info(String type) {
        return INFO.getOrDefault(type, USUAL);
    }

    /** Whether the reply's size costs extra. */
    static boolean growsWithReply(String type) {
        return GROWING.containsKey(type);
    }

    /** What the size of its reply adds. */
    static int extra(String type, int items) {
        Growth growth = GROWING.get(type);
        return growth == null ? 0 : items / growth.each;
    }

    /** The most that the size of the reply may add to an info request with this body that is sent now. */
    static int mostExtra(JsonNode body, Instant now) {
        Growth growth = GROWING.getOrDefault(body.path("type").asText(), NONE);
        long items = body.path("type").asText().equals(CANDLES) ? candles(body.path("req"), now) : growth.most;
        return (int) Math.min(items, growth.most) / growth.each;
    }

    private static long candles(JsonNode asked, Instant now) {
        long until = asked.path("endTime").asLong(now.toEpochMilli());
        long each = Interval.ofCode(asked.path("interval").asText()).length().toMillis();
        return Math.max(0, until - asked.path("startTime").asLong()) / each + FURTHER_CANDLES;
    }

    /** Weight of an action over so many orders or cancels. */
    static int exchange(int batch) {
        return 1 + batch / BATCH;
    }
}
