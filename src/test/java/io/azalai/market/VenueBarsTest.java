package io.azalai.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Candle;
import io.azalai.model.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of a listing's minutes. */
class VenueBarsTest extends OnCandles {

    @Test
    void minutes_of_more_than_two_days_ago_are_forgotten() {
        Instant end = NOON.plus(Duration.ofDays(3));
        Candle first = venueMinute(NOON, "100", "1", true);
        VenueBars bars = new VenueBars(NOON, List.of(first), NOON.plusSeconds(62));

        for (Instant open = NOON.plusSeconds(60); open.isBefore(end); open = Interval.M1.endOf(open)) {
            bars.append(venueMinute(open, "100", "1", true));
        }

        Instant kept = end.minus(Duration.ofDays(2));
        assertThat(bars.until()).isEqualTo(end);
        assertThat(bars.cover(kept, end)).isTrue();
        assertThat(bars.cover(kept.minusSeconds(60), end)).isFalse();
        assertThat(bars.between(NOON, kept)).isNull();
    }
}
