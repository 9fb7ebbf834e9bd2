package io.azalai.market;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Candles of one listing and interval out of its trades (downstream.md section 8). One is closed when a trade of a
 * later one comes, or two seconds after its time; what comes late makes revisions. One of which trades may be missing
 * is told as the venue has it, or some time after the trades came back as we do, unless we know of none; of less than a
 * minute it is not told. Guarded by the lock of its maker.
 */
final class CandleSeries {

    private static final Duration LATENESS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofSeconds(1);

    /** Empty candles told in a row at most, as after the machine slept. */
    private static final int MOST_EMPTY = 1_000;

    private final Listing listing;
    private final Interval interval;
    private final boolean fillGaps;
    private final Pace pace = new Pace(PACE);
    private final Pace revisions = new Pace(PACE);
    private final EndedCandles ended = new EndedCandles();
    private @Nullable CandleSlot current;
    /** When the first of ours began; null before. */
    private @Nullable Instant first;

    private final Instant toldBefore;
    /** When the last one that was told closed began. */
    private Instant lastTold;

    private boolean broken;
    private Instant soundFrom;

    /**
     * A series from an instant on, whose last candle told before began at {@code told}; {@code fillGaps} says whether
     * intervals without trades have candles.
     */
    CandleSeries(Listing listing, Interval interval, boolean fillGaps, Instant told, Instant began) {
        this.listing = listing;
        this.interval = interval;
        this.fillGaps = fillGaps;
        this.toldBefore = told;
        this.lastTold = told;
        this.soundFrom = began;
    }

    Interval interval() {
        return interval;
    }

    Instant lastTold() {
        return lastTold;
    }

    /** Answers whether the trade counts; not when it came too late for its candle, which nobody else tells. */
    boolean on(Trade trade, Instant now, Told out) {
        CandleSlot growing = current;
        if (growing == null) {
            growing = begin(CandleSlot.begun(interval, trade));
        } else if (trade.timestamp().isBefore(growing.open())) {
            return late(trade, now, out);
        } else {
            growing = roll(growing, interval.openOf(trade.timestamp()), out);
            growing.add(trade);
        }
        if (pace.changed(now)) {
            out.accept(growing.candle(listing, interval, false), false);
        }
        return true;
    }

