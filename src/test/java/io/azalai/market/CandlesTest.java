package io.azalai.market;

import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.AggressorSide;
import io.azalai.model.Candle;
import io.azalai.model.Interval;
import io.azalai.model.Source;
import io.azalai.model.Trade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Candles out of trades, as downstream.md section 8 wants them. */
class CandlesTest extends OnCandles {

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
    void trades_open_and_close_a_candle_by_their_own_times_in_whatever_order_they_come() {
        beginWhole();
        tradeAt("105", "1", NOON.plusSeconds(20));
        tradeAt("101", "1", NOON.plusSeconds(10));
        tradeAt("104", "1", NOON.plusSeconds(15));
        to(NOON.plusSeconds(63));
        tradeAt("99", "1", NOON.plusSeconds(5));
        to(NOON.plusSeconds(65));

        List<Candle> minutes = of(closedOnes(Interval.M1), NOON);
        assertThat(minutes.get(0).open()).isEqualByComparingTo("101");
        assertThat(minutes.get(0).close()).isEqualByComparingTo("105");
        assertThat(minutes.get(0).timestamp()).isEqualTo(NOON.plusSeconds(20));
        assertThat(minutes.get(1).open()).isEqualByComparingTo("99");
        assertThat(minutes.get(1).close()).isEqualByComparingTo("105");
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
        MarketDesk bare =
                new MarketDesk(clock, new ReferencePrices(), new CandleSettings(false, 0), (dataset, listing) -> true);
        take(bare, venueMinute(NOON.minusSeconds(60), "100", "1", false));
        take(
                bare,
                new Trade(
                        HYPERLIQUID_BTC,
                        "1",
                        AggressorSide.BUY,
                        decimal("1"),
                        decimal("1"),
                        clock.instant(),
                        clock.instant(),
                        Source.WS));
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
    void trades_that_are_told_together_count_as_many() {
        beginWhole();
        trade("101", "1");
        take(new Trade(
                HYPERLIQUID_BTC,
                "aggregate",
                AggressorSide.BUY,
                decimal("101"),
                decimal("6"),
                6,
                clock.instant(),
                clock.instant(),
                Source.WS));
        to(NOON.plusSeconds(63));

        assertThat(closed(Interval.M1, NOON).trades()).isEqualTo(7);
    }

    @Test
    void a_trade_that_comes_twice_counts_once() {
        beginWhole();
        Trade once = trade("101", "1");
        take(once);
        to(NOON.plusSeconds(63));

        assertThat(closed(Interval.M1, NOON).volume()).isEqualByComparingTo("1");
    }
}
