package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders that wait for a price, change in place, or go when nobody speaks for them. */
class WaitingOrdersTest {

    private final Desk desk = new Desk();

    @Test
    void a_stop_waits_as_itself_and_goes_on_as_a_market_order() {
        RecordingSocket user = userStream();
        JsonNode placed = place("symbol=BTCUSDT&side=BUY&type=STOP_MARKET&quantity=0.010&stopPrice=" + near("1.0002"));
        assertThat(placed.path("type").asText()).isEqualTo("STOP_MARKET");

        until(placed, "FILLED");

        JsonNode read = read(placed);
        assertThat(read.path("type").asText()).isEqualTo("MARKET");
        assertThat(read.path("origType").asText()).isEqualTo("STOP_MARKET");
        assertThat(read.path("stopPrice")).isEqualTo(placed.path("stopPrice"));
        List<JsonNode> events = user.events("ORDER_TRADE_UPDATE");
        assertThat(events.get(0).path("o").path("o").asText()).isEqualTo("STOP_MARKET");
        assertThat(events.get(0).path("o").path("sp")).isEqualTo(placed.path("stopPrice"));
        assertThat(events.get(1).path("o").path("o").asText()).isEqualTo("MARKET");
        assertThat(events.get(events.size() - 1).path("o").path("X").asText()).isEqualTo("FILLED");
    }

    @Test
    void a_take_profit_limit_rests_once_its_price_came() {
        JsonNode placed = place("symbol=BTCUSDT&side=SELL&type=TAKE_PROFIT&quantity=0.010&price=" + near("1.01")
                + "&stopPrice=" + near("1.0002"));

        for (int i = 0; i < 2_000 && read(placed).path("type").asText().equals("TAKE_PROFIT"); i++) {
            desk.ticks(1);
        }

        JsonNode read = read(placed);
        assertThat(read.path("type").asText()).isEqualTo("LIMIT");
        assertThat(read.path("origType").asText()).isEqualTo("TAKE_PROFIT");
        assertThat(read.path("status").asText()).isEqualTo("NEW");
    }

    @Test
    void a_trailing_stop_names_its_activation_and_rate() {
        RecordingSocket user = userStream();
        String activation = near("1.01");

        JsonNode placed = place("symbol=BTCUSDT&side=SELL&type=TRAILING_STOP_MARKET&quantity=0.010&callbackRate=0.3"
                + "&activationPrice=" + activation);

        assertThat(placed.path("activatePrice").asText()).isEqualTo(activation);
        assertThat(placed.path("priceRate").asText()).isEqualTo("0.3");
        JsonNode event = user.events("ORDER_TRADE_UPDATE").get(0).path("o");
        assertThat(event.path("AP").asText()).isEqualTo(activation);
        assertThat(event.path("cr").asText()).isEqualTo("0.3");
        assertThat(event.path("o").asText()).isEqualTo("TRAILING_STOP_MARKET");
    }

