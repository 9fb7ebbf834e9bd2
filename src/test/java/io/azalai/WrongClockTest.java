package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** This machine's clock is seconds ahead of the venues'. */
class WrongClockTest extends OnSimulatedVenues {

    private static final Clock AHEAD = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5));

    @Test
    void it_is_told_of_each_venue() {
        try (Application service = Application.start(grounds.recorded(venues, root -> {}), AHEAD)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(grounds.alerts("clock.differs"))
                    .anyMatch(line -> line.contains("hyperliquid"))
                    .anyMatch(line -> line.contains("aster")));
        }
    }
}
