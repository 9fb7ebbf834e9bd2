package io.azalai.market;

import io.azalai.model.BestBidOffer;
import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.model.Wanted;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ticker of one listing out of what its venue sends apart: bid and ask from the best bid and offer, the last price
 * from trades, the statistics of 24 hours from the venue's own ticker. Between two of those, change, high and low
 * follow the trades. Safe for many threads: one lock each, held without IO.
 */
final class TickerComposer {

    private final Listing listing;
    private final Pace pace;
    private DayStatistics day;
    private @Nullable BestBidOffer top;
    /** Null before the first. */
    private @Nullable Trade last;

    private final DayRange range = new DayRange();
    private final SnapshotRequests requests = SnapshotRequests.ofCandles();
    /** Whether the hours of all the day are known. */
    private boolean hoursTold;

    private Instant hourHeard = Instant.EPOCH;

    TickerComposer(Listing listing, Duration interval) {
        this.listing = listing;
        this.pace = new Pace(interval);
        this.day = DayStatistics.none(listing);
    }

    Listing listing() {
        return listing;
    }

    synchronized void on(BestBidOffer bbo, Instant now, Consumer<Event> out) {
        if (top == null || !bbo.timestamp().isBefore(top.timestamp())) {
            top = bbo;
            changed(now, out);
        }
    }

    synchronized void on(Trade trade, Instant now, Consumer<Event> out) {
        if (last == null || trade.isAfter(last)) {
            last = trade;
            changed(now, out);
        }
    }

    /** The venue's own ticker, whatever it fills of it. */
    synchronized void on(Ticker partial, Instant now, Consumer<Event> out) {
        day = new DayStatistics(partial);
        changed(now, out);
    }

    /** An hour of the venue's: what came before it is asked for once, and after an outage again. */
    synchronized void on(Candle hour, Instant now, Consumer<Event> out) {
        range.on(hour);
        hourHeard = now;
        changed(now, out);
    }

    /** The venue's hours of a whole day up to now, or of all its life: the range of the day is known from now on. */
    synchronized void on(List<Candle> hours, Instant now, Consumer<Event> out) {
        hours.forEach(range::on);
        hoursTold = true;
        hourHeard = now;
        changed(now, out);
    }

    /** What quotes come by is away, or silent: those of before are not told any more. */
    synchronized void forgetQuotes() {
        top = null;
    }

    /** The venue is back: an hour that ended while it was away is known in part only, and is asked for. */
    synchronized void restored(Instant now) {
        if (Interval.H1.openOf(hourHeard).isBefore(Interval.H1.openOf(now))) {
            hoursTold = false;
            requests.done();
        }
    }

    /** Whether the hours of the day are still of use. */
    synchronized boolean lacksHours() {
        return !hoursTold;
    }

    synchronized void due(Instant now, Consumer<Event> out) {
        if (pace.due(now)) {
            out.accept(compose(now));
        }
        if (range.isKnown() && !hoursTold && requests.due(now)) {
            out.accept(new Wanted.Bars(
                    Wanted.Bars.Purpose.TICKER_HOURS,
                    listing,
                    Interval.H1.openOf(now.minus(Interval.D1.length())),
                    "the range of the day is known in part",
                    now));
        }
    }

    private void changed(Instant now, Consumer<Event> out) {
        if (pace.changed(now)) {
            out.accept(compose(now));
        }
    }

    private Ticker compose(Instant now) {
        Ticker venue = day.venue();
        BestBidOffer quotes = top;
        BigDecimal price = lastPrice();
        BigDecimal traded = last == null && day.isTimeless() ? null : price;
        return (quotes == null ? venue : venue.withQuotes(quotes))
                .withPrices(
                        price,
                        day.change(price),
                        day.percent(price),
                        day.high(traded, hoursTold ? range.high(now).orElse(null) : null),
                        day.low(traded, hoursTold ? range.low(now).orElse(null) : null))
                .stamped(
                        timestamp(),
                        newest(
                                venue.receivedAt(),
                                quotes == null ? null : quotes.receivedAt(),
                                last == null ? null : last.receivedAt()),
                        Source.DERIVED);
    }

    /** Of the newest part; when the venue's figures came is no time of theirs. */
    private Instant timestamp() {
        Instant quoted = top == null ? null : top.timestamp();
        Instant traded = last == null ? null : last.timestamp();
        Instant told = day.venue().timestamp();
        if (!day.isTimeless() || (quoted == null && traded == null)) {
            return newest(told, quoted, traded);
        }
        return newest(quoted == null ? Instant.EPOCH : quoted, traded, null);
    }

    /** That of the newest trade; a price that stands for it is worth less than any trade. */
    private @Nullable BigDecimal lastPrice() {
        Ticker venue = day.venue();
        boolean newer = !day.isTimeless()
                && venue.lastPrice() != null
                && last != null
                && venue.timestamp().isAfter(last.timestamp());
        return last == null || newer ? venue.lastPrice() : last.price();
    }

    private static Instant newest(Instant one, @Nullable Instant two, @Nullable Instant three) {
        Instant newest = two != null && two.isAfter(one) ? two : one;
        return three != null && three.isAfter(newest) ? three : newest;
    }
}
