package io.azalai.simulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders over time with their triggers, stops and ends (sections 2.5 and 3.3). */
class TwapsTest {

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void one_with_a_trigger_waits_for_it_and_may_be_cancelled_while_it_waits() throws Exception {
        long waits = start("0.01", "{\"t\":{\"p\":\"" + ground.price("1.2") + "\",\"a\":true},\"s\":null}");
        long goes = start("0.01", "{\"t\":{\"p\":\"" + ground.price("1.03") + "\",\"a\":true},\"s\":null}");
        assertThat(newest().at("/status/status").asText()).isEqualTo("waitingForTrigger");
        assertThat(newest().at("/state/trigger/above").asBoolean()).isTrue();
        assertThat(newest().at("/state/stopPx").isNull()).isTrue();
        assertThat(ground.ask("userTwapSliceFills")).isEmpty();

        ground.jump("1.08");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(newest().at("/status/status").asText()).isEqualTo("activated"));
        assertThat(newest().get("twapId").asLong()).isEqualTo(goes);
        assertThat(ground.ask("userTwapSliceFills").at("/0/twapId").asLong()).isEqualTo(goes);
        ground.client.act("{\"type\":\"twapCancel\",\"a\":0,\"t\":%d}".formatted(waits));
        assertThat(newest().at("/status/status").asText()).isEqualTo("terminated");
        assertThat(newest().get("twapId").asLong()).isEqualTo(waits);
    }

    @Test
    void a_buyer_s_stops_where_the_price_has_run_past_its_stop() throws Exception {
        start("0.01", "{\"t\":null,\"s\":\"" + ground.price("1.03") + "\"}");
        assertThat(newest().at("/status/status").asText()).isEqualTo("activated");

        ground.jump("1.08");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(newest().at("/status/status").asText()).isEqualTo("stopped"));
    }

    @Test
    void one_whose_slice_lacks_margin_ends_with_the_reason() throws Exception {
        start("500", "{\"t\":null,\"s\":null}");

        assertThat(newest().at("/status/status").asText()).isEqualTo("error");
        assertThat(newest().at("/status/description").asText()).isEqualTo("Insufficient margin to place order.");
    }

    @Test
    void prices_of_trigger_and_stop_lie_on_the_grid() throws Exception {
        JsonNode reply = ground.client.act(twap("0.01", "{\"t\":{\"p\":\"70000.55\",\"a\":true},\"s\":null}"));

        assertThat(reply.at("/response/data/status/error").asText())
                .isEqualTo("Price must be divisible by tick size. asset=0");
    }

    private long start(String size, String details) throws Exception {
        JsonNode reply = ground.client.act(twap(size, details));
        assertThat(reply.at("/response/data/status/running").has("twapId"))
                .as(reply.toString())
                .isTrue();
        return reply.at("/response/data/status/running/twapId").asLong();
    }

    private JsonNode newest() throws Exception {
        return ground.ask("twapHistory").get(0);
    }

    private static String twap(String size, String details) {
        return "{\"type\":\"twapOrder\",\"twap\":{\"a\":0,\"b\":true,\"s\":\"%s\",\"r\":false,\"m\":5,\"t\":true,\"details\":%s}}"
                .formatted(size, details);
    }
}
