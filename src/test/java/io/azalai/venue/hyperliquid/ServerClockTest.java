package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Market;
import io.azalai.model.SteppedClock;
import io.azalai.model.TimeInForce;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.ClockDifference;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.UnreadableFrameException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far our clock is from the venue's, by the times of what it tells anyway (hyperliquid.md sections 2.3, 2.5). */
class ServerClockTest {

    private static final Instant SOON = Samples.NOW.plusSeconds(30);

    private final SteppedClock ours = new SteppedClock(Samples.NOW);
    private long nanos;
    private final ServerClock time = new ServerClock(ours, () -> nanos);
    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @Test
    void nothing_is_known_before_the_venue_tells_a_time() {
        assertThat(time.difference()).isEmpty();
        assertThat(time.atVenue(Samples.NOW, SOON)).isEqualTo(SOON);
    }

    @Test
    void what_came_the_soonest_but_for_one_tells_the_difference() {
        tell(2400);
        tell(2100);
        tell(2000);
        tell(9000);

        assertThat(ahead()).isEqualTo(Duration.ofMillis(2100));
        assertThat(time.atVenue(Samples.NOW, SOON)).isEqualTo(SOON.minusMillis(2100));
    }

    @Test
    void one_time_alone_is_believed_till_another_comes_however_often_it_comes() {
        tell(-40_000);
        tell(-40_000);
        assertThat(ahead()).isEqualTo(Duration.ofSeconds(-40));

        tell(200);
        assertThat(ahead()).isEqualTo(Duration.ofMillis(200));
        passes(Duration.ofSeconds(31));
        tell(100);
        assertThat(ahead()).isEqualTo(Duration.ofMillis(100));

        tell(-39_000);
        assertThat(ahead()).isEqualTo(Duration.ofSeconds(-39));
    }

    @Test
    void a_clock_that_is_near_is_taken_for_the_venues() {
        tell(390);
        tell(400);

        assertThat(ahead()).isEqualTo(Duration.ofMillis(400));
        assertThat(time.atVenue(Samples.NOW, SOON)).isEqualTo(SOON);
    }

    @Test
    void what_was_told_is_forgotten_after_a_minute() {
        tell(-5001);
        tell(-5000);
        passes(Duration.ofSeconds(31));
        tell(-1001);
        tell(-1000);
        assertThat(ahead()).isEqualTo(Duration.ofSeconds(-5));

        passes(Duration.ofSeconds(31));
        assertThat(ahead()).isEqualTo(Duration.ofSeconds(-1));

        passes(Duration.ofSeconds(61));
        assertThat(time.difference()).isEmpty();
    }

    /** What came before the step bears a time of the clock as it was. */
    @ParameterizedTest
    @CsvSource({"-3601", "-1", "1", "20", "3600"})
    void a_clock_that_steps_begins_anew(long seconds) {
        tell(100);
        tell(101);
        Instant before = ours.instant();
        ours.step(Duration.ofSeconds(seconds));
        assertThat(time.difference()).isEmpty();

        time.told(before.minusMillis(90), before);
        time.told(before.minusMillis(91), before);
        tell(100 + 1000 * seconds);
        tell(101 + 1000 * seconds);
        assertThat(ahead()).isEqualTo(Duration.ofMillis(101 + 1000 * seconds));
    }

    @Test
    void what_comes_out_of_order_takes_nothing_away() {
        tell(100);
        tell(101);
        passes(Duration.ofSeconds(31));
        tell(5000);
        tell(5001);
        Instant earlier = ours.instant().minusMillis(40);
        time.told(earlier.minusMillis(6000), earlier);

        assertThat(ahead()).isEqualTo(Duration.ofMillis(101));
    }

    @Test
    void a_clock_that_is_slewed_has_not_stepped() {
        tell(100);
        tell(101);
        ours.step(Duration.ofMillis(-300));

        assertThat(ahead()).isEqualTo(Duration.ofMillis(101));
    }

    @ParameterizedTest
    @CsvSource({"5000", "-5000"})
    void answers_that_are_read_anyway_tell_it(long aheadMs) {
        Instant made = Samples.NOW.minusMillis(aheadMs);
        venue.modes.learn("main", "default");

        venue.answer(
                new AccountRequest.ReadSummary("main", Market.PERP),
                "{\"assetPositions\":[],\"marginSummary\":{\"accountValue\":\"1\",\"totalMarginUsed\":\"0\"},"
                        + "\"withdrawable\":\"1\",\"time\":" + made.toEpochMilli() + "}");
        venue.answer(
                new MarketRequest.ServerTime(Market.PERP),
                "{\"time\":" + made.plusMillis(1).toEpochMilli() + ",\"specialStatuses\":null}");

        assertThat(venue.time.difference()).contains(new ClockDifference(Duration.ofMillis(aheadMs)));
    }

    @Test
    void books_tell_it() throws UnreadableFrameException {
        MarketFrames frames = new MarketFrames(venue.listings, venue.marks, venue.time);

        for (long aheadMs : new long[] {-7000, -7001}) {
            String frame = "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"time\":"
                    + Samples.NOW.minusMillis(aheadMs).toEpochMilli() + ",\"levels\":[[],[]]}}";
            frames.decode(frame, "", Samples.NOW, event -> {});
        }

        assertThat(venue.time.difference()).contains(new ClockDifference(Duration.ofSeconds(-7)));
    }

    /**
     * Else it would be refused as passed already, or could be carried out long after we gave it up. A clock that seems
     * far ahead may be right, with a node that is late: half of the time is left.
     */
    @ParameterizedTest
    @CsvSource({"-40000,40000", "-1000,1000", "10000,-10000", "40000,-15000"})
    void an_order_passes_by_the_venues_clock(long aheadMs, long laterMs) {
        venue.time.told(Samples.NOW.minusMillis(aheadMs), Samples.NOW);
        venue.time.told(Samples.NOW.minusMillis(aheadMs - 1), Samples.NOW);

        JsonNode body = venue.body(
                new TradeRequest.Place(venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.003"))));

        assertThat(body.path("expiresAfter").asLong())
                .isEqualTo(Samples.NOW.plusSeconds(30).plusMillis(laterMs).toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({"40000,260000", "400000,150000", "-40000,340000"})
    void the_dead_man_switch_is_set_by_the_venues_clock(long aheadMs, long inMs) {
        venue.time.told(Samples.NOW.minusMillis(aheadMs), Samples.NOW);
        venue.time.told(Samples.NOW.minusMillis(aheadMs - 1), Samples.NOW);

        JsonNode body = venue.body(new TradeRequest.ScheduleCancel("main", null, Duration.ofMinutes(5)));

        assertThat(body.at("/action/time").asLong())
                .isEqualTo(Samples.NOW.plusMillis(inMs).toEpochMilli());
    }

    /** Something comes that makes our clock seem so far ahead. */
    private void tell(long aheadMs) {
        time.told(ours.instant().minusMillis(aheadMs), ours.instant());
    }

    private void passes(Duration time) {
        ours.step(time);
        nanos += time.toNanos();
    }

    private Duration ahead() {
        return time.difference().orElseThrow().ahead();
    }
}
