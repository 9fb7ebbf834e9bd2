package io.azalai.market;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Source;
import io.azalai.model.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Candles of one listing and interval out of its trades (downstream.md section 8). One is closed when a trade of a
 * later one comes, or two seconds after its time; what comes late makes a revision. One of which trades may be missing
 * is told as the venue has it, or some time after the trades came back as we do, unless we know of none; of less than a
 * minute it is not told. Guarded by the lock of its maker.
 */
final class CandleSeries {

    private static final Duration LATENESS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int REMEMBERED = 3;

    /** How many are kept for the venue to tell: of minutes, those of six hours. */
    private static final int MOST_WAITING = 360;

    /** Empty candles told in a row at most, as after the machine slept. */
    private static final int MOST_EMPTY = 1_000;

    private final Listing listing;
    private final Interval interval;
    private final boolean fillGaps;
    private final Pace pace = new Pace(PACE);
    private final Deque<CandleSlot> ended = new ArrayDeque<>();
    private @Nullable CandleSlot current;
    private boolean broken;
    private Instant soundFrom = Instant.MIN;

    /** A series; {@code fillGaps} says whether intervals without trades have candles. */
    CandleSeries(Listing listing, Interval interval, boolean fillGaps) {
        this.listing = listing;
        this.interval = interval;
        this.fillGaps = fillGaps;
    }

    Interval interval() {
        return interval;
    }

    void on(Trade trade, Instant now, Told out) {
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
            out.accept(current.candle(listing, interval, false), false);
        }
    }

    /** Time passed: candles close, and what was held back is told. */
    void due(Instant now, Told out) {
        if (current == null) {
            return;
        }
        rollTo(interval.openOf(now.minus(LATENESS)), out);
        if (pace.due(now) && !current.isIdle()) {
            out.accept(current.candle(listing, interval, false), false);
        }
        if (!broken && now.isAfter(soundFrom.plus(PATIENCE))) {
            ended.stream()
                    .filter(slot -> !slot.isTold()
                            && !slot.isIdle()
                            && now.isAfter(slot.end().plus(PATIENCE)))
                    .forEach(slot -> publish(slot, out));
        }
    }

    /** Trades may be missing from an instant on until {@link #mend}. */
    void taint(Instant doubtful) {
        broken = true;
        if (current != null) {
            current.taint();
        }
        ended.stream().filter(slot -> slot.end().isAfter(doubtful)).forEach(CandleSlot::taint);
    }

    /** Trades come again: candles that begin from now on are whole. */
    void mend(Instant now) {
        broken = false;
        soundFrom = now.plus(LATENESS);
    }

    /** Whether a candle waits to be told as the venue has it. */
    boolean waits() {
        return VenueBars.make(interval) && ended.stream().anyMatch(slot -> !slot.isWhole());
    }

    /** What the venue tells: ended candles are told for good, the present one goes on from it. */
    void restate(VenueBars minutes, Instant now, Told out) {
        if (!VenueBars.make(interval)) {
            return;
        }
        ended.stream().filter(slot -> slot.open().isBefore(minutes.from())).forEach(CandleSlot::confirm);
        for (CandleSlot slot : ended) {
            if (!slot.isWhole() && minutes.cover(slot.open(), slot.end()) && changes(slot, minutes, now)) {
                publish(slot, out);
            }
        }
        CandleSlot last = ended.peekLast();
        if (current != null && current.isIdle() && last != null && last.isWhole()) {
            current.base(Bar.idle(last.lastPrice()));
        }
        Bar soFar = current == null ? null : minutes.between(current.open(), current.end());
        if (current != null && !current.isWhole() && soFar != null && minutes.cover(current.open(), now)) {
            current.base(soFar);
        }
    }

    /** Takes what the venue tells of an ended candle; answers whether that is news. */
    private static boolean changes(CandleSlot slot, VenueBars minutes, Instant now) {
        Bar venues = minutes.between(slot.open(), slot.end());
        BigDecimal before = minutes.closeBefore(slot.open());
        if (venues == null && slot.isIdle() && !slot.isTold() && before != null) {
            slot.base(Bar.idle(before));
        }
        if (venues == null || (slot.isTold() && slot.agrees(venues))) {
            slot.confirm();
            return !slot.isTold();
        }
        slot.restate(venues, now);
        return true;
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

    private void late(Trade trade, Told out) {
        for (CandleSlot slot : ended) {
            if (!slot.isVenues()
                    && !trade.timestamp().isBefore(slot.open())
                    && trade.timestamp().isBefore(slot.end())) {
                slot.add(trade);
                if (slot.isTold()) {
                    publish(slot, out);
                }
            }
        }
    }

    private void rollTo(Instant open, Told out) {
        for (int empty = 0; current != null && current.open().isBefore(open); empty++) {
            CandleSlot over = current;
            current = over.next(interval, !broken && over.end().isAfter(soundFrom));
            if (empty < MOST_EMPTY && (fillGaps || !over.isIdle() || !over.isWhole())) {
                end(over, out);
            }
        }
    }

    private void end(CandleSlot slot, Told out) {
        ended.addLast(slot);
        if (slot.isWhole()) {
            publish(slot, out);
        }
        while (ended.size() > MOST_WAITING || (ended.size() > REMEMBERED && isDone(ended.getFirst()))) {
            CandleSlot oldest = ended.removeFirst();
            if (!oldest.isTold() && !oldest.isIdle()) {
                publish(oldest, out);
            }
        }
    }

    private boolean isDone(CandleSlot slot) {
        return slot.isWhole() || !VenueBars.make(interval);
    }

    private void publish(CandleSlot slot, Told out) {
        boolean wanted = fillGaps || !slot.isIdle() || slot.isTold();
        if (wanted && (slot.isWhole() || VenueBars.make(interval))) {
            out.accept(slot.close(listing, interval), slot.isWhole());
        }
    }

    /** Where candles go; {@code whole} says whether a closed one has all trades of its time. */
    interface Told {
        void accept(Candle candle, boolean whole);
    }
}