    @Test
    void a_stop_that_closes_the_position_takes_its_size_when_it_fires() {
        desk.read(desk.v3("POST", "/fapi/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.030"));
        JsonNode placed =
                place("symbol=BTCUSDT&side=SELL&type=STOP_MARKET&closePosition=true&stopPrice=" + near("0.9998"));
        assertThat(placed.path("closePosition").asBoolean()).isTrue();
        assertThat(placed.path("origQty").asText()).isEqualTo("0.000");

        until(placed, "FILLED");

        assertThat(read(placed).path("executedQty").asText()).isEqualTo("0.030");
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/positionRisk", "symbol=BTCUSDT"))
                        .path(0)
                        .path("positionAmt")
                        .asText())
                .isEqualTo("0.000");
    }

    @Test
    void a_limit_order_is_changed_in_place_and_keeps_its_ids() {
        RecordingSocket user = userStream();
        JsonNode placed = place("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=76500");
        String id = placed.path("orderId").asText();

        JsonNode changed = desk.read(
                desk.v3("PUT", "/fapi/v3/order", "symbol=BTCUSDT&orderId=" + id + "&quantity=0.020&price=76600"));
        JsonNode batch = desk.read(desk.v3(
                "PUT",
                "/fapi/v3/batchOrders",
                "batchOrders=%5B%7B%22symbol%22%3A%22BTCUSDT%22%2C%22orderId%22%3A%22" + id
                        + "%22%2C%22quantity%22%3A%220.020%22%2C%22price%22%3A%2290000%22%7D%2C%7B%22symbol%22%3A%22BTCUSDT%22%2C"
                        + "%22orderId%22%3A%221%22%2C%22quantity%22%3A%220.1%22%2C%22price%22%3A%2276600%22%7D%5D"));

        assertThat(changed.path("orderId")).isEqualTo(placed.path("orderId"));
        assertThat(changed.path("clientOrderId")).isEqualTo(placed.path("clientOrderId"));
        assertThat(changed.path("origQty").asText()).isEqualTo("0.020");
        assertThat(batch.path(0).path("code").asInt()).isEqualTo(-4016);
        assertThat(batch.path(1).path("code").asInt()).isEqualTo(-2013);
        assertThat(read(placed).path("price").asText()).isEqualTo("76600.0");
        assertThat(user.events("ORDER_TRADE_UPDATE"))
                .extracting(event -> event.path("o").path("x").asText())
                .containsExactly("NEW", "AMENDMENT");
    }

    @Test
    void an_order_is_changed_ten_thousand_times_and_no_more() {
        JsonNode placed = place("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=76500");
        String id = placed.path("orderId").asText();

        for (int i = 0; i < 2_000; i++) {
            desk.clock.step(Duration.ofMillis(200)); // 1500 of 2400 weight a minute
            JsonNode changed = desk.read(desk.v3("PUT", "/fapi/v3/batchOrders", "batchOrders=" + fiveChanges(id)));
            assertThat(changed.path(4).path("price").asText()).isEqualTo("76505.0");
        }

        JsonNode refused = desk.read(desk.v3("PUT", "/fapi/v3/batchOrders", "batchOrders=" + fiveChanges(id)));
        assertThat(refused)
                .allSatisfy(row -> assertThat(row.path("code").asInt()).isEqualTo(-5026));
        assertThat(read(placed).path("price").asText()).isEqualTo("76505.0");
    }

    private static String fiveChanges(String id) {
        return IntStream.rangeClosed(76_501, 76_505)
                .mapToObj(price -> "{\"symbol\":\"BTCUSDT\",\"orderId\":\"%s\",\"quantity\":\"0.010\",\"price\":\"%d\"}"
                        .formatted(id, price))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(",", "[", "]"), list -> URLEncoder.encode(list, StandardCharsets.UTF_8)));
    }

    @Test
    void a_protected_stop_says_so_and_only_what_waits_may_be_protected() {
        JsonNode placed = place(
                "symbol=BTCUSDT&side=BUY&type=STOP_MARKET&quantity=0.010&priceProtect=TRUE&stopPrice=" + near("1.01"));

        assertThat(placed.path("priceProtect").asBoolean()).isTrue();
        assertThat(desk.v3(
                                "POST",
                                "/fapi/v3/order",
                                "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.010&priceProtect=TRUE")
                        .body())
                .contains("-1106");
        assertThat(desk.v3(
                                "POST",
                                "/api/v3/order",
                                "symbol=BTCUSDT&side=BUY&type=STOP_MARKET&quantity=0.01&priceProtect=TRUE&stopPrice="
                                        + near("1.01"))
                        .body())
                .contains("-1106");
    }

    @Test
    void a_spot_stop_waits_fires_and_fills() {
        JsonNode placed = desk.read(desk.v3(
                "POST",
                "/api/v3/order",
                "symbol=BTCUSDT&side=BUY&type=STOP_MARKET&quantity=0.01&stopPrice=" + near("1.0003")));
        String read = "symbol=BTCUSDT&orderId=" + placed.path("orderId").asText();
        assertThat(desk.read(desk.v3("GET", "/api/v3/openOrders", "symbol=BTCUSDT")))
                .hasSize(1);
        assertThat(desk.read(desk.v3("GET", "/api/v3/account", "")).path("balances"))
                .isNotEmpty();

        for (int i = 0;
                i < 1_000
                        && !desk.read(desk.v3("GET", "/api/v3/order", read))
                                .path("status")
                                .asText()
                                .equals("FILLED");
                i++) {
            desk.ticks(2);
        }

        JsonNode filled = desk.read(desk.v3("GET", "/api/v3/order", read));
        assertThat(filled.path("status").asText()).isEqualTo("FILLED");
        assertThat(filled.path("origType").asText()).isEqualTo("STOP_MARKET");
    }

    @Test
    void orders_go_when_the_countdown_is_not_renewed() {
        JsonNode placed = place("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=76500");
        countdown("2000");
        desk.ticks(15);
        countdown("2000");
        desk.ticks(15);
        assertThat(read(placed).path("status").asText()).isEqualTo("NEW");

        desk.ticks(10);

        assertThat(read(placed).path("status").asText()).isEqualTo("CANCELED");
    }

    @Test
    void a_countdown_of_zero_stops_it() {
        JsonNode placed = place("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=76500");
        countdown("500");
        countdown("0");

        desk.clock.step(Duration.ofSeconds(1));
        desk.ticks(1);

        assertThat(read(placed).path("status").asText()).isEqualTo("NEW");
    }

    private void countdown(String millis) {
        desk.read(desk.v3("POST", "/fapi/v3/countdownCancelAll", "symbol=BTCUSDT&countdownTime=" + millis));
    }

    private JsonNode place(String parameters) {
        return desk.read(desk.v3("POST", "/fapi/v3/order", parameters));
    }

    private JsonNode read(JsonNode placed) {
        return desk.read(desk.v3(
                "GET",
                "/fapi/v3/order",
                "symbol=BTCUSDT&orderId=" + placed.path("orderId").asText()));
    }

    /** Half an hour of the market is enough for a move of two parts in ten thousand. */
    private void until(JsonNode placed, String status) {
        for (int i = 0; i < 2_000 && !read(placed).path("status").asText().equals(status); i++) {
            desk.ticks(1);
        }
        assertThat(read(placed).path("status").asText()).isEqualTo(status);
    }

    /** A multiple of the last price, on the tick. */
    private String near(String factor) {
        String last = desk.open("/fapi/v3/ticker/price", "symbol=BTCUSDT")
                .path("price")
                .asText();
        return new BigDecimal(last)
                .multiply(new BigDecimal(factor))
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private RecordingSocket userStream() {
        JsonNode key = desk.read(desk.v3("POST", "/fapi/v3/listenKey", ""));
        return desk.connect("futuresWs", "/ws/" + key.path("listenKey").asText());
    }
}
