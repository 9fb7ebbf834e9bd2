package io.azalai.market;

import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.AggressorSide;
import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.Interval;
import io.azalai.model.Source;
import io.azalai.model.Trade;
import io.azalai.model.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each candle is told closed once, and each change of it as a revision (downstream.md section 8). */
class CandlesToldOnceTest extends OnCandles {

    @AfterEach
    void no_candle_has_the_identity_of_another() {
        assertThat(told.stream().filter(Candle.class::isInstance).map(Candle.class::cast))
                .filteredOn(Candle::closed)
                .extracting(Candle::identity)
                .doesNotHaveDuplicates()
                .doesNotContain(Optional.empty());
    }

    @Test
    void what_was_told_before_the_venue_answered_is_not_told_again() {
        beginWhole();
        Wanted.Bars asked = asked();
        tradingMinutes(5);

        backfill(asked, minutesUntil(NOON.plusSeconds(300), "1"));

        assertThat(closedOnes(Interval.M1))
                .filteredOn(minute -> !minute.openTime().isBefore(NOON))
                .extracting(Candle::openTime)
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(closed(Interval.M1, NOON.minusSeconds(120)).source()).isEqualTo(Source.REST);
    }

    @Test
    void no_growing_candle_follows_the_closed_one_whichever_thread_is_faster() {
        beginWhole();
        trade("101", "1");
        clock.step(Duration.ofSeconds(59));
        trade("102", "1");
        clock.step(Duration.ofMillis(999));
        trade("103", "1");
        clock.step(Duration.ofMillis(1));
        List<Event> composedByTimer = desk.due();

        told.addAll(desk.compose(new Trade(
                HYPERLIQUID_BTC,
                "next",
                AggressorSide.BUY,
                decimal("104"),
                decimal("1"),
                clock.instant(),
                clock.instant(),
                Source.WS)));
        told.addAll(composedByTimer);
        told.addAll(desk.due());

        assertThat(of(candles(Interval.M1), NOON)).extracting(Candle::closed).endsWith(false, true);
    }

    @Test
    void a_late_answer_revises_once_what_it_tells_otherwise() {
        beginWhole();
        tradingMinutes(5);
        Wanted.Bars asked = asked();
        Instant last = NOON.plusSeconds(240);

        backfill(asked, minutesUntil(NOON.plusSeconds(300), "1.1"));
        backfill(asked, minutesUntil(NOON.plusSeconds(300), "1.1"));

        assertThat(of(closedOnes(Interval.M1), last))
                .extracting(Candle::revision)
                .containsExactly(0, 1);
        assertThat(of(closedOnes(Interval.M1), last))
                .extracting(Candle::volume)
                .containsExactly(decimal("1"), decimal("1.1"));
    }

    @Test
    void a_minute_that_still_grew_when_it_was_read_is_told_when_it_was_read_whole() {
        begin();
        trade("100", "1");
        to(NOON.minusSeconds(28));
        Wanted.Bars asked = asked();
        to(NOON.plusSeconds(3));
        trade("101", "1");
        Candle growing = venueMinute(NOON.minusSeconds(60), "100", "5", false);

        backfill(asked, List.of(growing));
        assertThat(closedOnes(Interval.M1)).isEmpty();
        to(NOON.plusSeconds(20));
        backfill(asked(), minutesUntil(NOON, "7"));

        assertThat(of(closedOnes(Interval.M1), NOON.minusSeconds(60)))
                .extracting(Candle::volume)
                .containsExactly(decimal("7"));
    }

    @Test
    void a_minute_that_ended_when_the_venue_was_asked_may_lack_its_last_trades() {
        begin();
        to(NOON.plusSeconds(1));

        backfill(asked(), List.of(venueMinute(NOON.minusSeconds(60), "100", "5", true)));

        assertThat(closedOnes(Interval.M1)).isEmpty();
    }

    @Test
    void where_nobody_trades_candles_go_on_at_the_last_price_of_the_venues() {
        begin();
        to(NOON.minusSeconds(28));
        backfill(asked(), minutesUntil(NOON.minusSeconds(120), "5"));
        to(NOON.plusSeconds(2));
        backfill(asked(), minutesUntil(NOON.minusSeconds(120), "5"));

        to(NOON.plusSeconds(123));

        assertThat(closedOnes(Interval.M1))
                .filteredOn(minute -> !minute.openTime().isBefore(NOON.minusSeconds(120)))
                .allSatisfy(minute -> assertThat(minute.close()).isEqualByComparingTo("100"))
                .allSatisfy(minute -> assertThat(minute.volume()).isZero())
                .extracting(Candle::openTime)
                .containsExactly(NOON.minusSeconds(120), NOON.minusSeconds(60), NOON, NOON.plusSeconds(60));
        assertThat(closedOnes(Interval.S15)).hasSizeGreaterThan(8);
    }

    @Test
    void a_longer_candle_begun_halfway_grows_from_what_was_traded_in_it_before() {
        clock.step(Duration.ofSeconds(-60));
        begin();
        trade("100", "1");
        to(NOON.minusSeconds(57));
        backfill(asked(), minutesUntil(NOON.minusSeconds(60), "4"));
        trade("101", "2");
        to(NOON.plusSeconds(3));
        trade("102", "0.5");
        to(NOON.plusSeconds(5));

        List<Candle> hours = candles(Interval.H4);
        assertThat(hours.get(hours.size() - 1).volume()).isEqualByComparingTo("0.5");
        List<Candle> days = candles(Interval.D1);
        assertThat(days.get(days.size() - 1).volume()).isEqualByComparingTo("10.5");
        assertThat(days.get(days.size() - 1).closed()).isFalse();
    }

    /** One trade a minute, the minutes closed by the clock. */
    private void tradingMinutes(int minutes) {
        for (int minute = 1; minute <= minutes; minute++) {
            trade("100", "1");
            to(NOON.plusSeconds(60L * minute + 3));
        }
    }

    /** The venue's three minutes up to noon and those after, all closed, up to a time. */
    private List<Candle> minutesUntil(Instant end, String volume) {
        List<Candle> minutes = new ArrayList<>();
        for (Instant open = NOON.minusSeconds(180); open.isBefore(end); open = open.plusSeconds(60)) {
            minutes.add(venueMinute(open, "100", volume, true));
        }
        return minutes;
    }
}
