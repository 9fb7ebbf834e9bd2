package io.azalai.market;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A listing's minutes as the venue tells them by call: what longer candles are made good from. A minute without trades may
 * be absent. Immutable.
 */
final class Minutes {

    private final NavigableMap<Instant, Bar> bars = new TreeMap<>();
    private final Instant from;
    private final Instant until;

    /** All minutes there are from one instant to another. */
    Minutes(Instant from, List<Candle> candles, Instant until) {
        candles.forEach(candle -> bars.put(candle.openTime(), Bar.of(candle)));
        this.from = from;
        this.until = until;
    }

    /** The first minute. */
    Instant from() {
        return from;
    }

    /** Whether everything of a time is told. */
    boolean cover(Instant open, Instant end) {
        return !open.isBefore(from) && !end.isAfter(until);
    }

    /** What was traded in a time; null when nothing was, or nothing is told. */
    @Nullable Bar between(Instant open, Instant end) {
        Bar whole = null;
        for (Bar minute : bars.subMap(open, true, end, false).values()) {
            if (whole == null) {
                whole = minute.copy();
            } else {
                whole.append(minute);
            }
        }
        return whole;
    }

    /** Whether candles of an interval can be made of minutes. */
    static boolean make(Interval interval) {
        return interval.length().compareTo(Interval.M1.length()) >= 0;
    }
}
