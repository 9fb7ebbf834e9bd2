package io.azalai.market;

import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.AggressorSide;
import io.azalai.model.Alert;
import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interval;
import io.azalai.model.Source;
import io.azalai.model.SteppedClock;
import io.azalai.model.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Candles out of trades, as downstream.md section 8 wants them. */
class CandlesTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final SteppedClock clock = new SteppedClock(NOON.minusSeconds(30));
    private final MarketDesk desk = new MarketDesk(clock, new ReferencePrices(), CandleSettings.DEFAULT);
    private final List<Event> told = new ArrayList<>();
    private int trades;

    @Test
    void nothing_is_made_until_the_venue_sends_its_minutes() {
        trade("100", "1");

        assertThat(candles(Interval.M1)).isEmpty();
    }

    @Test
    void a_minute_holds_its_trades_and_closes_with_the_first_of_the_next() {
        begin();
        trade("100", "1");
        to(NOON);
        trade("101", "1");
        trade("105", "2");
        trade("99", "0.5");
        trade("103", "1");
        clock.step(Duration.ofMinutes(1));
        trade("104", "1");

        Candle minute = closed(Interval.M1, NOON);
        assertThat(minute.open()).isEqualByComparingTo("101");
        assertThat(minute.high()).isEqualByComparingTo("105");
        assertThat(minute.low()).isEqualByComparingTo("99");
        assertThat(minute.close()).isEqualByComparingTo("103");
        assertThat(minute.volume()).isEqualByComparingTo("4.5");
        assertThat(minute.quoteVolume()).isEqualByComparingTo("463.5");
        assertThat(minute.trades()).isEqualTo(4);
        assertThat(minute.takerBuyVolume()).isEqualByComparingTo("4.5");
        assertThat(minute.closeTime()).isEqualTo(NOON.plusMillis(59_999));
        assertThat(minute.source()).isEqualTo(Source.DERIVED);
        assertThat(minute.revision()).isZero();
    }

    @Test
    void without_a_later_trade_it_closes_two_seconds_after_its_time() {
        beginWhole();
        trade("101", "1");
        to(NOON.plusMillis(61_999));
        assertThat(closedOnes(Interval.M1)).extracting(Candle::openTime).doesNotContain(NOON);

        to(NOON.plusMillis(62_001));

        assertThat(closed(Interval.M1, NOON).close()).isEqualByComparingTo("101");
    }

    @Test
    void a_late_trade_makes_a_revision() {
        beginWhole();
        trade("101", "1");
        to(NOON.plusSeconds(63));

        tradeAt("90", "2", NOON.plusSeconds(59));

        List<Candle> minutes = of(closedOnes(Interval.M1), NOON);
        assertThat(minutes).extracting(Candle::revision).containsExactly(0, 1);
        assertThat(minutes.get(1).low()).isEqualByComparingTo("90");
        assertThat(minutes.get(1).volume()).isEqualByComparingTo("3");
    }

    @Test
    void an_interval_without_trades_has_a_candle_at_the_price_before() {
        beginWhole();
        trade("101", "1");
        to(NOON.plusSeconds(123));

        Candle empty = closed(Interval.M1, NOON.plusSeconds(60));
        assertThat(List.of(empty.open(), empty.high(), empty.low(), empty.close()))
                .allSatisfy(price -> assertThat(price).isEqualByComparingTo("101"));
        assertThat(empty.volume()).isZero();
        assertThat(empty.trades()).isZero();
    }

    @Test
    void gaps_stay_empty_where_they_are_to() {
        MarketDesk bare = new MarketDesk(clock, new ReferencePrices(), new CandleSettings(false, 0));
        told.addAll(bare.compose(venueMinute(NOON.minusSeconds(60), "100", "1", false)));
        told.addAll(bare.compose(new Trade(
                HYPERLIQUID_BTC,
                "1",
                AggressorSide.BUY,
                decimal("1"),
                decimal("1"),
                clock.instant(),
                clock.instant(),
                Source.WS)));
        clock.step(Duration.ofSeconds(10));
        told.addAll(bare.due());

        assertThat(closedOnes(Interval.S1)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void a_growing_candle_is_told_at_most_once_a_second() {
        beginWhole();
        told.clear();
        for (int i = 0; i < 20; i++) {
            trade("101", "1");
            clock.step(Duration.ofMillis(100));
            told.addAll(desk.due());
        }

        assertThat(candles(Interval.M1)).filteredOn(candle -> !candle.closed()).hasSizeBetween(2, 3);
    }

    @Test
    void a_trade_that_comes_twice_counts_once() {
        beginWhole();
        Trade once = trade("101", "1");
        told.addAll(desk.compose(once));
        to(NOON.plusSeconds(63));

        assertThat(closed(Interval.M1, NOON).volume()).isEqualByComparingTo("1");
    }

    @Test
    void at_start_the_venues_minutes_are_asked_for_and_told() {
        begin();
        to(NOON.minusSeconds(28));
        FeedStatus asked = asked();

        told.addAll(desk.backfill(
                asked,
                List.of(
                        venueMinute(NOON.minusSeconds(180), "98", "1", true),
                        venueMinute(NOON.minusSeconds(120), "99", "2", true),
                        venueMinute(NOON.minusSeconds(60), "100", "5", false))));

        assertThat(desk.minutesFrom(asked)).isEqualTo(Instant.parse("2026-01-01T20:45:00Z"));
        assertThat(closedOnes(Interval.M1))
                .extracting(Candle::openTime, Candle::source)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(NOON.minusSeconds(180), Source.REST),
                        org.assertj.core.groups.Tuple.tuple(NOON.minusSeconds(120), Source.REST));
    }

    @Test
    void at_start_the_venues_hours_of_days_before_are_asked_for_and_longer_candles_told() {
        begin();
        to(NOON.minusSeconds(28));
        told.addAll(desk.backfill(asked(), List.of()));
        to(NOON.minusSeconds(27));
        FeedStatus asked = lastStatus(FeedStatus::lostCandleHours);
        assertThat(desk.hoursFrom(asked)).isEqualTo(Instant.parse("2025-11-03T00:00:00Z"));
        List<Candle> hours = new ArrayList<>();
        for (Instant hour = desk.hoursFrom(asked); hour.isBefore(NOON); hour = hour.plus(Duration.ofHours(1))) {
            hours.add(venues(Interval.H1, hour, "100", "2", true));
        }

        told.addAll(desk.history(asked, hours));
        told.addAll(desk.history(asked, hours));

        assertThat(List.of(Interval.H1, Interval.H4, Interval.D1))
                .allSatisfy(interval -> assertThat(closedOnes(interval)).hasSize(60));
        assertThat(closedOnes(Interval.D1).get(59).openTime()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(closedOnes(Interval.D1).get(59).volume()).isEqualByComparingTo("48");
        assertThat(closedOnes(Interval.H1).get(59).openTime()).isEqualTo(NOON.minus(Duration.ofHours(2)));
    }

    @Test
    void shortly_after_midnight_minutes_reach_back_into_the_day_before() {
        Instant midnight = Instant.parse("2026-01-02T00:00:00Z");

        assertThat(CandleSettings.DEFAULT.minutesFrom(midnight.plusSeconds(900)))
                .isEqualTo(midnight.minus(Duration.ofMinutes(59 * 15)));
        assertThat(new CandleSettings(true, 0).minutesFrom(midnight.plusSeconds(900)))
                .isEqualTo(midnight);
        assertThat(new CandleSettings(true, 0).minutesFrom(midnight.plusSeconds(500)))
                .isEqualTo(midnight.minus(Duration.ofDays(1)));
        assertThat(new CandleSettings(true, 1000).minutesFrom(midnight.plusSeconds(900)))
                .isEqualTo(midnight.minus(Duration.ofDays(1)).plusSeconds(900));
    }

    @Test
    void the_first_minute_begun_halfway_is_told_as_the_venue_has_it() {
        begin();
        trade("100", "1");
        to(NOON.plusMillis(2_100));
        assertThat(closedOnes(Interval.M1)).isEmpty();

        told.addAll(desk.backfill(asked(), List.of(venueMinute(NOON.minusSeconds(60), "100", "7", true))));

        Candle minute = of(closedOnes(Interval.M1), NOON.minusSeconds(60)).get(0);
        assertThat(minute.volume()).isEqualByComparingTo("7");
        assertThat(minute.source()).isEqualTo(Source.REST);
    }

    @Test
    void longer_candles_begun_halfway_are_made_of_minutes_that_are_known_and_nothing_more_is_asked() {
        clock.step(Duration.ofSeconds(-60));
        begin();
        trade("100", "1");
        to(NOON.minusSeconds(89));
        told.addAll(desk.backfill(asked(), List.of(venueMinute(NOON.minusSeconds(120), "100", "4", false))));
        to(NOON.minusSeconds(57));
        told.addAll(desk.backfill(asked(), List.of(venueMinute(NOON.minusSeconds(120), "100", "5", true))));
        long asks = asks();

        for (int i = 0; i < 20; i++) {
            trade("101", "1");
            to(clock.instant().plusSeconds(60));
        }

        assertThat(asks()).isEqualTo(asks);
        assertThat(closed(Interval.M5, NOON.minusSeconds(300)).volume()).isEqualByComparingTo("6");
        assertThat(closed(Interval.M15, NOON.minusSeconds(900)).source()).isEqualTo(Source.REST);
    }

    private long asks() {
        return told.stream()
                .filter(event -> event instanceof FeedStatus status && status.lostCandles())
                .count();
    }

    @Test
    void after_an_interruption_the_venues_minute_is_told() {
        beginWhole();
        trade("101", "1");
        told.addAll(desk.compose(new FeedStatus(
                "hyperliquid", null, null, FeedState.DOWN, "market", "connection lost", 0, clock.instant())));
        to(NOON.plusMillis(62_100));
        assertThat(of(closedOnes(Interval.M1), NOON)).isEmpty();

        told.addAll(desk.backfill(asked(), List.of(venueMinute(NOON, "102", "9", true))));

        assertThat(closed(Interval.M1, NOON).volume()).isEqualByComparingTo("9");
        assertThat(closed(Interval.M1, NOON).source()).isEqualTo(Source.REST);
    }

    @Test
    void a_minute_that_differs_from_the_venues_is_an_alert_until_they_agree_again() {
        beginWhole();
        trade("101", "1");
        to(NOON.plusSeconds(62));
        told.addAll(desk.compose(venueMinute(NOON, "101", "2", false)));
        told.addAll(desk.compose(venueMinute(NOON.plusSeconds(60), "101", "0", false)));
        to(NOON.plusSeconds(123));
        told.addAll(desk.compose(venueMinute(NOON.plusSeconds(120), "101", "0", false)));

        assertThat(told.stream().filter(Alert.class::isInstance).map(Alert.class::cast))
                .extracting(Alert::kind, Alert::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("candle.differs", Alert.State.RAISED),
                        org.assertj.core.groups.Tuple.tuple("candle.differs", Alert.State.CLEARED));
    }

    /** The venue's first minute: from now on candles are made. */
    private void begin() {
        told.addAll(desk.compose(venueMinute(NOON.minusSeconds(60), "100", "1", false)));
    }

    /** Begun before noon, so that the minute from noon on is whole. */
    private void beginWhole() {
        begin();
        trade("100", "1");
        to(NOON);
    }

    private Trade trade(String price, String quantity) {
        return tradeAt(price, quantity, clock.instant());
    }

    private Trade tradeAt(String price, String quantity, Instant at) {
        Trade trade = new Trade(
                HYPERLIQUID_BTC,
                String.valueOf(++trades),
                AggressorSide.BUY,
                decimal(price),
                decimal(quantity),
                at,
                clock.instant(),
                Source.WS);
        told.addAll(desk.compose(trade));
        return trade;
    }

    private void to(Instant at) {
        clock.step(Duration.between(clock.instant(), at));
        told.addAll(desk.due());
    }

    private Candle venueMinute(Instant open, String price, String volume, boolean closed) {
        return venues(Interval.M1, open, price, volume, closed);
    }

    private Candle venues(Interval interval, Instant open, String price, String volume, boolean closed) {
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

    private FeedStatus asked() {
        return lastStatus(FeedStatus::lostCandles);
    }

    private FeedStatus lastStatus(Predicate<FeedStatus> wanted) {
        List<FeedStatus> asked = told.stream()
                .filter(FeedStatus.class::isInstance)
                .map(FeedStatus.class::cast)
                .filter(wanted)
                .toList();
        return asked.get(asked.size() - 1);
    }

    private List<Candle> candles(Interval interval) {
        return told.stream()
                .filter(Candle.class::isInstance)
                .map(Candle.class::cast)
                .filter(candle -> candle.interval() == interval)
                .toList();
    }

    private List<Candle> closedOnes(Interval interval) {
        return candles(interval).stream().filter(Candle::closed).toList();
    }

    private Candle closed(Interval interval, Instant open) {
        return of(closedOnes(interval), open).get(0);
    }

    private static List<Candle> of(Collection<Candle> candles, Instant open) {
        return candles.stream().filter(candle -> candle.openTime().equals(open)).toList();
    }
}
