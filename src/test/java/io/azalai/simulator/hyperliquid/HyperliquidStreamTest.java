package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HyperliquidStreamTest {

    private Simulator simulator;
    private String address;
    private TestClient client;
    private Frames frames;

    @BeforeEach
    void connect() {
        simulator = Simulator.start(new SimulatorOptions(0, 42, BigDecimal.ONE, List.of()), Clock.systemUTC());
        HyperliquidVenue.Addresses line = simulator.addresses().hyperliquid();
        HyperliquidVenue.Account account = line.accounts().get(0);
        address = account.address();
        client = new TestClient(line.rest(), account.privateKey());
        frames = new Frames(line.ws());
    }

    @AfterEach
    void stop() {
        frames.abort();
        simulator.close();
    }

    @Test
    void the_first_frame_is_a_banner_that_is_no_json() {
        await().until(() -> !frames.all.isEmpty());

        assertThat(frames.all.get(0)).isEqualTo("Websocket connection established.");
    }

    @Test
    void a_ping_is_answered_by_a_pong() {
        frames.send("{\"method\":\"ping\"}");

        assertThat(frames.await("pong", 1).toString()).isEqualTo("{\"channel\":\"pong\"}");
    }

    @Test
    void the_acknowledgement_is_normalised_and_a_book_follows() {
        frames.subscribe("{\"type\":\"l2Book\",\"coin\":\"BTC\"}");

        JsonNode echo = frames.await("subscriptionResponse", 1);
        assertThat(echo.get("method").asText()).isEqualTo("subscribe");
        assertThat(echo.at("/subscription/nSigFigs").isNull()).isTrue();
        assertThat(echo.at("/subscription/fast").asBoolean(true)).isFalse();
        assertThat(frames.await("l2Book", 1).at("/levels/0")).hasSize(20);
    }

    @Test
    void market_streams_flow_and_agree() {
        frames.subscribe("{\"type\":\"bbo\",\"coin\":\"BTC\"}");
        frames.subscribe("{\"type\":\"trades\",\"coin\":\"BTC\"}");
        frames.subscribe("{\"type\":\"activeAssetCtx\",\"coin\":\"BTC\"}");
        frames.subscribe("{\"type\":\"activeAssetCtx\",\"coin\":\"@107\"}");
        frames.subscribe("{\"type\":\"allMids\"}");

        assertThat(frames.await("bbo", 3).at("/bbo/0/px").asText()).contains(".");
        assertThat(frames.await("trades", 2).at("/0/users")).hasSize(2);
        assertThat(frames.await("activeAssetCtx", 1).at("/ctx/oraclePx").asText())
                .startsWith("7");
        assertThat(frames.await("activeSpotAssetCtx", 1).at("/ctx/coin").asText())
                .isEqualTo("@107");
        assertThat(frames.await("allMids", 1).at("/mids/BTC").asText()).startsWith("7");
    }

    @Test
    void wrong_frames_are_told_what_is_wrong_and_the_socket_lives() {
        frames.send("{not json");
        frames.subscribe("{\"type\":\"trades\",\"coin\":\"NOPE\"}");
        frames.subscribe("{\"type\":\"trades\",\"coin\":\"BTC\"}");
        frames.subscribe("{\"type\":\"trades\",\"coin\":\"BTC\"}");
        frames.send("{\"method\":\"unsubscribe\",\"subscription\":{\"type\":\"trades\",\"coin\":\"ETH\"}}");

        assertThat(frames.await("error", 1).asText())
                .isEqualTo("Error parsing JSON into valid websocket request: {not json");
        assertThat(frames.await("error", 2).asText())
                .isEqualTo("Invalid subscription {\"type\":\"trades\",\"coin\":\"NOPE\"}");
        assertThat(frames.await("error", 3).asText())
                .isEqualTo("Already subscribed: {\"type\":\"trades\",\"coin\":\"BTC\"}");
        assertThat(frames.await("error", 4).asText())
                .isEqualTo("Already unsubscribed: {\"type\":\"trades\",\"coin\":\"ETH\"}");
    }

    @Test
    void users_beyond_the_tenth_are_not_tracked() {
        for (int i = 0; i <= 10; i++) {
            frames.subscribe("{\"type\":\"userFundings\",\"user\":\"0x%040x\"}".formatted(i + 1));
        }
        frames.subscribe("{\"type\":\"trades\",\"coin\":\"BTC\"}");

        assertThat(frames.await("error", 1).asText()).isEqualTo("Cannot track more than 10 total users.");
        assertThat(frames.await("subscriptionResponse", 11)
                        .at("/subscription/type")
                        .asText())
                .isEqualTo("trades");
    }

    @Test
    void users_of_all_sockets_count_together_and_one_that_is_tracked_may_be_on_another() {
        for (int i = 0; i < 10; i++) {
            frames.subscribe("{\"type\":\"userFundings\",\"user\":\"0x%040x\"}".formatted(i + 1));
        }
        frames.await("subscriptionResponse", 10);
        Frames other = new Frames(simulator.addresses().hyperliquid().ws());

        other.subscribe("{\"type\":\"userFundings\",\"user\":\"0x%040x\"}".formatted(11));
        other.subscribe("{\"type\":\"userFundings\",\"user\":\"0x%040x\"}".formatted(1));

        assertThat(other.await("error", 1).asText()).isEqualTo("Cannot track more than 10 total users.");
        assertThat(other.await("subscriptionResponse", 1)
                        .at("/subscription/user")
                        .asText())
                .endsWith("01");
        other.abort();
    }

    @Test
    void channels_beyond_the_thousandth_are_refused() {
        for (int i = 0; i <= 1000; i++) {
            frames.subscribe(
                    "{\"type\":\"activeAssetData\",\"user\":\"%s\",\"coin\":\"BTC\",\"n\":%d}".formatted(address, i));
        }

        assertThat(frames.await("error", 1).asText()).isEqualTo("Cannot subscribe to more than 1000 channels");
    }

    @Test
    void an_unknown_coin_of_a_book_kills_the_socket_without_a_word() {
        frames.subscribe("{\"type\":\"l2Book\",\"coin\":\"btc\"}");

        await().until(() -> !frames.end.get().isEmpty());
        assertThat(frames.all).noneMatch(text -> text.contains("error"));
        assertThat(frames.end.get()).isIn("error", "closed 1006");
    }

    @Test
    void orders_fills_and_states_of_a_user_arrive() throws Exception {
        String user =
                ",\"user\":\"" + address.toUpperCase(java.util.Locale.ROOT).replace("0X", "0x") + "\"}";
        for (String type :
                List.of("orderUpdates", "userFills", "userEvents", "clearinghouseState", "spotState", "openOrders")) {
            frames.subscribe("{\"type\":\"" + type + "\"" + user);
        }
        assertThat(frames.await("userFills", 1).get("isSnapshot").asBoolean()).isTrue();
        assertThat(frames.await("spotState", 1).at("/spotState/balances/0/coin").asText())
                .isEqualTo("HYPE");

        client.place(order(0, true, "60000", "0.001", false, "Gtc", "0x000000000000000000000000000000aa"));
        String ask = client.info("{\"type\":\"l2Book\",\"coin\":\"BTC\"}")
                .at("/levels/1/9/px")
                .asText();
        client.place(order(0, true, ask.replace(".0", ""), "0.002", false, "Ioc", ""));

        JsonNode opened = frames.await("orderUpdates", 1).get(0);
        assertThat(opened.get("status").asText()).isEqualTo("open");
        assertThat(opened.at("/order/cloid").asText()).endsWith("aa");
        assertThat(frames.await("orderUpdates", 2).at("/0/status").asText()).isEqualTo("filled");
        assertThat(frames.await("userFills", 2).get("user").asText()).isEqualTo(address);
        assertThat(frames.await("user", 1).at("/fills/0/dir").asText()).isEqualTo("Open Long");
        assertThat(frames.await("openOrders", 2).get("orders")).hasSize(1);
        JsonNode state = frames.await("clearinghouseState", 3);
        assertThat(state.at("/clearinghouseState/assetPositions/0/position/szi").asText())
                .isEqualTo("0.002");
    }

    @Test
    void requests_posted_over_the_socket_are_answered_like_rest() throws Exception {
        frames.send(
                "{\"method\":\"post\",\"id\":7,\"request\":{\"type\":\"info\",\"payload\":{\"type\":\"l2Book\",\"coin\":\"ETH\"}}}");
        frames.send("{\"method\":\"post\",\"id\":8,\"request\":{\"type\":\"action\",\"payload\":"
                + client.signed("{\"type\":\"noop\"}", System.currentTimeMillis() + 1, null) + "}}");

        assertThat(frames.await("post", 1).at("/response/payload/data/coin").asText())
                .isEqualTo("ETH");
        assertThat(frames.await("post", 2).at("/response/payload/status").asText())
                .isEqualTo("ok");
    }
}
