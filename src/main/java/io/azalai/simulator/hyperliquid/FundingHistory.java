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

    /** Notes the rates of an hour that is being settled. */
    void settle(long hour) {
        engine.products().forEach(product -> settled.computeIfAbsent(product.symbol(), absent -> new TreeMap<>())
                .put(hour, engine.statistics(product.symbol())));
    }

    /** At most 500 rows from the start of the range, oldest first. */
    ArrayNode rows(Coin coin, long from, long to) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        NavigableMap<Long, Statistics> mine = settled.getOrDefault(coin.name(), new TreeMap<>());
        long earliest = Math.max(from, begin - 24 * 21 * HOUR_MS);
        for (long hour = (earliest + HOUR_MS - 1) / HOUR_MS * HOUR_MS;
                hour <= to && rows.size() < PAGE;
                hour += HOUR_MS) {
            Statistics statistics = mine.get(hour);
            if (statistics == null && hour > begin) {
                continue;
            }
            ObjectNode row = rows.addObject();
            row.put("coin", coin.name());
            row.put("fundingRate", Decimals.text(statistics == null ? INTEREST : statistics.fundingRate()));
            row.put("premium", statistics == null ? "0.0" : premium(statistics));
            row.put("time", hour);
        }
        return rows;
    }

    private static String premium(Statistics statistics) {
        return Decimals.text(Decimals.quotient(statistics.mark().subtract(statistics.index()), statistics.index()), 10);
    }
}
