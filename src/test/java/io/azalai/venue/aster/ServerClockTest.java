package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Market;
import io.azalai.model.SteppedClock;
import io.azalai.venue.MarketRequest.ServerTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How the venue's clock is reckoned: aster.md section 7. */
class ServerClockTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final SteppedClock ours = new SteppedClock(START);
    private final ServerClock time = new ServerClock(ours);

    @Test
    void a_reading_is_held_against_the_middle_of_its_trip() {
        ServerTime request = new ServerTime(Market.PERP);
        time.asked(request);
        ours.step(Duration.ofMillis(400));

        time.answered(request, START.plusSeconds(5), ours.instant());

        assertThat(time.venue()).isEqualTo(ours.instant().plusMillis(4_800));
    }

    @Test
    void two_readings_at_once_are_each_held_against_their_own_trip() {
        ServerTime slow = new ServerTime(Market.PERP);
        ServerTime quick = new ServerTime(Market.PERP);
        time.asked(slow);
        ours.step(Duration.ofMillis(1500));
        time.asked(quick);
        ours.step(Duration.ofMillis(500));

        time.answered(slow, START.plusSeconds(10), ours.instant());

        assertThat(time.venue()).isEqualTo(ours.instant().plusSeconds(9));
    }

    @Test
    void a_reading_of_more_than_two_seconds_tells_nothing() {
        ServerTime request = new ServerTime(Market.SPOT);
        time.asked(request);
        ours.step(Duration.ofMillis(2001));

        time.answered(request, START.plusSeconds(60), ours.instant());

        assertThat(time.venue()).isEqualTo(ours.instant());
    }

    @Test
    void an_answer_nobody_asked_for_tells_nothing() {
        time.answered(new ServerTime(Market.PERP), START.plusSeconds(60), ours.instant());

        assertThat(time.venue()).isEqualTo(ours.instant());
    }
}
