package io.azalai.market;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Source;
import io.azalai.model.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Candles of one listing and interval out of its trades (downstream.md section 8). One is closed when a trade of a later
 * one comes, or two seconds after its time; what comes late makes a revision. One of which trades may be missing is told
 * as the venue has it, or after a while as we do; of less than a minute it is not told. Guarded by the lock of its maker.
 */
final class CandleSeries {

    private static final Duration LATENESS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int REMEMBERED = 3;

    /** Empty candles told in a row at most, as after the machine slept. */
    private static final int MOST_EMPTY = 1_000;

    private final Listing listing;
    private final Interval interval;
    private final boolean fillGaps;
    private final Pace pace = new Pace(PACE);
    private final Deque<CandleSlot> ended = new ArrayDeque<>();
    private @Nullable CandleSlot current;

    /** A series; {@code fillGaps} says whether intervals without trades have candles. */
    CandleSeries(Listing listing, Interval interval, boolean fillGaps) {
        this.listing = listing;
        this.interval = interval;
        this.fillGaps = fillGaps;
    }

    Interval interval() {
        return interval;
    }

    void on(Trade trade, Instant now, Consumer<Candle> out) {
        if (current == null) {
            current = CandleSlot.begun(interval, trade);
        } else if (trade.timestamp().isBefore(current.open())) {
            late(trade, out);
            return;
        } else {
            rollTo(interval.openOf(trade.timestamp()), out);
            current.add(trade);
        }
        if (pace.changed(now)) {
            out.accept(current.candle(listing, interval, false));
        }
    }

    /** Time passed: candles close, and what was held back is told. */
    void due(Instant now, Consumer<Candle> out) {
        if (current == null) {
            return;
        }
        rollTo(interval.openOf(now.minus(LATENESS)), out);
        if (pace.due(now) && !current.isIdle()) {
            out.accept(current.candle(listing, interval, false));
        }
        ended.stream()
                .filter(slot -> !slot.isTold() && now.isAfter(slot.end().plus(PATIENCE)))
                .forEach(slot -> tell(slot, out));
    }

    /** Trades may be missing from now on until the present interval is over. */
    void taint() {
        if (current != null) {
            current.taint();
        }
    }

    /** Whether a candle waits to be told as the venue has it. */
    boolean waits() {
        return VenueBars.make(interval) && ended.stream().anyMatch(slot -> !slot.isWhole());
    }

    /** What the venue tells: ended candles are told for good, the present one goes on from it. */
    void restate(VenueBars minutes, Instant now, Consumer<Candle> out) {
        if (!VenueBars.make(interval)) {
            return;
        }
        for (CandleSlot slot : ended) {
            if (!slot.isWhole() && minutes.cover(slot.open(), slot.end())) {
                restate(slot, minutes.between(slot.open(), slot.end()), now);
                tell(slot, out);
            }
        }
        Bar soFar = current == null ? null : minutes.between(current.open(), current.end());
        if (current != null && !current.isWhole() && soFar != null && minutes.cover(current.open(), now)) {
            current.base(soFar);
        }
    }

    private static void restate(CandleSlot slot, @Nullable Bar bar, Instant now) {
        if (bar == null) {
            slot.confirm();
        } else {
            slot.restate(bar, now);
        }
    }

    /** The last candles before the present one, as the venue tells them. */
    void history(VenueBars minutes, int most, Instant now, Consumer<Candle> out) {
        if (!VenueBars.make(interval)) {
            return;
        }
        Instant before = current == null ? interval.openOf(now) : current.open();
        Instant open = interval.openOf(minutes.from());
        if (open.isBefore(minutes.from())) {
            open = interval.endOf(open);
        }
        Deque<Candle> last = new ArrayDeque<>();
        for (; open.isBefore(before); open = interval.endOf(open)) {
            Bar bar = minutes.between(open, interval.endOf(open));
            if (bar != null) {
                last.addLast(candle(open, bar, now));
            }
            if (last.size() > most) {
                last.removeFirst();
            }
        }
        last.forEach(out);
    }

    private Candle candle(Instant open, Bar bar, Instant now) {
        return new Candle(
                listing,
                interval,
                open,
                interval.endOf(open).minusMillis(1),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.quoteVolume(),
                bar.trades(),
                bar.takerBuyVolume(),
                true,
                0,
                interval.endOf(open).minusMillis(1),
                now,
                Source.REST);
    }

    private void late(Trade trade, Consumer<Candle> out) {
        for (CandleSlot slot : ended) {
            if (!trade.timestamp().isBefore(slot.open()) && trade.timestamp().isBefore(slot.end())) {
                slot.add(trade);
                if (slot.isTold()) {
                    tell(slot, out);
                }
            }
        }
    }

    private void rollTo(Instant open, Consumer<Candle> out) {
        for (int empty = 0; current != null && current.open().isBefore(open); empty++) {
            CandleSlot over = current;
            current = over.next(interval);
            if (empty < MOST_EMPTY && (fillGaps || !over.isIdle())) {
                end(over, out);
            }
        }
    }

    private void end(CandleSlot slot, Consumer<Candle> out) {
        ended.addLast(slot);
        if (slot.isWhole()) {
            tell(slot, out);
        }
        if (ended.size() > REMEMBERED) {
            CandleSlot oldest = ended.removeFirst();
            if (!oldest.isTold()) {
                tell(oldest, out);
            }
        }
    }

    private void tell(CandleSlot slot, Consumer<Candle> out) {
        if (slot.isWhole() || VenueBars.make(interval)) {
            out.accept(slot.close(listing, interval));
        }
    }
}
