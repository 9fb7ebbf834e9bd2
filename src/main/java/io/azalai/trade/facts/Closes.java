package io.azalai.trade.facts;

import io.azalai.model.Candle;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Closing prices by the milliseconds at which their bars were over.
 *
 * @param byTime never changed
 */
record Closes(NavigableMap<Long, BigDecimal> byTime) {

    static final Closes NONE = new Closes(Collections.emptyNavigableMap());

    /** With more bars; of two that were over at one time the later one given counts. */
    Closes with(Collection<Candle> candles) {
        NavigableMap<Long, BigDecimal> all = new TreeMap<>(byTime);
        candles.forEach(
                candle -> all.put(candle.interval().endOf(candle.openTime()).toEpochMilli(), candle.close()));
        return new Closes(Collections.unmodifiableNavigableMap(all));
    }

    /** With another's, and of both the newest. */
    Closes with(Closes later, int atMost) {
        NavigableMap<Long, BigDecimal> all = new TreeMap<>(byTime);
        all.putAll(later.byTime);
        while (all.size() > atMost) {
            all.pollFirstEntry();
        }
        return new Closes(Collections.unmodifiableNavigableMap(all));
    }

    boolean isEmpty() {
        return byTime.isEmpty();
    }
}
