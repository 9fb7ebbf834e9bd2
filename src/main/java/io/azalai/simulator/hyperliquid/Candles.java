package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Match;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Candles of the trades since the start, and an invented past before it that ends at the first price. Safe for many
 * threads: one writer under the engine's lock, concurrent maps.
 */
final class Candles implements EngineListener {

    private static final int MOST = 5_000;
    private static final int KEPT_MINUTES = 2_880;
    private static final long MINUTE_MS = 60_000;
    private static final long WAVE_MINUTES = 720;
    private static final int SAMPLES = 8;

    private final long begin;
    private final Map<String, BigDecimal> firstPrices = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Long, Candle>> minutes = new ConcurrentHashMap<>();

    Candles(Engine engine, Universe universe, long now) {
        this.begin = CandleLength.M1.openOf(now);
        universe.coins().stream()
                .filter(coin -> !coin.delisted())
                .forEach(coin -> firstPrices.put(
                        coin.name(), engine.statistics(coin.name()).last()));
    }

    @Override
    public void traded(Match match) {
        NavigableMap<Long, Candle> own =
                minutes.computeIfAbsent(match.symbol(), absent -> new ConcurrentSkipListMap<>());
        own.merge(CandleLength.M1.openOf(match.time().toEpochMilli()), Candle.of(match), Candle::then);
        if (own.size() > KEPT_MINUTES) {
            own.pollFirstEntry();
        }
    }

    /** From the candle that contains {@code from}, oldest first, the newest 5000 at most. */
    ArrayNode rows(Coin coin, CandleLength length, long from, long to) {
        NavigableMap<Long, Candle> found = new TreeMap<>();
        BigDecimal first = firstPrices.get(coin.name());
        long open = length.openOf(Math.max(from, to - MOST * (length.nextOf(0) + MINUTE_MS)));
        while (first != null && open < begin && open <= to) {
            found.put(open, invented(coin, first, open, Math.min(begin, length.nextOf(open))));
            open = length.nextOf(open);
        }
        minutes.getOrDefault(coin.name(), new TreeMap<>())
                .tailMap(Math.max(begin, length.openOf(from)), true)
                .forEach((minute, candle) -> found.merge(length.openOf(minute), candle, Candle::then));
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        found.headMap(to, true).entrySet().stream()
                .skip(Math.max(0, found.size() - MOST))
                .forEach(entry -> rows.add(entry.getValue().wire(coin.name(), length, entry.getKey())));
        return rows;
    }

    /** The candle that is being made; empty when nobody has traded in it. */
    Optional<ObjectNode> current(Coin coin, CandleLength length, long now) {
        ArrayNode rows = rows(coin, length, length.openOf(now), now);
        return rows.isEmpty() ? Optional.empty() : Optional.of((ObjectNode) rows.get(rows.size() - 1));
    }

    private Candle invented(Coin coin, BigDecimal first, long open, long end) {
        BigDecimal high = price(coin, first, open);
        BigDecimal low = high;
        for (int i = 1; i <= SAMPLES; i++) {
            BigDecimal sample = price(coin, first, open + (end - open) * i / SAMPLES);
            high = high.max(sample);
            low = low.min(sample);
        }
        long made = Math.max(1, (end - open) / MINUTE_MS);
        BigDecimal volume = BigDecimal.valueOf(10_000 * made).divide(first, coin.sizeDecimals(), RoundingMode.UP);
        return new Candle(price(coin, first, open), high, low, price(coin, first, end), volume, made * 20);
    }

    /**
     * A wave of half a percent with a little noise, and the first price at the start. It lasts from half a day to a day
     * and a half, by coin, so that no two of them move alike.
     */
    private BigDecimal price(Coin coin, BigDecimal first, long time) {
        long before = (begin - time) / MINUTE_MS;
        long length = WAVE_MINUTES + Math.floorMod(coin.asset() * 337L, 2 * WAVE_MINUTES);
        long phase = Math.floorMod(before, length);
        long wave = Math.min(phase, length - phase) * 5_000 / (length / 2);
        long noise = before == 0 ? 0 : Math.floorMod(((before + coin.asset()) * 2_654_435_761L) >>> 7, 600) - 300;
        BigDecimal exact = first.multiply(BigDecimal.valueOf(1_000_000 + wave + noise, 6));
        BigDecimal tick = coin.product().grid().tickAt(exact);
        return exact.divide(tick, 0, RoundingMode.HALF_UP).multiply(tick);
    }
}
