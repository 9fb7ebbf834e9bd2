package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** An emergency stop that also closes what is held, on both venues and over a restart: risk.md section 8. */
class FlattenedTest extends OnVenueLedgers {

    @Test
    void a_halt_leaves_nothing_open_and_nothing_held_and_goes_on_after_a_restart() {
        venues.venue("hyperliquid").turn("noWeightLimit", true); // of two starts within a minute
        try (Application service = start()) {
            VENUES.forEach(venue -> {
                place(service, venue, "BTC", "bought", OrderTerms.market(Side.BUY, LITTLE));
                place(service, venue, "BTC", "rest", resting());
                assertThat(open(venue)).hasSize(1);
                assertThat(positions(venue)).hasSize(1);
            });

            post(service, "/api/v1/risk/halt", "{\"reason\":\"a test\",\"actor\":\"ada\"}");

            awaitFlat();
        }
        VENUES.forEach(venue -> trade(venue, "BTC", Side.SELL, LITTLE));
        assertThat(VENUES).allSatisfy(venue -> assertThat(positions(venue)).hasSize(1));

        try (Application service = start()) {
            awaitFlat();
            assertThatThrownBy(() -> place(service, "aster", "BTC", "late", resting()))
                    .cause()
                    .hasMessageContaining("TRADING_HALTED");
            assertThat(grounds.alerts("risk.emergency-stop")).isEmpty();
        }
    }

    private Application start() {
        return Application.start(
                grounds.recorded(venues, root -> root.withObjectProperty("risk").put("emergency_flatten", true)),
                Clock.systemUTC());
    }

    private void awaitFlat() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(VENUES).allSatisfy(venue -> {
            assertThat(open(venue)).isEmpty();
            assertThat(positions(venue)).isEmpty();
        }));
    }
}
