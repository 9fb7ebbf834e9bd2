package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import io.azalai.simulator.loopback.Arrivals;
import io.azalai.simulator.loopback.OrderAsk;
import io.azalai.simulator.loopback.Wallets;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HyperliquidRestTest {

    private Simulator simulator;
    private String rest;
    private String address;
    private TestClient client;

    @BeforeEach
    void start() {
        simulator = Simulator.start(new SimulatorOptions(0, 42, BigDecimal.ONE, List.of()), Clock.systemUTC());
        HyperliquidVenue.Addresses line = simulator.addresses().hyperliquid();
        rest = line.rest();
        HyperliquidVenue.Account account = line.accounts().get(0);
        address = account.address();
        client = new TestClient(rest, account.privateKey());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void metadata_and_contexts_belong_together_by_position() throws Exception {
        JsonNode pair = client.info("{\"type\":\"metaAndAssetCtxs\"}");

        assertThat(pair.at("/0/universe")).hasSameSizeAs(pair.get(1));
        assertThat(pair.at("/0/universe/0/name").asText()).isEqualTo("BTC");
        assertThat(new BigDecimal(pair.at("/1/0/markPx").asText()))
                .isBetween(new BigDecimal("70000"), new BigDecimal("85000"));
        assertThat(pair.at("/1/3/midPx").isNull()).as("delisted").isTrue();
        JsonNode spot = client.info("{\"type\":\"spotMetaAndAssetCtxs\"}");
        assertThat(spot.get(1).get(107).get("coin").asText()).isEqualTo("@107");
    }

    @Test
    void a_book_has_twenty_levels_a_side_on_the_price_grid() throws Exception {
        JsonNode book = client.info("{\"type\":\"l2Book\",\"coin\":\"ETH\"}");

        assertThat(book.at("/levels/0")).hasSize(20);
        BigDecimal bid = new BigDecimal(book.at("/levels/0/0/px").asText());
        BigDecimal ask = new BigDecimal(book.at("/levels/1/0/px").asText());
        assertThat(bid).isLessThan(ask);
        assertThat(bid.stripTrailingZeros().precision()).isLessThanOrEqualTo(5);
    }

    @Test
    void unknown_coins_types_and_bodies_are_answered_as_the_venue_does() throws Exception {
        assertThat(client.post("/info", "{\"type\":\"l2Book\",\"coin\":\"NOPE\"}")
                        .body())
                .isEqualTo("null");
        assertThat(client.post("/info", "{\"type\":\"fundingHistory\",\"coin\":\"NOPE\",\"startTime\":1}")
                        .statusCode())
                .isEqualTo(500);
        assertThat(client.post("/info", "{\"type\":\"nope\"}").statusCode()).isEqualTo(422);
        assertThat(client.post("/info", "{not json").statusCode()).isEqualTo(400);
        HttpResponse<String> plain = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(rest + "/info"))
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(plain.statusCode()).isEqualTo(415);
    }

    @Test
    void an_ioc_order_fills_against_the_market_and_leaves_a_position() throws Exception {
        String ask = client.info("{\"type\":\"l2Book\",\"coin\":\"BTC\"}")
                .at("/levels/1/3/px")
                .asText();
        String cloid = "0x1234567890abcdef1234567890abcdef";

        JsonNode status = client.place(order(0, true, ask.replace(".0", ""), "0.001", false, "Ioc", cloid));

        assertThat(status.at("/filled/totalSz").asText()).isEqualTo("0.001");
        assertThat(status.at("/filled/cloid").asText()).isEqualTo(cloid);
        JsonNode state = client.info(ask("clearinghouseState"));
        assertThat(state.at("/assetPositions/0/position/szi").asText()).isEqualTo("0.001");
        assertThat(state.at("/assetPositions/0/position/leverage/value").asInt())
                .isEqualTo(20);
        JsonNode fill = client.info(ask("userFills")).get(0);
        assertThat(fill.get("dir").asText()).isEqualTo("Open Long");
        assertThat(fill.get("crossed").asBoolean()).isTrue();
        BigDecimal fee = new BigDecimal(fill.get("px").asText()).multiply(new BigDecimal("0.00000045"));
        assertThat(new BigDecimal(fill.get("fee").asText()))
                .isEqualByComparingTo(fee.setScale(8, java.math.RoundingMode.HALF_UP));
        assertThat(client.info(status("\"" + cloid + "\"")).at("/order/status").asText())
                .isEqualTo("filled");
    }

    @Test
    void a_post_only_order_rests_is_listed_and_is_cancelled_by_either_id() throws Exception {
        String cloid = "0x1234567890abcdef1234567890abcd01";
        JsonNode first = client.place(order(0, true, "60000", "0.001", false, "Alo", cloid));
        JsonNode second = client.place(order(0, true, "60001", "0.001", false, "Gtc", ""));

        JsonNode open = client.info(ask("frontendOpenOrders"));
        assertThat(open).hasSize(2);
        assertThat(open.at("/0/tif").asText()).isEqualTo("Alo");
        JsonNode byCloid =
                client.act("{\"type\":\"cancelByCloid\",\"cancels\":[{\"asset\":0,\"cloid\":\"" + cloid + "\"}]}");
        JsonNode byOid = client.act("{\"type\":\"cancel\",\"cancels\":[{\"a\":0,\"o\":"
                + second.at("/resting/oid").asLong() + "},{\"a\":0,\"o\":1}]}");

        assertThat(byCloid.toString())
                .isEqualTo(
                        "{\"status\":\"ok\",\"response\":{\"type\":\"cancel\",\"data\":{\"statuses\":[\"success\"]}}}");
        assertThat(byOid.at("/response/data/statuses/1/error").asText())
                .isEqualTo("Order was never placed, already canceled, or filled. asset=0");
        assertThat(client.info(status(first.at("/resting/oid").asText()))
                        .at("/order/status")
                        .asText())
                .isEqualTo("canceled");
    }

    @Test
    void what_is_asked_of_an_order_is_counted_by_what_the_request_calls_it() throws Exception {
        String cloid = "0x1234567890abcdef1234567890abcd07";
        client.place(order(0, true, "60000", "0.001", false, "Gtc", cloid));
        String changed = order(0, true, "60002", "0.001", false, "Gtc", cloid);

        client.act("{\"type\":\"modify\",\"oid\":\"%1$s\",\"order\":%2$s}".formatted(cloid, changed));
        client.act("{\"type\":\"batchModify\",\"modifies\":[{\"oid\":7,\"order\":%s}]}".formatted(changed));
        client.act("{\"type\":\"cancelByCloid\",\"cancels\":[{\"asset\":0,\"cloid\":\"%s\"}]}".formatted(cloid));
        client.act("{\"type\":\"cancel\",\"cancels\":[{\"a\":0,\"o\":8}]}");

        Arrivals arrivals = simulator.arrivals();
        assertThat(arrivals.clientOrderIds("hyperliquid")).isEqualTo(Map.of(cloid, 1));
        assertThat(arrivals.asked("hyperliquid", OrderAsk.Kind.AMEND)).isEqualTo(Map.of(cloid, 1, "7", 1));
        assertThat(arrivals.asked("hyperliquid", OrderAsk.Kind.CANCEL)).isEqualTo(Map.of(cloid, 1, "8", 1));
    }

    @Test
    void refusals_carry_the_venues_texts() throws Exception {
        JsonNode book = client.info("{\"type\":\"l2Book\",\"coin\":\"BTC\"}");
        String deep = book.at("/levels/1/10/px").asText().replace(".0", "");

        assertThat(error(order(0, true, "60000.5", "0.001", false, "Gtc", "")))
                .startsWith("Price must be divisible by tick size.");
        assertThat(error(order(0, true, "60000", "0.0000001", false, "Gtc", "")))
                .isEqualTo("Order has invalid size.");
        assertThat(error(order(0, true, "60000", "0.0001", false, "Gtc", "")))
                .isEqualTo("Order must have minimum value of $10.");
        assertThat(error(order(0, true, "60000", "1000", false, "Gtc", "")))
                .startsWith("Insufficient margin to place order.");
        assertThat(error(order(0, true, "60000", "0.001", true, "Gtc", "")))
                .startsWith("Reduce only order would increase position.");
        assertThat(error(order(0, true, "60000", "0.001", false, "Ioc", "")))
                .startsWith("Order could not immediately match against any resting orders.");
        assertThat(error(order(0, true, deep, "0.001", false, "Alo", "")))
                .startsWith("Post only order would have immediately matched, bbo was ");
        assertThat(error(order(10107, true, "31", "100000", false, "Gtc", ""))).startsWith("Insufficient spot balance");
        assertThat(error(order(10107, true, "31", "1", true, "Gtc", "")))
                .isEqualTo("Reduce-only is invalid for spot trading");
        assertThat(error(order(0, true, "2000", "0.1", false, "Gtc", "")))
                .isEqualTo("Order price cannot be more than 95% away from the reference price");
    }

    @Test
    void a_faulty_order_refuses_its_whole_batch_with_one_element() throws Exception {
        JsonNode reply = client.act("{\"type\":\"order\",\"orders\":["
                + order(0, true, "60000", "0.001", false, "Gtc", "") + ","
                + order(0, true, "60000.5", "0.001", false, "Gtc", "") + "],\"grouping\":\"na\"}");

        assertThat(reply.at("/response/data/statuses")).hasSize(1);
        assertThat(client.info(ask("openOrders"))).isEmpty();
    }

    @Test
    void a_wrong_key_is_told_the_address_it_recovers_to() throws Exception {
        String stranger = "0x" + "01".repeat(32);

        JsonNode reply = new TestClient(rest, stranger).act("{\"type\":\"noop\"}");

        assertThat(reply.toString())
                .isEqualTo("{\"status\":\"err\",\"response\":\"User or API Wallet " + Wallets.address(stranger)
                        + " does not exist.\"}");
    }

    @Test
    void an_approved_agent_acts_for_its_account() throws Exception {
        HyperliquidVenue venue = (HyperliquidVenue) simulator.venue("hyperliquid");
        String agentKey = venue.agentKey(address);

        JsonNode placed = new TestClient(rest, agentKey).place(order(0, true, "60000", "0.001", false, "Gtc", ""));

        assertThat(placed.has("resting")).isTrue();
        assertThat(client.info(ask("openOrders"))).hasSize(1);
        JsonNode role = client.info("{\"type\":\"userRole\",\"user\":\"" + Wallets.address(agentKey) + "\"}");
        assertThat(role.at("/data/user").asText()).isEqualTo(address);
        JsonNode agents = client.info(ask("extraAgents"));
        assertThat(agents).hasSize(1);
        assertThat(agents.at("/0/address").asText()).isEqualTo(Wallets.address(agentKey));
        assertThat(agents.at("/0/validUntil").asLong()).isGreaterThan(System.currentTimeMillis());
    }

    @Test
    void a_nonce_is_used_once_even_by_a_refused_action_and_expired_actions_do_nothing() throws Exception {
        long now = System.currentTimeMillis() + 5_000;
        String noop = "{\"type\":\"noop\"}";

        String expired =
                client.post("/exchange", client.signed(noop, now, now - 60_000)).body();
        String again = client.post("/exchange", client.signed(noop, now, null)).body();
        String old = client.post("/exchange", client.signed(noop, now - 200_000_000L, null))
                .body();

        assertThat(expired).isEqualTo("{\"status\":\"err\",\"response\":\"Action already expired\"}");
        assertThat(again).isEqualTo("{\"status\":\"err\",\"response\":\"Invalid nonce: duplicate nonce " + now + "\"}");
        assertThat(old).contains("Invalid nonce: nonce too low");
    }

    @Test
    void numbers_as_json_numbers_and_unknown_keys_are_422() throws Exception {
        String signed = client.signed("{\"type\":\"noop\"}", System.currentTimeMillis(), null);

        assertThat(client.post("/exchange", signed.replace("\"noop\"", "\"noop\",\"x\":1"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(client.post(
                                "/exchange",
                                signed.replace(
                                        "\"type\":\"noop\"",
                                        "\"type\":\"order\",\"grouping\":\"na\",\"orders\":[{\"a\":0,\"b\":true,\"p\":1,\"s\":\"1\",\"r\":false,\"t\":{\"limit\":{\"tif\":\"Gtc\"}}}]"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void leverage_is_set_and_read_back() throws Exception {
        JsonNode done = client.act("{\"type\":\"updateLeverage\",\"asset\":0,\"isCross\":true,\"leverage\":5}");
        JsonNode tooHigh = client.act("{\"type\":\"updateLeverage\",\"asset\":0,\"isCross\":true,\"leverage\":41}");

        assertThat(done.toString()).isEqualTo("{\"status\":\"ok\",\"response\":{\"type\":\"default\"}}");
        assertThat(tooHigh.get("response").asText()).isEqualTo("Invalid leverage value");
        assertThat(client.info("{\"type\":\"activeAssetData\",\"coin\":\"BTC\",\"user\":\"" + address + "\"}")
                        .at("/leverage/value")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void modify_replaces_an_order_under_a_new_id_or_leaves_nothing() throws Exception {
        long oid = client.place(order(0, true, "60000", "0.001", false, "Gtc", ""))
                .at("/resting/oid")
                .asLong();

        JsonNode moved = modify(oid, order(0, true, "61000", "0.001", false, "Gtc", ""));
        long replaced = moved.at("/resting/oid").asLong();
        JsonNode failed = modify(replaced, order(0, true, "61000", "0.0001", false, "Gtc", ""));

        assertThat(replaced).isGreaterThan(oid);
        assertThat(failed.get("error").asText())
                .isEqualTo("Error placing new order during modify: Order must have minimum value of $10.");
        assertThat(client.info(ask("openOrders"))).isEmpty();
    }

    @Test
    void beyond_1200_weight_a_minute_everything_is_429_null() throws Exception {
        HttpResponse<String> last = client.post("/info", "{\"type\":\"meta\"}");
        for (int i = 1; i < 61; i++) {
            last = client.post("/info", "{\"type\":\"meta\"}");
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).isEqualTo("null");
    }

    @Test
    void an_address_nobody_knows_has_zeros_and_no_orders() throws Exception {
        String nobody = "0x00000000000000000000000000000000000000ff";

        assertThat(client.info("{\"type\":\"clearinghouseState\",\"user\":\"" + nobody + "\"}")
                        .at("/marginSummary/accountValue")
                        .asText())
                .isEqualTo("0.0");
        assertThat(client.info("{\"type\":\"orderStatus\",\"oid\":1,\"user\":\"" + nobody + "\"}")
                        .toString())
                .isEqualTo("{\"status\":\"unknownOid\"}");
        assertThat(client.info("{\"type\":\"userRole\",\"user\":\"" + nobody + "\"}")
                        .get("role")
                        .asText())
                .isEqualTo("missing");
    }

    private JsonNode modify(long oid, String order) throws Exception {
        return client.act("{\"type\":\"batchModify\",\"modifies\":[{\"oid\":" + oid + ",\"order\":" + order + "}]}")
                .at("/response/data/statuses/0");
    }

    private String error(String order) throws Exception {
        return client.place(order).get("error").asText();
    }

    private String ask(String type) {
        return "{\"type\":\"" + type + "\",\"user\":\"" + address + "\"}";
    }

    private String status(String oid) {
        return "{\"type\":\"orderStatus\",\"user\":\"" + address + "\",\"oid\":" + oid + "}";
    }
}
