package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.Ground.BTC;
import static io.azalai.simulator.hyperliquid.Ground.trigger;
import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the venue takes at times only: under caps of open interest, while it halts, after an agent was removed. */
class VenueStatesTest {

    private static final String CLOID = "0x000000000000000000000000000000ab";
    private static final String SIGNED = "\"signatureChainId\":\"0x66eee\",\"hyperliquidChain\":\"Mainnet\",";

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void under_a_cap_of_open_interest_nothing_opens_that_takes_or_beats_the_oracle() throws Exception {
        ground.trade(true, "0.02");
        String high = ground.price("1.02");
        String low = ground.price("0.98");
        list("openInterestCap");

        assertThat(error(order(BTC, true, high, "0.01", false, "Ioc", "")))
                .isEqualTo("Order would increase open interest while open interest is capped asset=0");
        assertThat(ended()).isEqualTo("positionIncreaseAtOpenInterestCapRejected");
        assertThat(error(order(BTC, false, low, "0.03", false, "Ioc", "")))
                .isEqualTo("Order would increase open interest while open interest is capped asset=0");
        assertThat(ended()).isEqualTo("positionFlipAtOpenInterestCapRejected");
        assertThat(error(order(BTC, true, high, "0.01", false, "Alo", "")))
                .isEqualTo("Order rejected due to price more aggressive than oracle while at open interest cap"
                        + " asset=0");
        assertThat(ended()).isEqualTo("tooAggressiveAtOpenInterestCapRejected");
        assertThat(error(order(BTC, true, ground.price("0.9"), "0.01", false, "Gtc", "")))
                .isEmpty();
        assertThat(error(order(BTC, false, low, "0.01", false, "Ioc", ""))).isEmpty();
        assertThat(ground.client.info("{\"type\":\"perpsAtOpenInterestCap\"}").toString())
                .isEqualTo("[\"BTC\"]");
    }

    @Test
    void open_interest_that_grows_too_fast_and_a_halt_have_words_of_their_own() throws Exception {
        String high = ground.price("1.02");
        list("openInterestRising");
        assertThat(error(order(BTC, true, high, "0.01", false, "Ioc", "")))
                .isEqualTo("Order would increase open interest too quickly asset=0");
        assertThat(ended()).isEqualTo("openInterestIncreaseRejected");

        list("halted");
        assertThat(error(order(BTC, true, high, "0.01", false, "Ioc", ""))).isEqualTo("Trading is halted. asset=0");

        list("trading");
        assertThat(error(order(BTC, true, high, "0.01", false, "Ioc", ""))).isEmpty();
    }

    @Test
    void a_fast_cancel_leaves_what_waits_for_its_price() throws Exception {
        ground.trade(true, "0.01");
        String stop = trigger(false, ground.price("0.9"), "0.01", "sl", true);
        String order = stop.substring(0, stop.length() - 1) + ",\"c\":\"" + CLOID + "\"}";
        assertThat(ground.client.place(order).has("resting")).isTrue();

        assertThat(cancel(",\"f\":true").at("/0/error").asText()).contains("trigger orders");
        assertThat(cancel("").get(0).asText()).isEqualTo("success");
    }

    @Test
    void after_an_agent_was_removed_none_is_approved_for_five_seconds() throws Exception {
        assertThat(approve("0x" + "1".repeat(40)).get("status").asText()).isEqualTo("ok");
        assertThat(approve("0x" + "0".repeat(40)).get("status").asText()).isEqualTo("ok");

        assertThat(approve("0x" + "2".repeat(40)).get("response").asText()).isEqualTo("User has pending agent removal");
        ground.control("/clock", "{\"millis\":5000}");
        assertThat(approve("0x" + "2".repeat(40)).get("status").asText()).isEqualTo("ok");
    }

    @Test
    void a_token_is_sent_no_finer_than_it_is() throws Exception {
        JsonNode reply = ground.client.actWithNonce("{\"type\":\"spotSend\"," + SIGNED + "\"destination\":\""
                + ground.other + "\",\"token\":\"PURR\",\"amount\":\"1.000001\",\"time\":$}");

        assertThat(reply.get("response").asText()).isEqualTo("Invalid number of decimals");
    }

    private JsonNode cancel(String fast) throws Exception {
        return ground.client
                .act("{\"type\":\"cancelByCloid\",\"cancels\":[{\"asset\":0,\"cloid\":\"%s\"}]%s}"
                        .formatted(CLOID, fast))
                .at("/response/data/statuses");
    }

    private JsonNode approve(String agent) throws Exception {
        return ground.client.actWithNonce("{\"type\":\"approveAgent\"," + SIGNED + "\"agentAddress\":\"" + agent
                + "\",\"agentName\":\"bot\",\"nonce\":$}");
    }

    private String error(String order) throws Exception {
        return ground.client.place(order).path("error").asText();
    }

    private String ended() throws Exception {
        return ground.ask("historicalOrders").at("/0/status").asText();
    }

    private void list(String status) throws Exception {
        ground.control(
                "/symbols", "{\"venue\":\"hyperliquid\",\"symbol\":\"BTC\",\"status\":\"%s\"}".formatted(status));
    }
}
