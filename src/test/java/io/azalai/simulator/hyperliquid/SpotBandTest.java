package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/**
 * On spot a price is more than 0.2 and at most 5 of the mark, where perpetuals take 0.05 to 1.95 (hyperliquid.md 5.3).
 */
class SpotBandTest {

    private static final int HYPE = 10107;

    @Test
    void the_band_of_prices_is_another_on_spot() throws Exception {
        try (Ground ground = new Ground()) {
            BigDecimal mark = new BigDecimal(
                    ground.client.info("{\"type\":\"allMids\"}").path("@107").asText());

            for (String times : new String[] {"0.19", "5.1"}) {
                assertThat(answer(ground, mark, times).path("error").asText())
                        .isEqualTo("Order price cannot be more than 95% away from the reference price");
            }
            assertThat(answer(ground, mark, "0.21").has("resting")).isTrue();
        }
    }

    private static JsonNode answer(Ground ground, BigDecimal mark, String times) throws Exception {
        String price = mark.multiply(new BigDecimal(times))
                .setScale(2, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
        return ground.client
                .act("{\"type\":\"order\",\"orders\":[" + order(HYPE, true, price, "10", false, "Gtc", "")
                        + "],\"grouping\":\"na\"}")
                .at("/response/data/statuses/0");
    }
}
