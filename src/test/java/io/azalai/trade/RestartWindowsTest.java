package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Mode;
import io.azalai.venue.RiskRejectedException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The windows of check 4 and 22 outlast a restart (risk.md section 5). */
class RestartWindowsTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);

    @Test
    void the_same_order_again_is_a_duplicate_also_after_a_restart() {
        ScriptedVenue venue;
        try (TestPath first = new TestPath(state, time).started()) {
            first.send(first.buy("a-1"));
            venue = first.venue;
        }

        try (TestPath second = new TestPath(state, time, Mode.LIVE, venue).started()) {
            assertThatThrownBy(() -> second.send(second.buy("a-2")))
                    .isInstanceOf(RiskRejectedException.class)
                    .hasMessageContaining("DUPLICATE_ORDER");

            time.pass(Duration.ofSeconds(1));
            assertThat(second.send(second.buy("a-3")).decision().accepted()).isTrue();
        }
    }
}
