package io.azalai.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Alert;
import io.azalai.model.Candle;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interval;
import io.azalai.model.Source;
import io.azalai.model.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the venue tells of candles that were begun before us or missed, as downstream.md section 8 wants it. */
class CandleHistoryTest extends OnCandles {

    @Test
    void at_start_the_venues_minutes_are_asked_for_and_told() {
        begin();
        to(NOON.minusSeconds(28));
        Wanted.Bars asked = asked();

        backfill(
                asked,
                List.of(
                        venueMinute(NOON.minusSeconds(180), "98", "1", true),
                        venueMinute(NOON.minusSeconds(120), "99", "2", true),
                        venueMinute(NOON.minusSeconds(60), "100", "5", false)));

        assertThat(asked.since()).isEqualTo(Instant.parse("2026-01-01T20:45:00Z"));
        assertThat(closedOnes(Interval.M1))
                .extracting(Candle::openTime, Candle::source)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(NOON.minusSeconds(180), Source.REST),
                        org.assertj.core.groups.Tuple.tuple(NOON.minusSeconds(120), Source.REST));
    }

    @Test
    void candles_of_less_than_a_minute_are_not_told_of_the_time_before_us() {
        begin();
        to(NOON.minusSeconds(28));

        backfill(
                asked(),
                List.of(
                        venueMinute(NOON.minusSeconds(120), "99", "2", true),
                        venueMinute(NOON.minusSeconds(60), "100", "5", false)));

        assertThat(List.of(Interval.S1, Interval.S5, Interval.S15))
                .allSatisfy(interval -> assertThat(candles(interval)).isEmpty());
    }

    @Test
    void a_minute_that_ended_just_before_us_is_told_when_the_venue_has_all_of_it() {
        clock.step(Duration.between(clock.instant(), NOON.plusMillis(500)));
        take(venueMinute(NOON, "100", "1", false));
        to(NOON.plusMillis(600));
        trade("101", "1");
        Candle before = venueMinute(NOON.minusSeconds(120), "99", "2", true);

        backfill(asked(), List.of(before, venueMinute(NOON.minusSeconds(60), "100", "5", true)));
        assertThat(closedOnes(Interval.M1)).extracting(Candle::openTime).containsExactly(before.openTime());

        to(NOON.plusSeconds(16));
        backfill(asked(), List.of(before, venueMinute(NOON.minusSeconds(60), "100", "6", true)));

        assertThat(closedOnes(Interval.M1))
                .extracting(Candle::openTime)
                .containsExactly(before.openTime(), NOON.minusSeconds(60));
        assertThat(closed(Interval.M1, NOON.minusSeconds(60)).volume()).isEqualByComparingTo("6");
    }

    @Test
    void at_start_the_venues_hours_of_days_before_are_asked_for_and_longer_candles_told() {
        begin();
        to(NOON.minusSeconds(28));
        backfill(asked(), List.of());
        to(NOON.minusSeconds(27));
        Wanted.Bars asked = lastWanted(Wanted.Bars.Purpose.CANDLE_HOURS);
        assertThat(asked.since()).isEqualTo(Instant.parse("2025-11-03T00:00:00Z"));
        List<Candle> hours = new ArrayList<>();
        for (Instant hour = asked.since(); hour.isBefore(NOON); hour = hour.plus(Duration.ofHours(1))) {
            hours.add(venues(Interval.H1, hour, "100", "2", true));
        }

        history(asked, hours);
        history(asked, hours);

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

        backfill(asked(), List.of(venueMinute(NOON.minusSeconds(60), "100", "7", true)));

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
        backfill(asked(), List.of(venueMinute(NOON.minusSeconds(120), "100", "4", false)));
        to(NOON.minusSeconds(57));
        backfill(asked(), List.of(venueMinute(NOON.minusSeconds(120), "100", "5", true)));
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
        return wanted(Wanted.Bars.Purpose.CANDLE_MINUTES).size();
    }

    @Test
    void after_an_interruption_the_venues_minute_is_told() {
        beginWhole();
        trade("101", "1");
        take(new FeedStatus(
                "hyperliquid", List.of(), null, FeedState.DOWN, "market", "connection lost", 0, clock.instant()));
        to(NOON.plusMillis(62_100));
        assertThat(of(closedOnes(Interval.M1), NOON)).isEmpty();

        backfill(asked(), List.of(venueMinute(NOON, "102", "9", true)));

        assertThat(closed(Interval.M1, NOON).volume()).isEqualByComparingTo("9");
        assertThat(closed(Interval.M1, NOON).source()).isEqualTo(Source.REST);
    }

    @Test
    void a_minute_that_differs_from_the_venues_is_an_alert_until_they_agree_again() {
        beginWhole();
        trade("101", "1");
        to(NOON.plusSeconds(62));
        take(venueMinute(NOON, "101", "2", false));
        take(venueMinute(NOON.plusSeconds(60), "101", "0", false));
        to(NOON.plusSeconds(123));
        take(venueMinute(NOON.plusSeconds(120), "101", "0", false));

        assertThat(told.stream().filter(Alert.class::isInstance).map(Alert.class::cast))
                .extracting(Alert::kind, Alert::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("candle.differs", Alert.State.RAISED),
                        org.assertj.core.groups.Tuple.tuple("candle.differs", Alert.State.CLEARED));
    }
}
