package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VenueHealthTest {

    private static final Instant START = Instant.parse("2025-08-07T08:40:00Z");

    private final ManualTime time = new ManualTime(START);
    private final VenueHealth health = new VenueHealth(time);

    @Test
    void a_stream_that_was_never_seen_does_not_run() {
        assertThat(health.streamRuns("aster", "main")).isFalse();
    }

    @Test
    void a_lost_stream_is_forgiven_for_ten_seconds() {
        health.streamUp("aster", "main", "futures-account");
        health.streamDown("aster", "main", "futures-account");

        time.pass(Duration.ofSeconds(9));
        assertThat(health.streamRuns("aster", "main")).isTrue();
        time.pass(Duration.ofSeconds(1));
        assertThat(health.streamRuns("aster", "main")).isFalse();
    }

    @Test
    void one_stream_that_comes_up_does_not_hide_that_the_other_is_lost() {
        health.streamUp("aster", "main", "futures-account");
        health.streamUp("aster", "main", "spot-account");
        health.streamDown("aster", "main", "futures-account");
        health.streamUp("aster", "main", "spot-account");
        time.pass(Duration.ofSeconds(11));

        assertThat(health.streamRuns("aster", "main")).isFalse();
    }
}
