package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.FundingTerms;
import io.azalai.simulator.matching.Statistics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Mark prices and funding of the futures market: settled every eight hours (00:00, 08:00, 16:00 UTC). Safe for many
 * threads: concurrent collections; settling is confined to the loopback's thread.
 */
final class Funding {

    private static final int HOURS = 8;
    private static final long INTERVAL_MS = HOURS * 60L * 60_000;
    private static final FundingTerms TERMS = new FundingTerms(HOURS, 8, 8);
    private static final int INVENTED = 30;
    private static final String INTEREST = "0.00010000";
    private static final BigDecimal CAP = new BigDecimal("0.03");

    private final Floor floor;
    private final Map<String, List<ObjectNode>> settled = new ConcurrentHashMap<>();
    private long interval;

    Funding(Floor floor) {
        this.floor = floor;
        this.interval = floor.now() / INTERVAL_MS;
        floor.info().symbols().keySet().forEach(this::invent);
    }

    /** Ten days of settlements before the start. */
    private void invent(String symbol) {
        List<ObjectNode> past = new CopyOnWriteArrayList<>();
        for (long each = interval - INVENTED; each <= interval; each++) {
            BigDecimal rate = BigDecimal.valueOf(100 + Math.floorMod(each * 7_919 + symbol.hashCode(), 61) - 30, 6);
            past.add(row(symbol, WireNumber.fixed(rate, 8), each * INTERVAL_MS));
        }
        settled.put(symbol, past);
    }

    private static ObjectNode row(String symbol, String rate, long time) {
        return object().put("symbol", symbol).put("fundingRate", rate).put("fundingTime", time);
    }

    /** Pays funding once the eight hours are over; each interval once, whichever way the clock stepped. */
    void settleIfDue() {
        long current = floor.now() / INTERVAL_MS;
        for (interval = TERMS.settled(interval, current); interval < current; ) {
            interval++;
            settle(interval * INTERVAL_MS);
        }
    }

    /** Pays an interval's funding although it is not over. */
    void settleNow() {
        settle(floor.now());
    }

    private void settle(long time) {
        settled.forEach(
                (symbol, rows) -> rows.add(row(symbol, rate(floor.engine().statistics(symbol)), time)));
        floor.engine().settleFunding(TERMS, Instant.ofEpochMilli(time));
    }

    /** {@code GET premiumIndex}. */
    JsonNode premiumIndex(Parameters parameters) {
        return parameters.optional("symbol").isPresent()
                ? premium(floor.symbol(parameters))
                : OrderCalls.array(floor.info().symbols().values().stream().map(this::premium));
    }

    private ObjectNode premium(ListedSymbol listed) {
        Statistics now = floor.engine().statistics(listed.symbol());
        return object().put("symbol", listed.symbol())
                .put("markPrice", WireNumber.fixed(now.mark(), 8))
                .put("indexPrice", WireNumber.fixed(now.index(), 8))
                .put("estimatedSettlePrice", WireNumber.fixed(now.index(), 8))
                .put("lastFundingRate", rate(now))
                .put("nextFundingTime", next())
                .put("interestRate", INTEREST)
                .put("time", now.time().toEpochMilli());
    }

    /** Frame of {@code @markPrice}. */
    ObjectNode frame(ListedSymbol listed) {
        Statistics now = floor.engine().statistics(listed.symbol());
        return object().put("e", "markPriceUpdate")
                .put("E", floor.now())
                .put("s", listed.symbol())
                .put("p", WireNumber.fixed(now.mark(), 8))
                .put("i", WireNumber.fixed(now.index(), 8))
                .put("P", WireNumber.fixed(now.index(), 8))
                .put("r", rate(now))
                .put("T", next());
    }

    /** {@code GET fundingRate}: settlements, oldest first; those before the start are invented. */
    JsonNode fundingRate(Parameters parameters) {
        Span span = Span.of(parameters);
        int limit = parameters.limit(100, 1_000);
        return OrderCalls.array(floor.symbols(parameters).stream()
                .flatMap(listed -> settled.getOrDefault(listed.symbol(), List.of()).stream())
                .filter(row ->
                        span.holds(Instant.ofEpochMilli(row.path("fundingTime").asLong())))
                .limit(limit));
    }

    /** {@code GET fundingInfo}. */
    JsonNode fundingInfo(Parameters parameters) {
        List<ObjectNode> rows = new ArrayList<>();
        floor.symbols(parameters)
                .forEach(listed -> rows.add(object().put("symbol", listed.symbol())
                        .put("interestRate", INTEREST)
                        .put("time", interval * INTERVAL_MS)
                        .put("fundingIntervalHours", HOURS)
                        .put("fundingFeeCap", CAP)
                        .put("fundingFeeFloor", CAP.negate())));
        return OrderCalls.array(rows.stream());
    }

    /**
     * {@code GET indexreferences}: where the index price comes from. @throws RefusedException -1000 for a symbol of
     * nobody
     */
    JsonNode references(Parameters parameters) {
        ListedSymbol listed = floor.info().symbols().get(parameters.text("symbol"));
        if (listed == null) {
            throw Refusal.NO_REFERENCES.with();
        }
        ObjectNode body = object().put("symbol", listed.symbol()).put("time", floor.now());
        ArrayNode references = body.putArray("references");
        for (String exchange : List.of("binance", "okx", "bybit", "bitget")) {
            references.add(object().put("exchange", exchange)
                    .put("symbol", listed.symbol())
                    .put("weight", "0.25"));
        }
        return body;
    }

    private long next() {
        return (floor.now() / INTERVAL_MS + 1) * INTERVAL_MS;
    }

    /** The engine's rate is per hour, the venue's per interval. */
    private static String rate(Statistics now) {
        return WireNumber.fixed(now.fundingRate().multiply(BigDecimal.valueOf(HOURS)), 8);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
