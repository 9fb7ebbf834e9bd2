package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Interval;
import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.RateLimit;
import io.azalai.venue.RateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the venue grants an address and what each request costs it (hyperliquid.md section 7.1). Immutable.
 */
final class Weights {

    /** What an address may use in a minute. */
    private static final int GRANTED = 1200;

    private static final String WEIGHT = "weight";
    private static final String REQUESTS = "requests";
    private static final String BURST = "burst";
    private static final int RESERVE_PERCENT = 10;

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

    private final List<Allowance> allowances;

    /** Of whom more is asked than the venue grants grants more: a node of one's own. */
    Weights(RateLimit ours) {
        int weight = ours.weightLimit();
        this.allowances = List.of(
                new Allowance(WEIGHT, weight, Math.max(weight, GRANTED), Duration.ofMinutes(1), RESERVE_PERCENT),
                new Allowance(REQUESTS, ours.requestsPerMinute(), Duration.ofMinutes(1), RESERVE_PERCENT),
                new Allowance(BURST, ours.burstLimit(), Duration.ofSeconds(1), RESERVE_PERCENT));
    }

    /** What requests take of. */
    List<Allowance> allowances() {
        return allowances;
    }

    /** What a request costs: before it is sent, and at most on top by the size of its reply. */
    static List<Charge> charges(int weight, int mostExtra) {
        return List.of(new Charge(WEIGHT, weight, mostExtra), new Charge(REQUESTS, 1), new Charge(BURST, 1));
    }

    /** What the size of a reply cost. */
    static List<Charge> extraCharges(int extra) {
        return extra == 0 ? List.of() : List.of(new Charge(WEIGHT, extra));
    }

    /** Too much of its internet address stops everything, which all takes weight; too much of an account only that. */
    static List<String> stopped(RateLimitException limited) {
        return ErrorTable.ALL_LIMITED.equals(limited.code()) ? List.of(WEIGHT) : List.of();
    }

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
