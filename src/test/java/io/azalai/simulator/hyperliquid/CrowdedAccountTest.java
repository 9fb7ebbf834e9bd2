package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.Ground.BTC;
import static io.azalai.simulator.hyperliquid.Ground.trigger;
import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.NewOrder;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many orders an account may have open (section 7.2). */
class CrowdedAccountTest {

    private static final String REFUSED = "Too many open orders asset=0";

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void from_a_thousand_open_orders_on_none_rests_and_none_only_reduces_or_waits_for_a_price() throws Exception {
        ground.trade(true, "0.01");
        String low = ground.price("0.5");
        rest(999, low);
        String stop = trigger(false, ground.price("0.9"), "0.01", "sl", true);

        assertThat(ground.client.place(stop).has("resting")).isTrue();

        assertThat(ground.client.place(stop).path("error").asText()).isEqualTo(REFUSED);
        assertThat(ground.client
                        .place(order(BTC, false, ground.price("0.98"), "0.01", true, "Ioc", ""))
                        .path("error")
                        .asText())
                .isEqualTo(REFUSED);
        assertThat(ground.client
                        .place(order(BTC, true, low, "0.01", false, "Gtc", ""))
                        .path("error")
                        .asText())
                .isEqualTo(REFUSED);
        assertThat(ground.group("positionTpsl", stop).get(0).path("error").asText())
                .isEqualTo(REFUSED);
        assertThat(ground.group("normalTpsl", order(BTC, true, ground.price("1.02"), "0.01", false, "Ioc", ""), stop))
                .extracting(status -> status.path("error").asText())
                .containsExactly(REFUSED);
        ground.trade(true, "0.01");
        assertThat(ground.ask("historicalOrders"))
                .extracting((JsonNode row) -> row.get("status").asText())
                .contains("tooManyOpenOrdersRejected");
    }

    private void rest(int many, String price) {
        Engine engine = ground.simulator.venue("hyperliquid").engines().get("all");
        for (int i = 0; i < many; i++) {
            engine.place(new NewOrder(
                    ground.address,
                    "BTC",
                    Side.BUY,
                    new BigDecimal("0.00001"),
                    new BigDecimal(price),
                    TimeInForce.GTC,
                    false,
                    null));
        }
    }
}
