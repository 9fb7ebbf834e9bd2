package io.azalai.simulator.aster;

import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Match;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Candles of the trades since the start, a day and a half of minutes at most. Safe for many threads: one writer under
 * the engine's lock, concurrent maps.
 */
final class Candles implements EngineListener {

    private static final int KEPT_MINUTES = 2_160;

    private final Map<String, ConcurrentSkipListMap<Long, Candle>> minutes = new ConcurrentHashMap<>();

    @Override
    public void traded(Match match) {
        ConcurrentSkipListMap<Long, Candle> own =
                minutes.computeIfAbsent(match.symbol(), symbol -> new ConcurrentSkipListMap<>());
        own.merge(Interval.M1.openOf(match.time().toEpochMilli()), Candle.of(match), Candle::then);
        if (own.size() > KEPT_MINUTES) {
            own.pollFirstEntry();
        }
    }

    /** Candles by open time in milliseconds, oldest first, that open between two times inclusive. */
    NavigableMap<Long, Candle> between(String symbol, Interval interval, long fromMs, long toMs) {
        NavigableMap<Long, Candle> candles = new TreeMap<>();
        ConcurrentSkipListMap<Long, Candle> own = minutes.getOrDefault(symbol, new ConcurrentSkipListMap<>());
        own.forEach((open, candle) -> candles.merge(interval.openOf(open), candle, Candle::then));
        return candles.subMap(fromMs, true, Math.max(fromMs, toMs), true);
    }
}
