package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.hyperliquid.TestClient;
import java.math.BigDecimal;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Hyperliquid lets its dead-man switch fire ten times a day (risk.md section 8): what is wanted then is told. */
class TenFiresTest extends OnVenueLedgers {

    private static final String VENUE = "hyperliquid";
    private static final int MOST_A_DAY = 10;
    private static final long SOONEST_MS = 6_000;
    private static final Clock clock = Clock.systemUTC();

    @Test
    void after_ten_fires_the_next_arming_is_refused_and_told_and_orders_rest_without_it() throws Exception {
        tradeMuch();
        for (int fired = 0; fired < MOST_A_DAY; fired++) {
            fire();
        }
        watch(VENUE, "\"scheduleCancel\",\"time\"");

        try (Application service = Application.start(
                grounds.recorded(
                        venues, root -> root.withObject("/risk/dead_man_switch").put("enabled", true)),
                clock)) {
            place(service, VENUE, "BTC", "rest", resting());

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(grounds.alerts("risk.dead-man-switch"))
                    .singleElement()
                    .asString()
                    .contains("unavailable until tomorrow", "Too many scheduled cancels triggered today."));
            assertThat(asked(VENUE, "\"scheduleCancel\",\"time\"")).isEqualTo(1);
            assertThat(open(VENUE)).hasSize(1);
        }
    }

    /** By hand: an order rests, and the switch takes it. */
    private void fire() throws Exception {
        engine(VENUE).place(of(account(VENUE), "BTC", Side.BUY, LITTLE, new BigDecimal("60000"), TimeInForce.GTC));
        TestClient client = new TestClient(
                venues.addresses().hyperliquid().rest(),
                venues.addresses().hyperliquid().accounts().get(0).privateKey());
        String action = "{\"type\":\"scheduleCancel\",\"time\":" + (clock.millis() + SOONEST_MS) + "}";
        assertThat(client.act(action).path("status").asText()).isEqualTo("ok");
        clockAhead(SOONEST_MS + 1_000);
        await().atMost(PATIENCE).until(() -> open(VENUE).isEmpty());
        clockAhead(0);
    }
}