    /** Time passed, the venue's too: candles close, and what was held back is told. */
    void due(Instant now, Instant venueTime, Told out) {
        if (current == null) {
            return;
        }
        CandleSlot growing = roll(current, interval.openOf(venueTime.minus(LATENESS)), out);
        if (pace.due(now) && !growing.isIdle()) {
            out.accept(growing.candle(listing, interval, false), false);
        }
        if (revisions.due(now)) {
            tellOwed(out);
        }
        if (!broken && VenueBars.make(interval) && now.isAfter(soundFrom.plus(PATIENCE))) {
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

    /** What the venue has just told: ended candles are told for good, and again where it differs. */
    void restate(VenueBars minutes, Instant now, Told out) {
        restate(minutes, slot -> slot.isTold() || !slot.isWhole(), now, out);
    }

    /** What is known of the venue by now: candles that waited for it are told for good. */
    void complete(VenueBars minutes, Instant now, Told out) {
        restate(minutes, slot -> !slot.isWhole(), now, out);
    }

    private void restate(VenueBars minutes, Predicate<CandleSlot> which, Instant now, Told out) {
        if (!VenueBars.make(interval)) {
            return;
        }
        ended.stream().filter(slot -> slot.open().isBefore(minutes.from())).forEach(CandleSlot::confirm);
        ended.stream()
                .filter(which)
                .filter(slot -> minutes.cover(slot.open(), slot.end()) && changes(slot, minutes, now))
                .forEach(slot -> publish(slot, out));
        ended.carry(current);
        if (revisions.changed(now)) {
            tellOwed(out);
        }
    }

    /** A minute is told anew: so is what was told of minutes with it, as it counts no trades itself. */
    void revise(VenueBars minutes, Candle minute, Told out) {
        CandleSlot slot = isLonger() ? ended.at(minute.openTime()) : null;
        if (slot != null
                && slot.isVenues()
                && minutes.cover(slot.open(), slot.end())
                && changes(slot, minutes, minute.receivedAt())) {
            publish(slot, out);
        }
    }

    private boolean isLonger() {
        return interval.length().compareTo(Interval.M1.length()) > 0;
    }

    /** What grows now, if it began at an instant; null otherwise. */
    @Nullable Bar growing(Instant open) {
        return current != null && current.open().equals(open) ? current.bar() : null;
    }

    /** What was traded before us in the present one, when minutes are known up to the one that grows. */
    void complete(VenueBars minutes, Bar growing) {
        CandleSlot present = current;
        if (present == null || present.isWhole() || !isLonger()) {
            return;
        }
        Bar soFar = minutes.cover(present.open(), minutes.until())
                ? minutes.between(present.open(), minutes.until())
                : null;
        if (soFar != null) {
            soFar.append(growing);
            present.base(soFar);
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

    /**
     * The last candles before the first of ours, none of which was told before, as the venue tells them; those just
     * before it that the venue has not told yet wait.
     */
    void history(VenueBars bars, int most, Instant now, Told out) {
        if (!VenueBars.make(interval)) {
            return;
        }
        Instant end = first == null ? interval.openOf(bars.until()) : first;
        Deque<CandleSlot> last = new ArrayDeque<>();
        for (Instant open = firstOf(bars); open.isBefore(end); open = interval.endOf(open)) {
            CandleSlot slot = open.isAfter(toldBefore) ? past(open, bars, now) : null;
            if (slot != null) {
                last.addLast(slot);
            }
            if (last.size() > most) {
                last.removeFirst();
            }
        }
        last.stream().filter(CandleSlot::isWhole).forEach(slot -> publish(slot, out));
        ended.precede(last.stream().filter(slot -> !slot.isWhole()).toList());
    }

    private Instant firstOf(VenueBars bars) {
        Instant open = interval.openOf(bars.from());
        return open.isBefore(bars.from()) ? interval.endOf(open) : open;
    }

    private @Nullable CandleSlot past(Instant open, VenueBars bars, Instant now) {
        BigDecimal price = bars.lastPrice();
        if (!bars.cover(open, interval.endOf(open))) {
            return price == null ? null : CandleSlot.begun(interval, open, price, now);
        }
        Bar bar = bars.between(open, interval.endOf(open));
        BigDecimal before = bar == null && fillGaps ? bars.closeBefore(open) : null;
        Bar told = before == null ? bar : Bar.idle(before);
        return told == null ? null : CandleSlot.past(interval, open, told, now);
    }

    /** Goes on from what the venue told, and after what was told before, where we have heard of no trade yet. */
    void begin(VenueBars bars, Instant now) {
        BigDecimal price = bars.lastPrice();
        if (current == null && price != null) {
            Instant next = toldBefore.equals(Instant.MIN) ? toldBefore : interval.endOf(toldBefore);
            begin(CandleSlot.begun(interval, next.isAfter(bars.until()) ? next : bars.until(), price, now));
        }
    }

    private CandleSlot begin(CandleSlot slot) {
        current = slot;
        first = slot.open();
        return slot;
    }

    private boolean late(Trade trade, Instant now, Told out) {
        CandleSlot slot = ended.at(trade.timestamp());
        if (slot == null) {
            return trade.timestamp().isBefore(soundFrom);
        }
        if (!slot.isVenues()) {
            slot.add(trade);
            ended.carry(current);
            if (revisions.changed(now)) {
                tellOwed(out);
            }
        }
        return true;
    }

    private void tellOwed(Told out) {
        ended.stream().filter(CandleSlot::isOwed).forEach(slot -> publish(slot, out));
    }

    /** The candle that begins at an instant, if it is later than the present one; those up to it close. */
    private CandleSlot roll(CandleSlot present, Instant open, Told out) {
        CandleSlot over = present;
        for (int empty = 0; over.open().isBefore(open); empty++) {
            CandleSlot next = over.next(interval, !broken && over.end().isAfter(soundFrom));
            current = next;
            if (empty < MOST_EMPTY) {
                end(over, out);
            }
            over = next;
        }
        return over;
    }

    private void end(CandleSlot slot, Told out) {
        ended.add(slot);
        if (slot.isWhole()) {
            publish(slot, out);
        }
        ended.takeOld(VenueBars.make(interval)).stream()
                .filter(old -> old.isOwed() || (!old.isTold() && !old.isIdle()))
                .forEach(old -> publish(old, out));
    }

    private void publish(CandleSlot slot, Told out) {
        boolean wanted = fillGaps || !slot.isIdle() || slot.isTold();
        if (wanted && (slot.isWhole() || VenueBars.make(interval))) {
            lastTold = slot.open().isAfter(lastTold) ? slot.open() : lastTold;
            out.accept(slot.close(listing, interval), slot.isWhole());
        }
    }

    /** Where candles go; {@code whole} says whether a closed one has all trades of its time. */
    interface Told {
        void accept(Candle candle, boolean whole);
    }
}
