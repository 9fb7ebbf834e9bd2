package io.azalai.simulator.aster;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Candles of one kind of price: an invented past of eight days, then what happened since the start, a day and a half of
 * minutes at most. Safe for many threads: one writer under the engine's lock, concurrent maps.
 */
final class Candles {

    private static final int KEPT_MINUTES = 2_160;

    private final Map<String, ConcurrentSkipListMap<Long, Candle>> minutes = new ConcurrentHashMap<>();
    private final Map<String, Past> pasts = new ConcurrentHashMap<>();

    /** Gives a symbol its past; one without is empty until something happens. */
    void begin(String symbol, Past past) {
        pasts.put(symbol, past);
    }

    /** Adds what happened at a time to its minute. */
    void add(String symbol, long timeMs, Candle candle) {
        ConcurrentSkipListMap<Long, Candle> own =
                minutes.computeIfAbsent(symbol, unseen -> new ConcurrentSkipListMap<>());
        own.merge(Interval.M1.openOf(timeMs), candle, Candle::then);
        if (own.size() > KEPT_MINUTES) {
            own.pollFirstEntry();
        }
    }

    /** Candles by open time in milliseconds, oldest first, that open between two times inclusive. */
    NavigableMap<Long, Candle> between(String symbol, Interval interval, long fromMs, long toMs) {
        NavigableMap<Long, Candle> candles = new TreeMap<>();
        long first = interval.openOf(Math.max(0, fromMs));
        Past past = pasts.get(symbol);
        if (past != null) {
            gather(past.minutes().tailMap(first, true), interval, candles);
        }
        NavigableMap<Long, Candle> own = minutes.getOrDefault(symbol, new ConcurrentSkipListMap<>());
        gather(own.tailMap(first, true), interval, candles);
        return candles.subMap(fromMs, true, Math.max(fromMs, toMs), true);
    }

    private static void gather(Map<Long, Candle> from, Interval interval, Map<Long, Candle> into) {
        from.forEach((open, candle) -> into.merge(interval.openOf(open), candle, Candle::then));
    }
}
