package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.HttpReply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that hang together or follow the price, and those that only their own nonce may cancel. */
class StrategiesTest {

    private final Desk desk = new Desk();

    @Test
    void exits_wait_for_their_entry_and_one_ends_the_other() {
        String orders = list(
                order("1", "BUY", "MARKET", "", ""),
                order("2", "SELL", "STOP_MARKET", near("0.9993"), ""),
                order("3", "SELL", "TAKE_PROFIT_MARKET", near("1.0007"), ""));

        JsonNode placed = desk.read(
                desk.v3("POST", "/fapi/v3/placeStrategyOrder", "strategyType=OTOCO&subOrderList=" + encoded(orders)));
        assertThat(placed.path("strategyStatus").asText()).isEqualTo("WORKING");
        String id = placed.path("strategyId").asText();
        JsonNode subOrders = open(id).path(0).path("subOrders");
        assertThat(subOrders)
                .extracting(row ->
                        row.path("type").asText() + " " + row.path("status").asText())
                .containsExactly("MARKET FILLED", "STOP_MARKET NEW", "TAKE_PROFIT_MARKET NEW");
        for (int i = 0; i < 1_000 && !open(id).isEmpty(); i++) {
            desk.ticks(10);
        }

        JsonNode history =
                desk.read(desk.v3("GET", "/fapi/v3/strategyHistoryOrder", "strategyType=OTOCO&strategyId=" + id));
        assertThat(history.path(0).path("subOrders"))
                .extracting(row -> row.path("status").asText())
                .contains("FILLED", "CANCELED");
    }

    @Test
    void open_orders_of_a_strategy_take_other_prices() {
        JsonNode placed = desk.read(
                desk.v3("POST", "/fapi/v3/placeStrategyOrder", "strategyType=OTO&subOrderList=" + encoded("""
                        [{"strategySubId":"1","symbol":"BTCUSDT","side":"BUY","type":"LIMIT","quantity":"0.01",
                          "price":"76500","timeInForce":"GTC"},
                         {"strategySubId":"2","symbol":"BTCUSDT","side":"SELL","type":"STOP_MARKET","quantity":"0.01",
                          "stopPrice":"70000","reduceOnly":"true"}]""")));
        String id = placed.path("strategyId").asText();

        JsonNode updated = desk.read(desk.v3(
                "POST",
                "/fapi/v3/updateStrategyOrder",
                "strategyType=OTO&strategyId=" + id + "&subOrderList=" + encoded("""
                        [{"strategySubId":"1","price":"76000"},{"strategySubId":"2","stopPrice":"71000"}]""")));

        assertThat(updated).extracting(row -> row.path("updateStatus").asText()).containsExactly("SUCCESS", "SUCCESS");
        JsonNode subOrders = open(id, "OTO").path(0).path("subOrders");
        assertThat(new BigDecimal(subOrders.path(0).path("price").asText())).isEqualByComparingTo("76000");
        assertThat(new BigDecimal(subOrders.path(1).path("stopPrice").asText())).isEqualByComparingTo("71000");
        assertThat(desk.v3(
                                "POST",
                                "/fapi/v3/updateStrategyOrder",
                                "strategyType=OTO&strategyId=1&subOrderList=" + encoded("[]"))
                        .body())
                .contains("-2013");
    }

    @Test
    void a_strategy_whose_exit_has_come_already_is_refused_whole() {
        String orders = list(
                order("1", "SELL", "STOP_MARKET", near("1.01"), ""),
                order("2", "SELL", "TAKE_PROFIT_MARKET", near("1.01"), ""));

        assertThat(desk.v3("POST", "/fapi/v3/placeStrategyOrder", "strategyType=OCO&subOrderList=" + encoded(orders))
                        .body())
                .contains("-4142")
                .contains("REJECT: take profit or stop order will be triggered immediately.");
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/openOrders", "symbol=BTCUSDT")))
                .isEmpty();
    }

