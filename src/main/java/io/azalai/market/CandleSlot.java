package io.azalai.market;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Source;
import io.azalai.model.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One interval of a series, from its first trade until it is told for good. Guarded by the lock of its maker. */
final class CandleSlot {

    private final Instant open;
    private final Instant end;
    private Bar bar;
    private Source source = Source.DERIVED;
    private Instant timestamp;
    private Instant receivedAt;
    private boolean whole;
    private boolean told;
    /** Whether it is other than it was told last. */
    private boolean changed;

    private int revision;

    private CandleSlot(Interval interval, Instant open, Bar bar, boolean whole, Instant timestamp, Instant receivedAt) {
        this.open = open;
        this.end = interval.endOf(open);
        this.bar = bar;
        this.whole = whole;
        this.timestamp = timestamp;
        this.receivedAt = receivedAt;
    }

    /** Begun by a trade, maybe not the first of its time. */
    static CandleSlot begun(Interval interval, Trade trade) {
        return new CandleSlot(
                interval,
                interval.openOf(trade.timestamp()),
                Bar.of(trade),
                false,
                trade.timestamp(),
                trade.receivedAt());
    }

    /** At the price before, somewhere in it: what was traded earlier in it is not known. */
    static CandleSlot begun(Interval interval, Instant at, BigDecimal price, Instant receivedAt) {
        Instant open = interval.openOf(at);
        return new CandleSlot(interval, open, Bar.idle(price), false, open, receivedAt);
    }

    /** Over before we began, as the venue tells it. */
    static CandleSlot past(Interval interval, Instant open, Bar venues, Instant receivedAt) {
        Instant last = interval.endOf(open).minusMillis(1);
        CandleSlot slot = new CandleSlot(interval, open, venues, false, last, receivedAt);
        slot.restate(venues, receivedAt);
        return slot;
    }

    /** The one after, in which nothing has been traded yet; {@code whole} says whether we hear all of it. */
    CandleSlot next(Interval interval, boolean whole) {
        return new CandleSlot(interval, end, Bar.idle(bar.close()), whole, end, receivedAt);
    }

    void add(Trade trade) {
        bar.add(trade);
        changed = true;
        timestamp = trade.timestamp().isAfter(timestamp) ? trade.timestamp() : timestamp;
        receivedAt = trade.receivedAt();
    }

    /** Something of it may be missing. */
    void taint() {
        whole = false;
    }

    /** The venue tells of no trades in it: ours are all there are. */
    void confirm() {
        whole = true;
    }

    /** What the venue tells of it so far; trades go on being added. */
    void base(Bar venues) {
        bar = venues;
    }

    /** The price of the one just before, while nothing is traded in this one and the venue has not told it. */
    void follow(@Nullable CandleSlot before) {
        if (before == null || !before.end.equals(open) || !bar.isIdle() || isVenues()) {
            return;
        }
        if (before.lastPrice().compareTo(lastPrice()) != 0) {
            bar = Bar.idle(before.lastPrice());
            changed = true;
        }
    }

    /** What the venue tells of it, for good. */
    void restate(Bar venues, Instant at) {
        bar = venues;
        source = Source.REST;
        whole = true;
        receivedAt = at;
    }

    /** Whether the venue tells the same of it as we do. */
    boolean agrees(Bar venues) {
        return bar.agrees(venues);
    }

    /** As it is to be told now, closed; the next time it will be a revision. */
    Candle close(Listing listing, Interval interval) {
        Candle candle = candle(listing, interval, true);
        told = true;
        changed = false;
        revision++;
        return candle;
    }

    Candle candle(Listing listing, Interval interval, boolean closed) {
        return new Candle(
                listing,
                interval,
                open,
                end.minusMillis(1),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.quoteVolume(),
                bar.trades(),
                bar.takerBuyVolume(),
                closed,
                revision,
                timestamp,
                receivedAt,
                source);
    }

    Instant open() {
        return open;
    }

    Instant end() {
        return end;
    }

    boolean isWhole() {
        return whole;
    }

    boolean isTold() {
        return told;
    }

    /** Whether trades have changed it since it ended or was told, so that it is to be told. */
    boolean isOwed() {
        return changed && (told || whole);
    }

    boolean isIdle() {
        return bar.isIdle();
    }

    /** Whether it stands as the venue has it, whose count misses no trade. */
    boolean isVenues() {
        return source == Source.REST;
    }

    /** What was traded in it so far. */
    Bar bar() {
        return bar;
    }

    /** The last price in it, or before it. */
    BigDecimal lastPrice() {
        return bar.close();
    }
}
