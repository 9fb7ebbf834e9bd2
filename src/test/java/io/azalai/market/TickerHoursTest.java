package io.azalai.market;

import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.bbo;
import static io.azalai.model.SampleEvents.decimal;
import static io.azalai.model.SampleEvents.ticker;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interval;
import io.azalai.model.Source;
import io.azalai.model.SteppedClock;
import io.azalai.model.Ticker;
import io.azalai.model.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Highest and lowest price of the day out of the venue's hours, where its ticker does not tell them. */
class TickerHoursTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration HALF_PAST = Duration.ofMinutes(30);

    private final SteppedClock clock = new SteppedClock(NOON.plus(HALF_PAST));
    private boolean wanted = true;
    private final MarketDesk desk =
            new MarketDesk(clock, new ReferencePrices(), CandleSettings.DEFAULT, (dataset, listing) -> wanted);

    @Test
    void the_day_is_as_high_and_low_as_its_hours() {
        read(hour(2, "110", "95", Source.REST), hour(1, "120", "99", Source.REST), hour(0, "105", "100", Source.REST));

        assertRange("120", "95");
    }

    @Test
    void the_hour_in_which_the_day_began_counts_and_the_one_before_does_not() {
        read(
                hour(25, "140", "80", Source.REST),
                hour(24, "130", "90", Source.REST),
                hour(0, "105", "100", Source.REST));

        assertRange("130", "90");
    }

    @Test
    void an_hour_leaves_as_time_goes_on_though_no_other_comes() {
        read(hour(24, "130", "90", Source.REST), hour(0, "105", "100", Source.REST));

        clock.step(HALF_PAST);

        assertRange("105", "100");
    }

    @Test
    void an_hour_told_again_replaces_what_was_known_of_it() {
        read(hour(0, "105", "100", Source.REST));
        clock.step(Duration.ofSeconds(1));
        take(hour(0, "106", "99", Source.WS));

        assertRange("106", "99");
    }

    @Test
    void nothing_is_said_of_the_day_while_only_its_last_hour_is_known() {
        take(hour(0, "105", "100", Source.WS));

        assertThat(next().highPrice()).isNull();
        assertThat(next().lowPrice()).isNull();
    }

    @Test
    void a_ticker_is_told_with_the_whole_range_once_it_was_read() {
        List<Ticker> told = read(hour(2, "110", "95", Source.REST), hour(0, "105", "100", Source.REST));

        assertThat(told).extracting(Ticker::highPrice).containsExactly(decimal("110"));
        assertThat(told).extracting(Ticker::lowPrice).containsExactly(decimal("95"));
    }

    @Test
    void what_is_known_of_the_day_is_doubted_when_an_hour_ended_while_the_venue_was_away() {
        read(hour(1, "110", "95", Source.REST), hour(0, "105", "100", Source.REST));
        clock.step(Duration.ofMinutes(40));
        take(restored());

        assertThat(next().highPrice()).isNull();
        read(hour(1, "120", "95", Source.REST), hour(0, "105", "100", Source.REST));
        assertRange("120", "95");
    }

    @Test
    void other_intervals_do_not_count() {
        read(hour(0, "105", "100", Source.REST));
        take(candle(Interval.H4, NOON, "200", "1", Source.WS));

        assertRange("105", "100");
    }

    @Test
    void a_venue_whose_ticker_tells_both_is_believed_before_its_hours() {
        read(hour(0, "900000", "1", Source.REST));
        take(ticker(HYPERLIQUID_BTC, "115000"));

        assertRange("116000.0", "113500.0");
    }

    @Test
    void what_came_before_the_first_hour_is_asked_for_from_the_hour_on_in_which_the_day_began() {
        take(hour(0, "105", "100", Source.WS));

        Wanted.Bars asked = asked().get(0);

        assertThat(asked.purpose()).isEqualTo(Wanted.Bars.Purpose.TICKER_HOURS);
        assertThat(asked.listing()).isEqualTo(HYPERLIQUID_BTC);
        assertThat(asked.since()).isEqualTo(NOON.minus(Duration.ofDays(1)));
    }

    @Test
    void hours_are_asked_for_twice_a_quarter_of_a_minute_apart_then_each_two_minutes() {
        take(hour(0, "105", "100", Source.WS));
        assertThat(asked()).hasSize(1);

        clock.step(Duration.ofSeconds(14));
        assertThat(asked()).isEmpty();
        clock.step(Duration.ofSeconds(1));
        assertThat(asked()).hasSize(1);
        clock.step(Duration.ofSeconds(119));
        assertThat(asked()).isEmpty();
        clock.step(Duration.ofSeconds(1));
        assertThat(asked()).hasSize(1);
    }

    @Test
    void hours_are_asked_for_again_when_one_ended_while_the_venue_was_away() {
        take(hour(0, "105", "100", Source.WS));
        assertThat(asked()).hasSize(1);
        read(hour(1, "105", "100", Source.REST));

        clock.step(Duration.ofMinutes(10));
        take(restored());
        assertThat(asked()).isEmpty();
        clock.step(Duration.ofMinutes(30));
        take(restored());

        assertThat(asked()).hasSize(1);
    }

    @Test
    void hours_that_were_read_are_not_asked_for_again() {
        take(hour(0, "105", "100", Source.WS));
        assertThat(asked()).hasSize(1);
        read(hour(1, "105", "100", Source.REST));

        clock.step(Duration.ofMinutes(10));

        assertThat(asked()).isEmpty();
    }

    @Test
    void hours_of_a_ticker_that_nobody_wants_any_more_are_not_asked_for() {
        wanted = false;
        take(hour(0, "105", "100", Source.WS));
        assertThat(asked()).isEmpty();

        wanted = true;
        clock.step(Duration.ofMinutes(10));

        assertThat(asked()).as("it has ended").isEmpty();
    }

    @Test
    void a_venue_that_tells_no_hours_is_not_asked_for_any() {
        take(bbo(HYPERLIQUID_BTC, "100", "101"));

        assertThat(asked()).isEmpty();
    }

    private void take(Event event) {
        desk.compose(event);
    }

    private List<Wanted.Bars> asked() {
        return desk.due().stream()
                .filter(Wanted.Bars.class::isInstance)
                .map(Wanted.Bars.class::cast)
                .toList();
    }

    /** The venue's hours of a day, as they were asked for; answers the tickers that tells. */
    private List<Ticker> read(Candle... hours) {
        Wanted.Bars wanted = new Wanted.Bars(
                Wanted.Bars.Purpose.TICKER_HOURS,
                HYPERLIQUID_BTC,
                clock.instant().minus(Duration.ofDays(1)),
                "test",
                clock.instant());
        return desk.range(wanted, List.of(hours)).stream()
                .map(Ticker.class::cast)
                .toList();
    }

    private void assertRange(String high, String low) {
        Ticker told = next();

        assertThat(told.highPrice()).isEqualByComparingTo(high);
        assertThat(told.lowPrice()).isEqualByComparingTo(low);
    }

    /** What the next ticker says. */
    private Ticker next() {
        clock.step(Duration.ofMillis(100));
        return desk.compose(bbo(HYPERLIQUID_BTC, "100", "101")).stream()
                .filter(Ticker.class::isInstance)
                .map(Ticker.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The hour that began so many hours before noon. */
    private static Candle hour(int ago, String high, String low, Source source) {
        return candle(Interval.H1, NOON.minus(Duration.ofHours(ago)), high, low, source);
    }

    private static Candle candle(Interval interval, Instant opens, String high, String low, Source source) {
        return new Candle(
                HYPERLIQUID_BTC,
                interval,
                opens,
                opens.plus(interval.length()).minusMillis(1),
                decimal("100"),
                decimal(high),
                decimal(low),
                decimal("100"),
                decimal("1"),
                null,
                null,
                null,
                true,
                0,
                opens,
                opens,
                source);
    }

    private FeedStatus restored() {
        return new FeedStatus("hyperliquid", List.of(), null, FeedState.UP, "market", null, 0, clock.instant());
    }
}
