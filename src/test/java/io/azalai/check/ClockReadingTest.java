package io.azalai.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockReadingTest {

    private static final Instant LEFT = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false",
        "0, 900, -900, false",
        "0, 901, -901, true",
        "200, -801, 901, false",
        "200, -901, 1001, true",
        "4000, 0, 2000, false",
        "4000, 4000, -2000, false",
        "4000, 4901, -2901, true",
        "4000, -901, 2901, true"
    })
    void a_clock_is_wrong_only_where_no_share_of_the_trip_makes_it_right(
            int trip, int theirs, int ahead, boolean wrong) {
        ClockReading reading = new ClockReading(LEFT, LEFT.plusMillis(theirs), LEFT.plusMillis(trip));

        assertThat(reading.difference().ahead()).isEqualTo(Duration.ofMillis(ahead));
        assertThat(reading.isWrong()).isEqualTo(wrong);
    }
}