    @Test
    void a_strategy_of_which_one_order_is_refused_fills_nothing() {
        String taking = order("1", "BUY", "LIMIT", "", near("1.01"));
        String reached = order("2", "SELL", "STOP_MARKET", near("1.01"), "");
        String dear = "{\"strategySubId\":\"2\",\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\","
                + "\"quantity\":\"60\",\"timeInForce\":\"GTC\",\"price\":\"" + near("0.99") + "\"}";

        assertThat(place("OCO", taking, reached).body()).contains("-4142");
        assertThat(place("OCO", taking, dear).body()).contains("-2019");

        assertThat(desk.read(desk.v3("GET", "/fapi/v3/userTrades", "symbol=BTCUSDT")))
                .isEmpty();
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/openOrders", "symbol=BTCUSDT")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IOC", "FOK"})
    void no_order_of_a_strategy_may_take_at_once_or_end(String timeInForce) {
        String resting = order("1", "BUY", "LIMIT", "", near("0.99"));
        String taking = order("2", "BUY", "LIMIT", "", near("1.01")).replace("GTC", timeInForce);

        assertThat(taking).contains(timeInForce);
        assertThat(place("OCO", resting, taking).body()).contains("-1115");
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/openOrders", "symbol=BTCUSDT")))
                .isEmpty();
    }

    @Test
    void orders_of_which_one_ends_the_other_need_margin_of_their_own() {
        String first = "{\"strategySubId\":\"1\",\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\","
                + "\"quantity\":\"" + quantity("0.6") + "\",\"timeInForce\":\"GTC\",\"price\":\"" + near("0.98")
                + "\"}";
        String second = first.replace("\"1\"", "\"2\"").replace(near("0.98"), near("0.97"));

        assertThat(place("OCO", first, second).body()).contains("-2019");

        assertThat(desk.read(desk.v3("GET", "/fapi/v3/openOrders", "symbol=BTCUSDT")))
                .isEmpty();
    }

    /** What a part of the free margin buys. */
    private String quantity(String part) {
        BigDecimal free = new BigDecimal(desk.read(desk.v3("GET", "/fapi/v3/accountWithJoinMargin", ""))
                .path("availableBalance")
                .asText());
        int leverage = desk.read(desk.v3("POST", "/fapi/v3/leverage", "symbol=BTCUSDT&leverage=2"))
                .path("leverage")
                .asInt();
        return free.multiply(new BigDecimal(part))
                .multiply(BigDecimal.valueOf(leverage))
                .divide(new BigDecimal(near("1")), 3, RoundingMode.DOWN)
                .toPlainString();
    }

    @Test
    void an_order_that_is_filled_at_once_ends_the_one_beside_it() {
        JsonNode key = desk.read(desk.v3("POST", "/fapi/v3/listenKey", ""));
        RecordingSocket user =
                desk.connect("futuresWs", "/ws/" + key.path("listenKey").asText());
        String taking = order("1", "BUY", "LIMIT", "", near("1.01"));
        String stop = order("2", "BUY", "STOP_MARKET", near("1.05"), "");

        JsonNode placed = desk.read(place("OCO", taking, stop));

        assertThat(placed.path("strategyStatus").asText()).isEqualTo("FINISHED");
        assertThat(user.events("ORDER_TRADE_UPDATE"))
                .extracting(event ->
                        event.at("/o/ot").asText() + " " + event.at("/o/X").asText())
                .containsSubsequence("STOP_MARKET NEW", "LIMIT FILLED", "STOP_MARKET CANCELED")
                .endsWith("STOP_MARKET CANCELED");
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/openOrders", "symbol=BTCUSDT")))
                .isEmpty();
    }

    private HttpReply place(String type, String... orders) {
        return desk.v3(
                "POST",
                "/fapi/v3/placeStrategyOrder",
                "strategyType=" + type + "&subOrderList=" + encoded(list(orders)));
    }

    @Test
    void an_order_is_tested_without_being_placed() {
        String order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=";

        assertThat(desk.read(desk.v3("POST", "/fapi/v3/order/test", order + "76500")))
                .isEmpty();
        assertThat(desk.v3("POST", "/fapi/v3/order/test", order + "76500.123").body())
                .contains("-1111");
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/openOrders", "symbol=BTCUSDT")))
                .isEmpty();
    }

    @Test
    void limits_of_a_market_maker_are_kept_and_read_back() {
        String limits = "symbol=BTCUSDT&windowTimeInMilliseconds=1000&frozenTimeInMilliseconds=5000&qtyLimit=2";

        assertThat(desk.v3("POST", "/fapi/v3/mmp", limits).body()).isEqualTo("true");
        JsonNode read = desk.read(desk.v3("GET", "/fapi/v3/mmp", "symbol=BTCUSDT"));
        assertThat(desk.v3("POST", "/fapi/v3/mmpReset", "symbol=BTCUSDT").body())
                .isEqualTo("true");
        assertThat(desk.v3("DELETE", "/fapi/v3/mmp", "symbol=BTCUSDT").body()).isEqualTo("true");

        assertThat(read.path(0).path("frozenTimeInMilliseconds").asLong()).isEqualTo(5000);
        assertThat(read.path(0).path("qtyLimit").asText()).isEqualTo("2");
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/mmp", "symbol=BTCUSDT"))).isEmpty();
        assertThat(desk.v3("POST", "/fapi/v3/mmp", "symbol=BTCUSDT").body()).contains("-1102");
    }

    @Test
    void a_chase_follows_the_best_price_of_its_side() {
        JsonNode placed = desk.read(desk.v3(
                "POST", "/fapi/v3/chase", "symbol=BTCUSDT&side=BUY&quantityUnit=BASE&quantity=0.010&chaseOffset=1.0"));
        assertThat(placed.path("strategyType").asText()).isEqualTo("CHASE");
        String first = openOrder().path("price").asText();

        for (int i = 0; i < 600 && openOrder().path("price").asText().equals(first); i++) {
            desk.ticks(1);
            if (i % 10 == 0) {
                desk.venue.second();
            }
        }

        BigDecimal best = desk.best("/fapi/v3/ticker/bookTicker", "BTCUSDT", "bidPrice");
        desk.venue.second();
        assertThat(new BigDecimal(openOrder().path("price").asText()))
                .isEqualByComparingTo(best.subtract(BigDecimal.ONE));
        assertThat(openOrder().path("price").asText()).isNotEqualTo(first);
    }

    @Test
    void a_guarded_cancel_wants_the_nonce_of_the_order() {
        long nonce = desk.clock.millis() * 1000 + 500;
        String limit = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=76500";
        String id = desk.read(desk.v3With(nonce, "POST", "/fapi/v3/order", limit))
                .path("orderId")
                .asText();
        String named = "symbol=BTCUSDT&orderId=" + id;

        assertThat(desk.v3With(nonce + 1, "DELETE", "/fapi/v3/guardedCancelOrder", named)
                        .body())
                .contains("-2011");
        JsonNode cancelled = desk.read(desk.v3With(nonce, "DELETE", "/fapi/v3/guardedCancelOrder", named));

        assertThat(cancelled.path("status").asText()).isEqualTo("CANCELED");
    }

    @Test
    void a_noop_takes_a_nonce_away_from_a_later_request() {
        long nonce = desk.clock.millis() * 1000 + 500;

        assertThat(desk.read(desk.v3With(nonce, "POST", "/fapi/v3/noop", ""))
                        .path("code")
                        .asInt())
                .isEqualTo(200);
        assertThat(desk.v3With(nonce, "GET", "/fapi/v3/balance", "").body()).contains("-4225");
    }

    private JsonNode openOrder() {
        return desk.read(desk.v3("GET", "/fapi/v3/openOrders", "symbol=BTCUSDT"))
                .path(0);
    }

    private JsonNode open(String id) {
        return open(id, "OTOCO");
    }

    private JsonNode open(String id, String type) {
        return desk.read(desk.v3("GET", "/fapi/v3/strategyOpenOrder", "strategyType=" + type + "&strategyId=" + id));
    }

    private static String order(String subId, String side, String type, String stopPrice, String price) {
        String stop = stopPrice.isEmpty() ? "" : ",\"stopPrice\":\"" + stopPrice + "\"";
        String limit = price.isEmpty() ? "" : ",\"timeInForce\":\"GTC\",\"price\":\"" + price + "\"";
        return "{\"strategySubId\":\"" + subId + "\",\"symbol\":\"BTCUSDT\",\"side\":\"" + side + "\",\"type\":\""
                + type + "\",\"quantity\":\"0.010\"" + stop + limit + "}";
    }

    private static String list(String... orders) {
        return "[" + String.join(",", orders) + "]";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String near(String factor) {
        return new BigDecimal(desk.open("/fapi/v3/ticker/price", "symbol=BTCUSDT")
                        .path("price")
                        .asText())
                .multiply(new BigDecimal(factor))
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
