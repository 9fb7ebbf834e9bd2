package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every stream's first frame, and how a socket ends (sections 6.1 and 6.2). */
class HyperliquidFeedsTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Ground ground = new Ground();
    private final Frames frames = new Frames(ground.ws);

    @AfterEach
    void stop() {
        frames.abort();
        ground.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userFills",
                "userFundings",
                "userNonFundingLedgerUpdates",
                "userHistoricalOrders",
                "userTwapSliceFills",
                "userTwapHistory"
            })
    void a_list_of_a_user_begins_with_a_snapshot(String type) {
        frames.subscribe("{\"type\":\"%s\",\"user\":\"%s\"}".formatted(type, ground.address));

        JsonNode first = frames.await(type, 1);
        assertThat(first.get("isSnapshot").asBoolean()).isTrue();
        assertThat(first.get("user").asText()).isEqualTo(ground.address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clearinghouseState",
                "allDexsClearinghouseState",
                "spotState",
                "openOrders",
                "twapStates",
                "webData3"
            })
    void a_state_of_a_user_comes_whole(String type) {
        frames.subscribe("{\"type\":\"%s\",\"user\":\"%s\"}".formatted(type, ground.address));

        assertThat(frames.await(type, 1).toString()).contains(ground.address);
    }

    @Test
    void markets_are_streamed_by_coin_by_dex_and_all_at_once() {
        frames.subscribe("{\"type\":\"candle\",\"coin\":\"BTC\",\"interval\":\"1m\"}");
        frames.subscribe("{\"type\":\"assetCtxs\",\"dex\":\"xyz\"}");
        frames.subscribe("{\"type\":\"allDexsAssetCtxs\"}");
        frames.subscribe("{\"type\":\"spotAssetCtxs\"}");
        frames.subscribe("{\"type\":\"fastAssetCtxs\"}");

        JsonNode candle = frames.await("candle", 1);
        assertThat(candle.get("T").asLong() - candle.get("t").asLong()).isEqualTo(59_999);
        assertThat(frames.await("assetCtxs", 1).get("ctxs")).hasSize(1);
        assertThat(frames.await("allDexsAssetCtxs", 1).at("/ctxs/1/0").asText()).isEqualTo("xyz");
        assertThat(frames.await("spotAssetCtxs", 1)).isNotEmpty();
        assertThat(frames.await("fastAssetCtxs", 1).asText()).isNotEmpty();
    }

    @Test
    void orders_fills_and_transfers_are_told_as_they_happen() throws Exception {
        List.of("orderUpdates", "userFills", "userHistoricalOrders", "userNonFundingLedgerUpdates", "openOrders")
                .forEach(type -> frames.subscribe("{\"type\":\"%s\",\"user\":\"%s\"}".formatted(type, ground.address)));
        frames.await("openOrders", 1);

        ground.trade(true, "0.01");
        ground.client.place(order(0, true, ground.price("0.9"), "0.01", false, "Gtc", ""));
        ground.client.actWithNonce(
                "{\"type\":\"usdClassTransfer\",\"signatureChainId\":\"0x66eee\",\"hyperliquidChain\":\"Mainnet\",\"amount\":\"1\",\"toPerp\":false,\"nonce\":$}");

        assertThat(frames.await("orderUpdates", 1).get(0).get("status").asText())
                .isEqualTo("filled");
        assertThat(frames.await("orderUpdates", 2).get(0).get("status").asText())
                .isEqualTo("open");
        assertThat(frames.await("userFills", 2).has("isSnapshot")).isFalse();
        assertThat(frames.await("userHistoricalOrders", 2)
                        .at("/orderHistory/0/status")
                        .asText())
                .isEqualTo("filled");
        assertThat(frames.await("userNonFundingLedgerUpdates", 2)
                        .at("/nonFundingLedgerUpdates/0/delta/type")
                        .asText())
                .isEqualTo("accountClassTransfer");
    }

    @Test
    void an_unknown_coin_ends_the_socket_or_is_answered_as_the_switch_says() throws Exception {
        ground.control("/switches", "{\"venue\":\"hyperliquid\",\"name\":\"errorOnUnknownCoin\",\"on\":true}");
        frames.subscribe("{\"type\":\"l2Book\",\"coin\":\"btc\"}");
        assertThat(frames.await("error", 1).asText()).startsWith("Invalid subscription {\"type\":\"l2Book\"");

        ground.control("/switches", "{\"venue\":\"hyperliquid\",\"name\":\"errorOnUnknownCoin\",\"on\":false}");
        frames.subscribe("{\"type\":\"bbo\",\"coin\":\"btc\"}");
        await().atMost(BOUND).untilAsserted(() -> assertThat(frames.end.get()).isIn("error", "closed 1006"));
    }

    @Test
    void a_socket_that_was_told_nothing_for_a_minute_is_closed() throws Exception {
        await().atMost(BOUND).until(() -> !frames.all.isEmpty());

        ground.control("/clock", "{\"millis\":61000}");

        await().atMost(BOUND).untilAsserted(() -> assertThat(frames.end.get()).isEqualTo("closed 1000"));
    }

    @Test
    void what_is_sent_at_a_steady_pace_goes_on_though_the_clock_steps() throws Exception {
        frames.subscribe("{\"type\":\"l2Book\",\"coin\":\"BTC\",\"fast\":true}");
        long now = frames.await("l2Book", 2).get("time").asLong();
        ground.control("/clock", "{\"millis\":120000}");
        frames.await("l2Book", book -> book.get("time").asLong() > now + 100_000);

        ground.control("/clock", "{\"millis\":0}");
        frames.all.clear();

        frames.await("l2Book", 4);
    }

    @Test
    void candles_reach_into_the_past_and_join_without_a_gap() throws Exception {
        long now = System.currentTimeMillis();
        JsonNode hours = ground.client.info(
                "{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"ETH\",\"interval\":\"1h\",\"startTime\":%d,\"endTime\":%d}}"
                        .formatted(now - 86_400_000, now));

        assertThat(hours.size()).isGreaterThanOrEqualTo(24);
        for (int i = 1; i < 24; i++) {
            assertThat(hours.get(i).get("t").asLong())
                    .isEqualTo(hours.get(i - 1).get("T").asLong() + 1);
            assertThat(hours.get(i).get("o").asText())
                    .isEqualTo(hours.get(i - 1).get("c").asText());
        }
        assertThat(ground.client
                        .post(
                                "/info",
                                "{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"NOPE\",\"interval\":\"1h\",\"startTime\":1}}")
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void the_second_dex_lists_its_market_under_its_own_number() throws Exception {
        assertThat(ground.client.info("{\"type\":\"perpDexs\"}").at("/1/name").asText())
                .isEqualTo("xyz");
        assertThat(ground.client
                        .info("{\"type\":\"meta\",\"dex\":\"xyz\"}")
                        .at("/universe/0/name")
                        .asText())
                .isEqualTo("xyz:XYZ100");
        assertThat(ground.client.info("{\"type\":\"allMids\",\"dex\":\"xyz\"}").has("xyz:XYZ100"))
                .isTrue();
        assertThat(ground.client.info("{\"type\":\"allMids\"}").has("xyz:XYZ100"))
                .isFalse();
        assertThat(ground.client
                        .place(order(110_000, true, "70000", "0.001", false, "Gtc", ""))
                        .get("error")
                        .asText())
                .startsWith("Insufficient margin to place order.");
        assertThat(ground.client
                        .post("/info", "{\"type\":\"meta\",\"dex\":\"nope\"}")
                        .statusCode())
                .isEqualTo(500);
    }
}
