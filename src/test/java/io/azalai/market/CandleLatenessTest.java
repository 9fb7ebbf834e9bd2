package io.azalai.market;

import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Candle;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trades that come late, and clocks that are wrong (downstream.md section 8). */
class CandleLatenessTest extends OnCandles {

    @Test
    void seconds_of_a_stalled_stream_get_their_trades_when_they_come() {
        beginWhole();
        trade("100", "1");
        for (int second = 1; second <= 9; second++) {
            to(NOON.plusSeconds(second));
        }
        for (int second = 1; second <= 9; second++) {
            tradeAt("105", "2", NOON.plusSeconds(second));
        }
        to(NOON.plusSeconds(12));

        for (int second = 1; second <= 9; second++) {
            Candle last = last(Interval.S1, NOON.plusSeconds(second));
            assertThat(last.volume()).isEqualByComparingTo("2");
            assertThat(last.open()).isEqualByComparingTo("105");
        }
    }

    @Test
    void late_trades_make_one_revision_a_second_at_most() {
        beginWhole();
        trade("101", "1");
        to(NOON.plusSeconds(63));
        for (int i = 0; i < 10; i++) {
            tradeAt("90", "1", NOON.plusSeconds(59));
            to(clock.instant().plusMillis(50));
        }
        to(NOON.plusSeconds(65));

        List<Candle> minutes = of(closedOnes(Interval.M1), NOON);
        assertThat(minutes).extracting(Candle::revision).containsExactly(0, 1, 2);
        assertThat(minutes).extracting(Candle::volume).containsExactly(decimal("1"), decimal("2"), decimal("11"));
    }

    @Test
    void a_late_trade_counts_in_a_longer_candle_that_was_begun_halfway() {
        clock.step(Duration.ofSeconds(-180));
        begin();
        trade("100", "1");
        to(NOON.minusSeconds(177));
        Candle before = venueMinute(NOON.minusSeconds(240), "100", "4", true);
        backfill(asked(), List.of(before));
        trade("101", "1");
        to(NOON.minusSeconds(117));

        tradeAt("101", "2", NOON.minusSeconds(121));
        to(NOON.minusSeconds(116));
        trade("101", "3");
        to(NOON.minusSeconds(57));
        to(NOON.plusSeconds(3));

        assertThat(last(Interval.M1, NOON.minusSeconds(180)).volume()).isEqualByComparingTo("3");
        assertThat(closed(Interval.M5, NOON.minusSeconds(300)).volume()).isEqualByComparingTo("10");
    }

    @Test
    void a_late_trade_revises_a_longer_candle_that_was_told_of_minutes() {
        clock.step(Duration.ofSeconds(-180));
        begin();
        trade("100", "1");
        to(NOON.minusSeconds(177));
        backfill(asked(), List.of(venueMinute(NOON.minusSeconds(240), "100", "4", true)));
        trade("101", "1");
        to(NOON.plusMillis(2_100));

        tradeAt("101", "2", NOON.minusSeconds(1));
        to(NOON.plusSeconds(4));

        List<Candle> longer = of(closedOnes(Interval.M5), NOON.minusSeconds(300));
        assertThat(longer).extracting(Candle::revision).containsExactly(0, 1);
        assertThat(longer).extracting(Candle::volume).containsExactly(decimal("5"), decimal("7"));
    }

    @Test
    void a_candle_without_trades_follows_the_price_that_the_one_before_it_ends_with_after_all() {
        beginWhole();
        trade("101", "1");
        to(NOON.plusSeconds(123));

        tradeAt("90", "1", NOON.plusSeconds(59));
        to(NOON.plusSeconds(183));

        List<Candle> flat = of(closedOnes(Interval.M1), NOON.plusSeconds(60));
        assertThat(flat).extracting(Candle::close).containsExactly(decimal("101"), decimal("90"));
        assertThat(flat).extracting(Candle::revision).containsExactly(0, 1);
        assertThat(of(closedOnes(Interval.M1), NOON.plusSeconds(120)))
                .extracting(Candle::open)
                .containsExactly(decimal("90"));
    }

    @Test
    void where_gaps_stay_empty_a_late_trade_still_has_a_candle() {
        MarketDesk bare =
                new MarketDesk(clock, new ReferencePrices(), new CandleSettings(false, 0), (dataset, listing) -> true);
        take(bare, venueMinute(NOON.minusSeconds(60), "100", "1", false));
        take(bare, trade("100", "1"));
        clock.step(Duration.ofSeconds(10));
        told.addAll(bare.due());

        take(bare, tradeAt("101", "2", NOON.minusSeconds(25)));

        assertThat(of(closedOnes(Interval.S1), NOON.minusSeconds(25)))
                .extracting(Candle::volume, Candle::revision)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(decimal("2"), 0));
    }

    @Test
    void where_our_clock_is_ahead_candles_close_by_the_venues_time() {
        begin();
        for (int second = 0; second <= 150; second++) {
            to(NOON.plusSeconds(second));
            tradeAt("100", "1", clock.instant().minusSeconds(20));
        }

        assertThat(of(closedOnes(Interval.M1), NOON))
                .extracting(Candle::revision, Candle::volume)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, decimal("60")));
        assertThat(closedOnes(Interval.S1)).hasSizeGreaterThan(140).allSatisfy(second -> assertThat(second.volume())
                .isEqualByComparingTo(BigDecimal.ONE));
    }

    @Test
    void where_our_clock_is_ahead_of_a_quiet_venue_candles_close_all_the_same() {
        begin();
        for (int second = 0; second <= 30; second++) {
            to(NOON.plusSeconds(second));
            tradeAt("100", "1", clock.instant().minusSeconds(20));
        }
        for (int second = 31; second <= 183; second++) {
            to(NOON.plusSeconds(second));
        }

        assertThat(closed(Interval.M1, NOON.plusSeconds(120)).volume()).isZero();
        assertThat(of(closedOnes(Interval.S1), NOON.plusSeconds(180))).hasSize(1);
    }

    @Test
    void trades_that_come_too_late_for_their_candles_are_told_with_their_number() {
        beginWhole();
        for (int second = 0; second <= 100; second++) {
            to(NOON.plusSeconds(second));
        }
        for (int i = 0; i < 3; i++) {
            tradeAt("101", "1", NOON.plusSeconds(5));
        }
        to(NOON.plusSeconds(161));

        assertThat(told.stream().filter(FeedStatus.class::isInstance).map(FeedStatus.class::cast))
                .extracting(FeedStatus::status, FeedStatus::channel, FeedStatus::missed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(FeedState.GAP, "candle", 1L),
                        org.assertj.core.groups.Tuple.tuple(FeedState.GAP, "candle", 2L));
        assertThat(last(Interval.M1, NOON).volume()).isEqualByComparingTo("3");
    }

    private Candle last(Interval interval, Instant open) {
        List<Candle> told = of(closedOnes(interval), open);
        return told.get(told.size() - 1);
    }
}
