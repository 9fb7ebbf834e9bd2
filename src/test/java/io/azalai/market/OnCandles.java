package io.azalai.market;

import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.decimal;

import io.azalai.model.AggressorSide;
import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.Interval;
import io.azalai.model.Source;
import io.azalai.model.SteppedClock;
import io.azalai.model.Trade;
import io.azalai.model.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A market desk whose clock a test steps, with bitcoin's trades and the venue's candles. Confined to one test. */
abstract class OnCandles {

    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    boolean wanted = true;
    final SteppedClock clock = new SteppedClock(NOON.minusSeconds(30));
    final MarketDesk desk =
            new MarketDesk(clock, new ReferencePrices(), CandleSettings.DEFAULT, (dataset, listing) -> wanted);
    final List<Event> told = new ArrayList<>();
    int trades;

    void begin() {
        desk.compose(venueMinute(NOON.minusSeconds(60), "100", "1", false));
    }

    /** Begun before noon, so that the minute from noon on is whole. */
    void beginWhole() {
        begin();
        desk.compose(traded("100", "1", clock.instant()));
        to(NOON);
    }

    Trade trade(String price, String quantity) {
        return tradeAt(price, quantity, clock.instant());
    }

    Trade tradeAt(String price, String quantity, Instant at) {
        Trade trade = traded(price, quantity, at);
        take(trade);
        return trade;
    }

    private Trade traded(String price, String quantity, Instant at) {
        return new Trade(
                HYPERLIQUID_BTC,
                String.valueOf(++trades),
                AggressorSide.BUY,
                decimal(price),
                decimal(quantity),
                at,
                clock.instant(),
                Source.WS);
    }

    /** An event, and what the timer tells of it. */
    void take(Event event) {
        take(desk, event);
    }

    void take(MarketDesk any, Event event) {
        told.addAll(any.compose(event));
        told.addAll(any.due());
    }

    /** The venue's minutes, as they were wanted. */
    void backfill(Wanted.Bars wanted, List<Candle> minutes) {
        desk.backfill(wanted, minutes);
        told.addAll(desk.due());
    }

    /** The venue's hours, as they were wanted. */
    void history(Wanted.Bars wanted, List<Candle> hours) {
        desk.history(wanted, hours);
        told.addAll(desk.due());
    }

    void to(Instant at) {
        clock.step(Duration.between(clock.instant(), at));
        told.addAll(desk.due());
    }

    Candle venueMinute(Instant open, String price, String volume, boolean closed) {
        return venues(Interval.M1, open, price, volume, closed);
    }

    Candle venues(Interval interval, Instant open, String price, String volume, boolean closed) {
        return new Candle(
                HYPERLIQUID_BTC,
                interval,
                open,
                interval.endOf(open).minusMillis(1),
                decimal(price),
                decimal(price),
                decimal(price),
                decimal(price),
                decimal(volume),
                null,
                3L,
                null,
                closed,
                0,
                open,
                clock.instant(),
                Source.WS);
    }

    /** The minutes that were wanted last. */
    Wanted.Bars asked() {
        return lastWanted(Wanted.Bars.Purpose.CANDLE_MINUTES);
    }

    Wanted.Bars lastWanted(Wanted.Bars.Purpose purpose) {
        List<Wanted.Bars> asked = wanted(purpose);
        return asked.get(asked.size() - 1);
    }

    List<Wanted.Bars> wanted(Wanted.Bars.Purpose purpose) {
        return told.stream()
                .filter(Wanted.Bars.class::isInstance)
                .map(Wanted.Bars.class::cast)
                .filter(wanted -> wanted.purpose() == purpose)
                .toList();
    }

    List<Candle> candles(Interval interval) {
        return told.stream()
                .filter(Candle.class::isInstance)
                .map(Candle.class::cast)
                .filter(candle -> candle.interval() == interval)
                .toList();
    }

    List<Candle> closedOnes(Interval interval) {
        return candles(interval).stream().filter(Candle::closed).toList();
    }

    Candle closed(Interval interval, Instant open) {
        return of(closedOnes(interval), open).get(0);
    }

    static List<Candle> of(Collection<Candle> candles, Instant open) {
        return candles.stream().filter(candle -> candle.openTime().equals(open)).toList();
    }
}
