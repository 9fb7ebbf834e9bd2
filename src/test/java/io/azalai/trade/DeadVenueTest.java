package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderStatus;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.RiskRejectedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue whose accounts cannot be read takes no orders. */
class DeadVenueTest {

    @TempDir
    Path state;

    @Test
    void an_order_is_refused_with_what_the_venue_said_until_it_answers() {
        try (TestPath test = new TestPath(state, new ManualTime(Orders.NOW)).started()) {
            test.venue.readsFail.put(
                    AccountRequest.ReadSummary.class, ScriptedFailures.refused("summary", "-1000", "No agent found"));
            for (int times = 0; times < 3; times++) {
                test.path.accounts().refresh();
            }

            assertThatThrownBy(() -> test.send(test.buy("a-1")))
                    .isInstanceOf(RiskRejectedException.class)
                    .hasMessageContaining("VENUE_NOT_READY")
                    .hasMessageContaining("hyperliquid summary: -1000 No agent found");

            test.venue.readsFail.clear();
            test.path.accounts().refresh();
            assertThat(test.send(test.buy("a-2")).order().status()).isEqualTo(OrderStatus.NEW);
        }
    }
}
