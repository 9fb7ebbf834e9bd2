package io.azalai.market;

import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.HYPERLIQUID_ETH;
import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Alert;
import io.azalai.model.Candle;
import io.azalai.model.Dataset;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Source;
import io.azalai.model.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Candles while trades do not come, and after (downstream.md section 8): six are traded every six seconds all the time.
 */
class CandleOutageTest extends OnCandles {

    private boolean answering;
    private int answered;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void no_candle_of_an_outage_is_told_but_as_the_venue_has_it(boolean answeringMeanwhile) {
        tradingUntil(NOON.plusSeconds(330), true);
        answering = answeringMeanwhile;
        status(FeedState.DOWN, "market");
        quietUntil(NOON.plusSeconds(500));
        assertThat(minutesFrom(NOON.plusSeconds(300))).noneMatch(minute -> minute.source() == Source.DERIVED);
        answering = true;
        status(FeedState.UP, "market");
        tradingUntil(NOON.plusSeconds(3_663), true);

        assertThat(closedOnes(Interval.M1)).extracting(Candle::openTime).doesNotHaveDuplicates();
        assertThat(minutesFrom(NOON)).hasSize(61).allSatisfy(minute -> {
            boolean missed = !minute.openTime().isBefore(NOON.plusSeconds(300))
                    && !minute.openTime().isAfter(NOON.plusSeconds(480));
            assertThat(minute.volume()).isEqualByComparingTo("60");
            assertThat(minute.source()).isEqualTo(missed ? Source.REST : Source.DERIVED);
        });
        assertThat(closed(Interval.M5, NOON.plusSeconds(300)).volume()).isEqualByComparingTo("300");
        assertThat(closed(Interval.M15, NOON).volume()).isEqualByComparingTo("900");
        assertThat(closed(Interval.H1, NOON).volume()).isEqualByComparingTo("3600");
        assertThat(closedOnes(Interval.S15)).noneMatch(candle -> candle.volume().signum() == 0);
        assertThat(told.stream().filter(Alert.class::isInstance)).isEmpty();
    }

    @Test
    void what_was_told_shortly_before_an_outage_was_noticed_is_revised() {
        tradingUntil(NOON.plusSeconds(125), true);
        quietUntil(NOON.plusSeconds(190));
        assertThat(closed(Interval.M1, NOON.plusSeconds(120)).volume()).isEqualByComparingTo("6");

        status(FeedState.STALE, "market");
        tradingUntil(NOON.plusSeconds(260), true);

        List<Candle> minute = of(closedOnes(Interval.M1), NOON.plusSeconds(120));
        assertThat(minute).extracting(Candle::revision).containsExactly(0, 1);
        assertThat(minute.get(1).volume()).isEqualByComparingTo("60");
        assertThat(minute.get(1).source()).isEqualTo(Source.REST);
        assertThat(of(closedOnes(Interval.M1), NOON.plusSeconds(60))).hasSize(1);
    }

    @Test
    void minutes_are_not_asked_for_before_the_one_just_over_would_be_told_whole() {
        tradingUntil(NOON.plusSeconds(125), true);
        status(FeedState.DOWN, "market");
        to(NOON.plusSeconds(126));
        int before = wanted(Wanted.Bars.Purpose.CANDLE_MINUTES).size();

        to(NOON.plusSeconds(181));
        assertThat(wanted(Wanted.Bars.Purpose.CANDLE_MINUTES)).hasSize(before);

        to(NOON.plusSeconds(182));
        assertThat(wanted(Wanted.Bars.Purpose.CANDLE_MINUTES)).hasSize(before + 1);
    }

    @Test
    void the_silence_of_another_channel_costs_no_candle_however_quiet_it_is() {
        tradingUntil(NOON.plusSeconds(125), true);
        quietUntil(NOON.plusSeconds(190));
        int before = answered;
        part(FeedState.STALE, HYPERLIQUID_ETH, Dataset.TRADE);
        part(FeedState.STALE, HYPERLIQUID_BTC, Dataset.BBO);
        quietUntil(NOON.plusSeconds(370));

        assertThat(answered).isEqualTo(before);
        assertThat(minutesFrom(NOON)).hasSize(6).allSatisfy(minute -> assertThat(minute.source())
                .isEqualTo(Source.DERIVED));
    }

    @Test
    void the_silence_of_its_own_channel_is_an_outage_also_long_after_the_last_trade_and_ends_when_it_is_back() {
        tradingUntil(NOON.plusSeconds(60), true);
        quietUntil(NOON.plusSeconds(370));
        part(FeedState.STALE, HYPERLIQUID_BTC, Dataset.TRADE);
        quietUntil(NOON.plusSeconds(430));
        part(FeedState.UP, HYPERLIQUID_BTC, Dataset.TRADE);
        quietUntil(NOON.plusSeconds(550));

        assertThat(minutesFrom(NOON.plusSeconds(300)))
                .extracting(Candle::source)
                .containsExactly(Source.DERIVED, Source.REST, Source.REST, Source.REST, Source.DERIVED);
    }

