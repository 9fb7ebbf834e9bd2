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

    private final SteppedClock ours = new SteppedClock(Samples.NOW);
    private final ServerClock time = new ServerClock(ours);
    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @Test
    void nothing_is_known_before_the_venue_tells_a_time() {
        assertThat(time.difference()).isEmpty();
        assertThat(time.atVenue(Samples.NOW)).isEqualTo(Samples.NOW);
    }

    @Test
    void what_came_the_soonest_tells_the_difference() {
        time.told(Samples.NOW.minusMillis(2400), Samples.NOW);
        time.told(Samples.NOW.minusMillis(2100), Samples.NOW);
        time.told(Samples.NOW.minusMillis(9000), Samples.NOW);

        assertThat(ahead()).isEqualTo(Duration.ofMillis(2100));
        assertThat(time.atVenue(Samples.NOW)).isEqualTo(Samples.NOW.minusMillis(2100));
    }

    @Test
    void a_clock_that_is_near_is_taken_for_the_venues() {
        time.told(Samples.NOW.minusMillis(400), Samples.NOW);

        assertThat(ahead()).isEqualTo(Duration.ofMillis(400));
        assertThat(time.atVenue(Samples.NOW)).isEqualTo(Samples.NOW);
    }

    @Test
    void what_was_told_is_forgotten_after_a_minute() {
        time.told(Samples.NOW.plusSeconds(5), Samples.NOW);
        ours.step(Duration.ofSeconds(31));
        time.told(Samples.NOW.plusSeconds(32), ours.instant());
        assertThat(ahead()).isEqualTo(Duration.ofSeconds(-5));

        ours.step(Duration.ofSeconds(31));
        assertThat(ahead()).isEqualTo(Duration.ofSeconds(-1));

        ours.step(Duration.ofSeconds(61));
        assertThat(time.difference()).isEmpty();
    }

    @Test
    void a_clock_that_was_set_back_begins_anew() {
        ours.step(Duration.ofHours(1));
        time.told(Samples.NOW, ours.instant());
        assertThat(ahead()).isEqualTo(Duration.ofHours(1));

        ours.step(Duration.ofHours(-1).minusSeconds(1));
        assertThat(time.difference()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5000", "-5000"})
    void answers_that_are_read_anyway_tell_it(long aheadMs) {
        String made = String.valueOf(Samples.NOW.minusMillis(aheadMs).toEpochMilli());
        venue.modes.learn("main", "default");

        venue.answer(
                new AccountRequest.ReadSummary("main", Market.PERP),
                "{\"assetPositions\":[],\"marginSummary\":{\"accountValue\":\"1\",\"totalMarginUsed\":\"0\"},"
                        + "\"withdrawable\":\"1\",\"time\":" + made + "}");
        assertThat(venue.time.difference()).contains(new ClockDifference(Duration.ofMillis(aheadMs)));

        HyperliquidFixture other = new HyperliquidFixture("");
        other.answer(new MarketRequest.ServerTime(Market.PERP), "{\"time\":" + made + ",\"specialStatuses\":null}");
        assertThat(other.time.difference()).contains(new ClockDifference(Duration.ofMillis(aheadMs)));
    }

    @Test
    void books_tell_it() throws UnreadableFrameException {
        Instant made = Samples.NOW.plusSeconds(7);
        String frame = "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"time\":" + made.toEpochMilli()
                + ",\"levels\":[[],[]]}}";

        new MarketFrames(venue.listings, venue.marks, venue.time).decode(frame, "", Samples.NOW, event -> {});

        assertThat(venue.time.difference()).contains(new ClockDifference(Duration.ofSeconds(-7)));
    }

    /** Else it would be refused as passed already, or could be carried out long after we gave it up. */
    @ParameterizedTest
    @CsvSource({"40000", "-40000"})
    void an_order_passes_by_the_venues_clock(long aheadMs) {
        venue.time.told(Samples.NOW.minusMillis(aheadMs), Samples.NOW);

        JsonNode body = venue.body(
                new TradeRequest.Place(venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.003"))));

        assertThat(body.path("expiresAfter").asLong())
                .isEqualTo(Samples.NOW.plusSeconds(30).minusMillis(aheadMs).toEpochMilli());
    }

    @Test
    void the_dead_man_switch_is_set_by_the_venues_clock() {
        venue.time.told(Samples.NOW.minusSeconds(40), Samples.NOW);

        JsonNode body = venue.body(new TradeRequest.ScheduleCancel("main", null, Duration.ofMinutes(5)));

        assertThat(body.at("/action/time").asLong())
                .isEqualTo(Samples.NOW.plusSeconds(260).toEpochMilli());
    }

    private Duration ahead() {
        return time.difference().orElseThrow().ahead();
    }
}
