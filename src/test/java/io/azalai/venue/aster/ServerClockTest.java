package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How the venue's clock is reckoned: aster.md section 7. */
class ServerClockTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final ServerClock time = new ServerClock(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_reading_is_held_against_the_middle_of_its_trip() {
        time.answered(NOW.plusSeconds(5), NOW, Duration.ofMillis(400));

        assertThat(time.venue()).isEqualTo(NOW.plusMillis(5_200));
    }

    @Test
    void a_reading_of_more_than_two_seconds_tells_nothing() {
        time.answered(NOW.plusSeconds(60), NOW, Duration.ofMillis(2001));

        assertThat(time.venue()).isEqualTo(NOW);
    }

    @Test
    void another_is_taken_before_the_next_time_is_signed() {
        time.answered(NOW, NOW, Duration.ofMillis(2001));

        assertThat(time.isDoubted()).isTrue();

        time.answered(NOW, NOW, Duration.ofMillis(1999));

        assertThat(time.isDoubted()).isFalse();
    }
}