    @Test
    void a_minute_without_trades_is_waited_for_while_another_stream_of_the_venue_is_back() {
        tradingUntil(NOON.plusSeconds(60), true);
        status(FeedState.DOWN, "market");
        status(FeedState.DOWN, "market-fast");
        status(FeedState.UP, "market-fast");
        answering = false;

        quietUntil(NOON.plusSeconds(300));

        assertThat(minutesFrom(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void trades_of_the_outage_that_come_after_all_are_not_counted_twice() {
        tradingUntil(NOON.plusSeconds(60), true);
        status(FeedState.DOWN, "market");
        quietUntil(NOON.plusSeconds(190));
        status(FeedState.UP, "market");

        tradeAt("100", "6", NOON.plusSeconds(90));

        assertThat(of(closedOnes(Interval.M1), NOON.plusSeconds(60)))
                .extracting(Candle::volume)
                .containsExactly(decimal("60"));
    }

    @Test
    void after_a_sleep_of_the_machine_minutes_are_told_as_the_venue_has_them() {
        tradingUntil(NOON.plusSeconds(60), true);
        clock.step(Duration.ofHours(1));
        tradingUntil(NOON.plusSeconds(3_900), true);

        assertThat(minutesFrom(NOON)).hasSizeGreaterThanOrEqualTo(64).allSatisfy(minute -> assertThat(minute.volume())
                .isEqualByComparingTo("60"));
    }

    @Test
    void the_loss_of_a_stream_of_fast_books_costs_no_candle() {
        tradingUntil(NOON.plusSeconds(125), true);
        int before = answered;
        status(FeedState.DOWN, "market-fast");
        tradingUntil(NOON.plusSeconds(370), true);

        assertThat(answered).isEqualTo(before);
        assertThat(minutesFrom(NOON)).hasSize(6).allSatisfy(minute -> assertThat(minute.source())
                .isEqualTo(Source.DERIVED));
        assertThat(closedOnes(Interval.S15)).hasSize(25);
    }

    @Test
    void trades_without_the_venues_minutes_are_told_and_so_is_that_they_are_back_while_candles_go_on() {
        begin();
        to(NOON);
        for (int i = 0; i < 7; i++) {
            clock.step(Duration.ofSeconds(30));
            trade("100", "1");
        }
        told.addAll(desk.due());
        assertThat(statuses()).containsExactly(FeedState.STALE);

        while (clock.instant().isBefore(NOON.plusSeconds(7_260))) {
            clock.step(Duration.ofSeconds(60));
            trade("100", "1");
            told.addAll(desk.due());
        }
        assertThat(statuses()).containsExactly(FeedState.STALE);
        assertThat(minutesFrom(NOON.plusSeconds(3_600))).hasSize(61);

        take(venueMinute(NOON.plusSeconds(7_260), "100", "1", false));

        assertThat(statuses()).containsExactly(FeedState.STALE, FeedState.UP);
    }

    @Test
    void hours_without_a_trade_have_flat_candles() {
        tradingUntil(NOON.plusSeconds(60), true);

        quietUntil(NOON.plusSeconds(10_803));

        assertThat(minutesFrom(NOON.plusSeconds(60))).hasSize(179).allSatisfy(minute -> {
            assertThat(minute.volume()).isZero();
            assertThat(minute.close()).isEqualByComparingTo("100");
        });
        assertThat(closedOnes(Interval.H1)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(statuses()).isEmpty();
    }

    private List<FeedState> statuses() {
        return told.stream()
                .filter(event ->
                        event instanceof FeedStatus status && status.channel().equals("candle"))
                .map(event -> ((FeedStatus) event).status())
                .toList();
    }

    private List<Candle> minutesFrom(Instant open) {
        return closedOnes(Interval.M1).stream()
                .filter(minute -> !minute.openTime().isBefore(open))
                .toList();
    }

    private void status(FeedState state, String channel) {
        take(new FeedStatus("hyperliquid", List.of(), null, state, channel, null, 0, clock.instant()));
    }

    private void part(FeedState state, Listing listing, Dataset dataset) {
        List<FeedStatus.Part> parts = List.of(FeedStatus.Part.of(listing, dataset));
        take(new FeedStatus("hyperliquid", parts, null, state, "market", null, 0, clock.instant()));
    }

    private void tradingUntil(Instant at, boolean answers) {
        answering = answers;
        if (trades == 0) {
            begin();
            to(NOON.minusSeconds(24));
        }
        while (clock.instant().isBefore(at)) {
            trade("100", "6");
            take(venueMinute(Interval.M1.openOf(clock.instant()), "100", "60", false));
            quietUntil(clock.instant().plusSeconds(6));
        }
    }

    private void quietUntil(Instant at) {
        while (clock.instant().isBefore(at)) {
            to(clock.instant().plusSeconds(3));
            answer();
        }
    }

    /** The venue tells its minutes, where it is asked. */
    private void answer() {
        List<Wanted.Bars> asked = wanted(Wanted.Bars.Purpose.CANDLE_MINUTES);
        if (!answering || asked.size() == answered) {
            return;
        }
        answered = asked.size();
        Wanted.Bars last = asked.get(answered - 1);
        List<Candle> minutes = new ArrayList<>();
        Instant open = NOON.minusSeconds(60);
        for (; !open.isAfter(last.timestamp()); open = open.plusSeconds(60)) {
            minutes.add(venueMinute(open, "100", "60", false));
        }
        backfill(last, minutes);
    }
}
