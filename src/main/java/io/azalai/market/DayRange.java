package io.azalai.market;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Highest and lowest price of 24 hours out of hourly candles, for venues whose ticker does not tell them
 * (hyperliquid.md section 10). Guarded by the lock of the ticker it belongs to.
 */
final class DayRange {

    private static final Duration DAY = Duration.ofHours(24);

    private final NavigableMap<Instant, Candle> hours = new TreeMap<>();

    /** Whether an hour is one of these. */
    static boolean takes(Candle candle) {
        return candle.interval() == Interval.H1;
    }

    void on(Candle hour) {
        hours.put(hour.openTime(), hour);
        hours.headMap(hours.lastKey().minus(DAY)).clear();
    }

    boolean isKnown() {
        return !hours.isEmpty();
    }

    Optional<BigDecimal> high(Instant now) {
        return lately(now).map(Candle::high).max(BigDecimal::compareTo);
    }

    Optional<BigDecimal> low(Instant now) {
        return lately(now).map(Candle::low).min(BigDecimal::compareTo);
    }

    private Stream<Candle> lately(Instant now) {
        return hours.tailMap(Interval.H1.openOf(now).minus(DAY)).values().stream();
    }
}
