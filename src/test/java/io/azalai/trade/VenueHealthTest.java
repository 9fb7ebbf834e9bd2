package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class VenueHealthTest {

    private static final AccountKey MAIN = new AccountKey("aster", "main");

    private static final Instant START = Instant.parse("2025-08-07T08:40:00Z");

    private final ManualTime time = new ManualTime(START);
    private final VenueHealth health = new VenueHealth(time);

    @Test
    void a_stream_that_was_never_seen_does_not_run() {
        assertThat(health.streamRuns(MAIN)).isFalse();
    }

    @Test
    void a_lost_stream_is_forgiven_for_ten_seconds() {
        health.streamUp(MAIN, "futures-account");
        health.streamDown(MAIN, "futures-account");

        time.pass(Duration.ofSeconds(9));
        assertThat(health.streamRuns(MAIN)).isTrue();
        time.pass(Duration.ofSeconds(1));
        assertThat(health.streamRuns(MAIN)).isFalse();
    }

    @Test
    void one_stream_that_comes_up_does_not_hide_that_the_other_is_lost() {
        health.streamUp(MAIN, "futures-account");
        health.streamUp(MAIN, "spot-account");
        health.streamDown(MAIN, "futures-account");
        health.streamUp(MAIN, "spot-account");
        time.pass(Duration.ofSeconds(11));

        assertThat(health.streamRuns(MAIN)).isFalse();
    }

    @Test
    void what_stands_in_the_way_of_an_account_is_told() {
        assertThat(health.obstacle(MAIN)).contains("account main of aster is not compared yet");

        health.failed(MAIN, "aster balances: -2015 Invalid API-key");
        assertThat(health.obstacle(MAIN))
                .get(InstanceOfAssertFactories.STRING)
                .endsWith("not compared yet: aster balances: -2015 Invalid API-key");

        health.agrees(MAIN);
        assertThat(health.obstacle(MAIN)).contains("the private stream of account main of aster is not up");

        health.streamUp(MAIN, "futures-account");
        assertThat(health.obstacle(MAIN)).isEmpty();

        health.doubted(MAIN);
        assertThat(health.obstacle(MAIN)).contains("account main of aster is not compared yet");
    }
}
