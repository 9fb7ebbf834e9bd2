package io.azalai.market;

import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import io.azalai.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Candles begin when somebody wants them, and end when nobody does any more. */
class CandleInterestTest extends OnCandles {

    @Test
    void what_nobody_wants_any_more_is_not_made() {
        beginWhole();
        trade("100", "1");
        wanted = false;
        desk.interestChanged();
        told.addAll(desk.due());
        int before = told.size();

        trade("101", "1");
        take(venueMinute(NOON, "101", "2", false));
        to(NOON.plusSeconds(200));

        assertThat(told.subList(before, told.size())).noneMatch(Candle.class::isInstance);
    }

    @Test
    void what_is_wanted_goes_on_when_other_interests_change() {
        beginWhole();
        trade("100", "1");
        desk.interestChanged();

        to(NOON.plusSeconds(63));

        assertThat(closed(Interval.M1, NOON).volume()).isEqualByComparingTo("1");
    }

    @Test
    void when_it_is_wanted_again_the_venue_tells_what_came_in_between_and_nothing_twice() {
        beginWhole();
        backfill(asked(), minutesUntil(NOON));
        trade("100", "1");
        to(NOON.plusSeconds(63));
        wanted = false;
        desk.interestChanged();
        told.addAll(desk.due());
        clock.step(Duration.ofSeconds(300));

        wanted = true;
        take(venueMinute(NOON.plusSeconds(360), "102", "1", false));
        told.addAll(desk.due());
        backfill(asked(), minutesUntil(NOON.plusSeconds(360)));
        to(NOON.plusSeconds(483));

        List<Candle> minutes = closedOnes(Interval.M1).stream()
                .filter(minute -> !minute.openTime().isBefore(NOON))
                .toList();
        assertThat(minutes)
                .extracting(Candle::openTime)
                .startsWith(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120))
                .doesNotHaveDuplicates();
        assertThat(minutes.get(0).volume()).isEqualTo(decimal("1"));
        assertThat(minutes.subList(1, 6)).allSatisfy(minute -> {
            assertThat(minute.volume()).isEqualTo(decimal("3"));
            assertThat(minute.source()).isEqualTo(Source.REST);
        });
        assertThat(closedOnes(Interval.M1)).extracting(Candle::identity).doesNotHaveDuplicates();
    }

    @Test
    void what_nobody_wanted_for_a_moment_is_told_as_the_venue_has_it() {
        beginWhole();
        backfill(asked(), minutesUntil(NOON));
        trade("100", "1");
        wanted = false;
        desk.interestChanged();
        wanted = true;
        desk.interestChanged();

        take(venueMinute(NOON, "101", "2", false));
        told.addAll(desk.due());
        backfill(asked(), minutesUntil(NOON));
        to(NOON.plusSeconds(63));
        assertThat(of(closedOnes(Interval.M1), NOON)).isEmpty();

        backfill(asked(), minutesUntil(NOON.plusSeconds(60)));

        assertThat(closed(Interval.M1, NOON).volume()).isEqualByComparingTo("3");
    }

    @Test
    void where_nobody_trades_candles_go_on_after_the_last_that_was_told_when_they_are_wanted_again_at_once() {
        beginWhole();
        backfill(asked(), minutesUntil(NOON));
        to(NOON.plusMillis(60_100));
        trade("100", "1");
        assertThat(of(closedOnes(Interval.M1), NOON)).hasSize(1);
        wanted = false;
        desk.interestChanged();
        told.addAll(desk.due());

        wanted = true;
        take(venueMinute(NOON.plusSeconds(60), "100", "1", false));
        told.addAll(desk.due());
        Candle growing = venueMinute(NOON.plusSeconds(60), "100", "1", false);
        backfill(asked(), List.of(venueMinute(NOON, "101", "0", true), growing));
        to(NOON.plusSeconds(123));
        backfill(asked(), List.of(venueMinute(NOON.plusSeconds(60), "100", "1", true)));
        to(NOON.plusSeconds(183));

        assertThat(closedOnes(Interval.M1))
                .extracting(Candle::openTime)
                .endsWith(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120));
        assertThat(closedOnes(Interval.M1)).extracting(Candle::identity).doesNotHaveDuplicates();
    }

    /** The venue's minutes from a quarter of an hour before noon on. */
    private List<Candle> minutesUntil(Instant end) {
        List<Candle> minutes = new ArrayList<>();
        for (Instant open = NOON.minusSeconds(900); open.isBefore(end); open = open.plusSeconds(60)) {
            minutes.add(venueMinute(open, "101", "3", true));
        }
        return minutes;
    }
}
