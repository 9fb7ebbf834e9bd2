package io.azalai.market;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A listing's minutes, the venue's up to some time and ours from then on, or its hours: what longer candles are made
 * good from. One without trades may be absent. Guarded by the lock of its maker.
 */
final class VenueBars {

    /** A candle that has just ended may lack its last trades so long. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** As long as the longest candle that is made of minutes and the one just over. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final NavigableMap<Instant, Bar> bars = new TreeMap<>();
    private Instant from;
    private Instant until;

    /** All candles of one length there are from one instant on, asked for at another; the last may still grow. */
    VenueBars(Instant from, List<Candle> candles, Instant asked) {
        candles.forEach(candle -> bars.put(candle.openTime(), Bar.of(candle)));
        Instant settled = asked.minus(SETTLING);
        this.from = from;
        this.until = candles.stream()
                .max(Comparator.comparing(Candle::openTime))
                .filter(last -> !last.closed() && last.openTime().isBefore(settled))
                .map(Candle::openTime)
                .orElse(settled);
    }

    /**
     * Goes on by a minute of ours, if it is the next, or takes one anew; one with a hole before it is of no use.
     * Answers whether it goes on.
     */
    boolean append(Candle minute) {
        Instant end = minute.interval().endOf(minute.openTime());
        boolean next = !minute.openTime().isAfter(until) && end.isAfter(until);
        if (next) {
            until = end;
            forget(end.minus(KEPT));
        }
        if (cover(minute.openTime(), end)) {
            bars.put(minute.openTime(), Bar.of(minute));
        }
        return next;
    }

    private void forget(Instant before) {
        if (before.isAfter(from)) {
            from = before;
            bars.headMap(before).clear();
        }
    }

    /** Nothing is certain any more from an instant on. */
    void cut(Instant doubtful) {
        if (doubtful.isBefore(until)) {
            until = doubtful;
            bars.tailMap(until, true).clear();
        }
    }

    /** When the first begins. */
    Instant from() {
        return from;
    }

    /** Up to when all is told that was traded since. */
    Instant until() {
        return until;
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

    /** The last price before an instant; null when none is told. */
    @Nullable BigDecimal closeBefore(Instant open) {
        Map.Entry<Instant, Bar> before = bars.lowerEntry(open);
        return before == null ? null : before.getValue().close();
    }

    /** The last price that is told, be it of one that still grows; null when none is. */
    @Nullable BigDecimal lastPrice() {
        return bars.isEmpty() ? null : bars.lastEntry().getValue().close();
    }

    /** Whether the minute that ended last would be told whole: what is asked for sooner leaves it out. */
    static boolean settled(Instant now) {
        return !now.minus(SETTLING).isBefore(Interval.M1.openOf(now));
    }

    /** Whether candles of an interval can be made of minutes. */
    static boolean make(Interval interval) {
        return interval.length().compareTo(Interval.M1.length()) >= 0;
    }
}
