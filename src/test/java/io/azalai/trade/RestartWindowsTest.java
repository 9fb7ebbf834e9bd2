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

    @Test
    void amendments_use_up_the_rate_of_orders_also_after_a_restart() {
        ScriptedVenue venue;
        try (TestPath first = new TestPath(state, time).started()) {
            first.send(first.buy("a-1"));
            for (int each = 2; each <= 8; each++) {
                first.amend("m-" + each, "a-1", String.valueOf(each));
            }
            venue = first.venue;
        }

        try (TestPath second = new TestPath(state, time, Mode.LIVE, venue).started()) {
            assertThatThrownBy(() -> second.amend("m-9", "a-1", "9"))
                    .isInstanceOf(RiskRejectedException.class)
                    .hasMessageContaining("ORDER_RATE");

            time.pass(Duration.ofSeconds(1));
            assertThat(second.amend("m-10", "a-1", "9").quantity()).isEqualByComparingTo("9");
        }
    }
}
