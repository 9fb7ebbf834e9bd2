package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the venue takes of one account, and what it does at times only (sections 2.5, 3.6, 5.3, 7.2 and 11). */
class HyperliquidLimitsTest {

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void an_order_may_be_worth_so_much_and_ten_times_that_if_it_rests() throws Exception {
        JsonNode market = ground.client.place(order(Ground.BTC, true, ground.price("1.01"), "400", false, "Ioc", ""));
        JsonNode resting = ground.client.place(order(Ground.BTC, true, ground.price("0.9"), "400", false, "Gtc", ""));
        JsonNode largest = ground.client.place(order(Ground.BTC, true, ground.price("0.9"), "9000", false, "Gtc", ""));

        assertThat(error(market)).isEqualTo("Order value too large. Max is $30000000. asset=0");
        assertThat(error(resting)).startsWith("Insufficient margin to place order.");
        assertThat(error(largest)).isEqualTo("Order value too large. Max is $300000000. asset=0");
        assertThat(ground.client
                        .info("{\"type\":\"maxMarketOrderNtls\"}")
                        .at("/0/1")
                        .asText())
                .isEqualTo("30000000.0");
    }

    @Test
    void a_position_may_be_no_larger_than_its_leverage_allows() throws Exception {
        ground.client.act("{\"type\":\"updateLeverage\",\"asset\":0,\"isCross\":true,\"leverage\":40}");

        JsonNode large = ground.client.place(order(Ground.BTC, true, ground.price("0.9"), "2100", false, "Gtc", ""));

        assertThat(error(large))
                .isEqualTo("Order would cause position to exceed margin tier limit at current leverage asset=0");
        assertThat(newest().get("status").asText()).isEqualTo("perpMaxPositionRejected");
    }

    @Test
    void after_an_upgrade_only_post_only_orders_are_taken() throws Exception {
        turn("onlyPostOnly", true);

        String price = ground.price("0.9");
        assertThat(error(ground.client.place(order(Ground.BTC, true, price, "0.001", false, "Gtc", ""))))
                .isEqualTo("Only post-only orders allowed immediately after network upgrade asset=0");
        assertThat(ground.client
                        .place(order(Ground.BTC, true, price, "0.001", false, "Alo", ""))
                        .has("resting"))
                .isTrue();

        turn("onlyPostOnly", false);
        assertThat(ground.client
                        .place(order(Ground.BTC, true, price, "0.001", false, "Gtc", ""))
                        .has("resting"))
                .isTrue();
    }

    @Test
    void an_order_may_be_unknown_for_a_moment_after_it_was_placed() throws Exception {
        turn("lateOrderStatus", true);
        long oid = ground.client
                .place(order(Ground.BTC, true, ground.price("0.9"), "0.001", false, "Gtc", ""))
                .at("/resting/oid")
                .asLong();
        String ask = "{\"type\":\"orderStatus\",\"user\":\"%s\",\"oid\":%d}".formatted(ground.address, oid);

        ground.control("/clock", "{\"millis\":-60000}");
        assertThat(ground.client.info(ask).get("status").asText()).isEqualTo("unknownOid");

        ground.control("/clock", "{\"millis\":60000}");
        assertThat(ground.client.info(ask).get("status").asText()).isEqualTo("order");
    }

    @Test
    void partial_fills_of_a_crossing_order_come_as_one_where_that_is_asked_for() throws Exception {
        Frames frames = new Frames(ground.ws);
        frames.subscribe("{\"type\":\"userFills\",\"user\":\"%s\",\"aggregateByTime\":true}".formatted(ground.address));
        frames.await("userFills", 1);

        ground.trade(true, "6");

        JsonNode parts = ground.ask("userFills");
        JsonNode whole = ground.client.info(
                "{\"type\":\"userFills\",\"user\":\"%s\",\"aggregateByTime\":true}".formatted(ground.address));
        assertThat(parts.size()).isGreaterThan(1);
        assertThat(whole).hasSize(1);
        assertThat(whole.at("/0/sz").asText()).isEqualTo("6.0");
        assertThat(whole.at("/0/fee").asDouble()).isCloseTo(sum(parts, "fee"), offset(0.000001));
        assertThat(whole.at("/0/startPosition").asText()).isEqualTo("0.0");
        assertThat(frames.await("userFills", 2).get("fills")).isEqualTo(whole);
        frames.abort();
    }

    private static double sum(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .mapToDouble(row -> row.get(field).asDouble())
                .sum();
    }

    private JsonNode newest() throws Exception {
        return ground.ask("historicalOrders").get(0);
    }

    private void turn(String name, boolean on) throws Exception {
        ground.control("/switches", "{\"venue\":\"hyperliquid\",\"name\":\"%s\",\"on\":%s}".formatted(name, on));
    }

    private static String error(JsonNode status) {
        return status.path("error").asText();
    }
}
