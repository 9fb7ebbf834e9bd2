package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Statistics;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Paid hourly rates (section 2.4). Hours before the simulation began carry the venue's interest rate. Confined to the
 * event loop.
 */
final class FundingHistory {

    private static final long HOUR_MS = 3_600_000;
    private static final int PAGE = 500;
    private static final BigDecimal INTEREST = new BigDecimal("0.0000125");

    private final Engine engine;
    private final long begin;
    private final Map<String, NavigableMap<Long, Statistics>> settled = new HashMap<>();

    FundingHistory(Engine engine, Clock clock) {
        this.engine = engine;
        this.begin = clock.millis();
    }

    /** Notes the rates that are being settled. */
    void settle(long time) {
        engine.products().forEach(product -> settled.computeIfAbsent(product.symbol(), absent -> new TreeMap<>())
                .put(time, engine.statistics(product.symbol())));
    }

    /** At most 500 rows from the start of the range, oldest first. */
    ArrayNode rows(Coin coin, long from, long to) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        long earliest = Math.max(from, begin - 24 * 21 * HOUR_MS);
        for (long hour = (earliest + HOUR_MS - 1) / HOUR_MS * HOUR_MS;
                hour <= Math.min(to, begin) && rows.size() < PAGE;
                hour += HOUR_MS) {
            rows.add(row(coin, Decimals.text(INTEREST), "0.0", hour));
        }
        if (from <= to) {
            settled.getOrDefault(coin.name(), new TreeMap<>()).subMap(from, true, to, true).entrySet().stream()
                    .limit(PAGE - rows.size())
                    .forEach(each -> rows.add(row(
                            coin,
                            Decimals.text(each.getValue().fundingRate()),
                            premium(each.getValue()),
                            each.getKey())));
        }
        return rows;
    }

    private static ObjectNode row(Coin coin, String rate, String premium, long time) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("coin", coin.name()).put("fundingRate", rate);
        return row.put("premium", premium).put("time", time);
    }

    private static String premium(Statistics statistics) {
        return Decimals.text(Decimals.quotient(statistics.mark().subtract(statistics.index()), statistics.index()), 10);
    }
}
