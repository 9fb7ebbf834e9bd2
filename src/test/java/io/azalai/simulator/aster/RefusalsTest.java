package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.HttpReply;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the venue refuses, with the code and text of aster.md section 5.2. */
class RefusalsTest {

    private static final String ORDER = "/fapi/v1/order";
    private static final String SPOT = "/api/v1/order";

    private final Desk desk = new Desk();

    private record Case(String path, String parameters, int code, String text) {}

    private static Case futures(String parameters, int code, String text) {
        return new Case(ORDER, parameters, code, text);
    }

    private static Case spot(String parameters, int code, String text) {
        return new Case(SPOT, parameters, code, text);
    }

    private static String limit(String symbol, String quantity, String price) {
        return "symbol=" + symbol + "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=" + quantity + "&price=" + price;
    }

    @TestFactory
    Stream<DynamicTest> orders_are_refused_with_the_venue_s_code_and_text() {
        String market = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=";
        return Stream.of(
                        futures(limit("NOPEUSDT", "1", "1"), -1121, "Invalid symbol."),
                        futures("side=BUY&type=MARKET&quantity=1", -1102, mandatory("symbol")),
                        futures("symbol=BTCUSDT&type=MARKET&quantity=1", -1102, mandatory("side")),
                        futures(
                                "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=77000",
                                -1102,
                                mandatory("timeInForce")),
                        futures("symbol=BTCUSDT&side=HOLD&type=MARKET&quantity=1", -1117, "Invalid side."),
                        futures("symbol=BTCUSDT&side=BUY&type=STOP_LOSS&quantity=1", -1116, "Invalid orderType."),
                        futures("symbol=BTCUSDT&side=BUY&type=STOP&quantity=1", -1102, mandatory("price")),
                        futures(limit("BTCUSDT", "1", "77000").replace("GTC", "DAY"), -1115, "Invalid timeInForce."),
                        futures(market + "1&price=1", -1106, "Parameter 'price' sent when not required."),
                        futures(
                                limit("BTCUSDT", "1", "77000") + "&stopPrice=1",
                                -1106,
                                "Parameter 'stopPrice' sent when not required."),
                        futures(
                                limit("BTCUSDT", "0.0001", "77000"),
                                -1111,
                                "Precision is over the maximum defined for this asset."),
                        futures(
                                limit("BTCUSDT", "1", "77000.05"),
                                -1111,
                                "Precision is over the maximum defined for this asset."),
                        futures(limit("ASTERUSDT", "100", "0.73005"), -4014, "Price not increased by tick size."),
                        futures(limit("BTCUSDT", "0", "77000"), -4003, "Quantity less than zero."),
                        futures(limit("BTCUSDT", "-1", "77000"), -4003, "Quantity less than zero."),
                        futures(limit("BTCUSDT", "1001", "77000"), -4005, "Quantity greater than max quantity."),
                        futures(market + "121", -4005, "Quantity greater than max quantity."),
                        futures(limit("BTCUSDT", "1", "0"), -4001, "Price less than 0."),
                        futures(limit("BTCUSDT", "1", "0.9"), -4013, "Price less than min price."),
                        futures(limit("BTCUSDT", "1", "1000001"), -4002, "Price greater than max price."),
                        futures(
                                limit("BTCUSDT", "1", "99000"),
                                -4016,
                                "Price is higher than mark price multiplier cap."),
                        futures(
                                limit("BTCUSDT", "1", "60000").replace("BUY", "SELL"),
                                -4024,
                                "Price is lower than mark price multiplier floor."),
                        futures(
                                limit("ASTERUSDT", "1", "0.73"),
                                -4164,
                                "Order's notional must be no smaller than 5.0 (unless you choose reduce only)"),
                        futures(
                                market + "0.01&positionSide=LONG",
                                -4061,
                                "Order's position side does not match user's setting."),
                        futures(market + "0.01&positionSide=UP", -4060, "Invalid position side."),
                        futures(market + "0.01&reduceOnly=true", -2022, "ReduceOnly Order is rejected."),
                        futures(market + "100", -2019, "Margin is insufficient."),
                        futures(market + "0.01&newClientOrderId=a%20b", -4015, "Client order id is not valid."),
                        futures(market + "0.01&newOrderRespType=FULL", -1136, "Invalid newOrderRespType."),
                        futures(market + "0.01&newClientOrderId=", -1118, "New client order ID was empty."),
                        futures(market + "0.01&reduceOnly=maybe", -4062, "Invalid or improper reduceOnly value."),
                        futures(
                                market + "1e-3",
                                -1100,
                                "Illegal characters found in parameter 'quantity'; legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'."),
                        spot(limit("BTCUSDT", "1.5", "77000"), -2018, "Balance is insufficient."),
                        spot(
                                limit("BTCUSDT", "0.00001", "77000"),
                                -5076,
                                "Total order value should be more than 5 USDT"),
                        spot(market + "0.00006", -5076, "Total order value should be more than 5 USDT"),
                        spot(
                                limit("BTCUSDT", "0.1", "77000.001"),
                                -1111,
                                "Precision is over the maximum defined for this asset."),
                        spot(market + "0.1&reduceOnly=true", -1106, "Parameter 'reduceOnly' sent when not required."),
                        spot(
                                "symbol=BTCUSDT&side=BUY&type=MARKET",
                                -1102,
                                "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!"))
                .map(row -> DynamicTest.dynamicTest(
                        row.code() + " " + row.parameters(),
                        () -> refused(desk.v1("POST", row.path(), row.parameters()), row.code(), row.text())));
    }

    private static String mandatory(String name) {
        return "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.";
    }

    @Test
    void an_unknown_order_cannot_be_cancelled_or_read() {
        refused(desk.v1("DELETE", ORDER, "symbol=BTCUSDT&orderId=1"), -2011, "Unknown order sent.");
        refused(desk.v1("GET", ORDER, "symbol=BTCUSDT&origClientOrderId=none"), -2013, "Order does not exist.");
        refused(
                desk.v1("GET", ORDER, "symbol=BTCUSDT&origClientOrderId="),
                -1119,
                "Original client order ID was empty.");
        refused(
                desk.v1("DELETE", "/fapi/v1/batchOrders", "symbol=BTCUSDT&orderIdList=[1,2,3,4,5,6,7,8,9,10,11]"),
                -4032,
                "Exceed maximum cancel order size.");
        refused(
                desk.v1("GET", ORDER, "symbol=BTCUSDT"),
                -1102,
                "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!");
    }

    @Test
    void a_client_order_id_is_taken_while_its_order_is_open() {
        String order =
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=70000&newClientOrderId=mine";
        desk.read(desk.v1("POST", ORDER, order));

        refused(desk.v1("POST", ORDER, order), -4116, "ClientOrderId is duplicated.");
        desk.read(desk.v1("DELETE", ORDER, "symbol=BTCUSDT&origClientOrderId=mine"));
        desk.read(desk.v1("POST", ORDER, order));
    }

    @Test
    void settings_that_hold_already_are_refused_as_such() {
        refused(
                desk.v1("POST", "/fapi/v1/marginType", "symbol=BTCUSDT&marginType=CROSSED"),
                -4046,
                "No need to change margin type.");
        refused(
                desk.v1("POST", "/fapi/v1/positionSide/dual", "dualSidePosition=false"),
                -4059,
                "No need to change position side.");
        refused(
                desk.v1("POST", "/fapi/v1/leverage", "symbol=BTCUSDT&leverage=500"),
                -4028,
                "Leverage 500 is not valid");
    }

    @Test
    void leverage_bounds_positions_and_needs_margin_to_fall() {
        desk.read(desk.v1("POST", "/fapi/v1/leverage", "symbol=BTCUSDT&leverage=100"));
        refused(
                desk.v1("POST", ORDER, limit("BTCUSDT", "140", "76500")),
                -2027,
                "Exceeded the maximum allowable position at current leverage.");
        desk.read(desk.v1("POST", "/fapi/v1/leverage", "symbol=BTCUSDT&leverage=50"));
        desk.read(desk.v1("POST", ORDER, limit("BTCUSDT", "55", "77900")));

        refused(
                desk.v1("POST", "/fapi/v1/leverage", "symbol=BTCUSDT&leverage=10"),
                -2028,
                "Leverage is smaller than permitted: insufficient margin balance.");
    }

    @Test
    void depth_and_intervals_are_checked() {
        refused(
                desk.send("futuresRest", "GET", "/fapi/v1/depth", "symbol=BTCUSDT&limit=7", ""),
                -4021,
                "7 is not valid depth limit.");
        refused(
                desk.send("spotRest", "GET", "/api/v1/klines", "symbol=BTCUSDT&interval=7m", ""),
                -1120,
                "Invalid interval.");
    }

    @Test
    void a_listen_key_that_is_not_there_cannot_be_kept() {
        refused(desk.v1("PUT", "/fapi/v1/listenKey", ""), -1125, "This listenKey does not exist.");
        refused(desk.v1("PUT", "/api/v1/listenKey", "listenKey=none"), -1125, "This listenKey does not exist.");
    }

    @Test
    void an_unknown_path_is_a_page() {
        HttpReply reply = unknown();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.contentType()).isEqualTo("text/html");
        assertThat(reply.headers()).containsEntry("X-MBX-USED-WEIGHT-1M", "0");
        desk.open("/fapi/v1/time", "");
        assertThat(unknown().headers()).containsEntry("X-MBX-USED-WEIGHT-1M", "1");
        desk.ticks(600);
        assertThat(unknown().headers()).containsEntry("X-MBX-USED-WEIGHT-1M", "0");
    }

    private HttpReply unknown() {
        return desk.send("futuresRest", "GET", "/fapi/v1/nope", "", "");
    }

    @Test
    void beyond_the_weight_of_a_minute_requests_are_refused_until_it_is_over() {
        HttpReply reply = desk.send("futuresRest", "GET", "/fapi/v1/ticker/24hr", "", "");
        assertThat(reply.headers()).containsEntry("X-MBX-USED-WEIGHT-1M", "40");
        for (int i = 0; i < 60; i++) {
            reply = desk.send("futuresRest", "GET", "/fapi/v1/ticker/24hr", "", "");
        }

        assertThat(reply.status()).isEqualTo(429);
        assertThat(RecordingSocket.read(reply.body()).path("code").asInt()).isEqualTo(-1003);
        assertThat(reply.headers()).containsEntry("Retry-After", "26");
        desk.clock.step(Duration.ofSeconds(26));
        assertThat(desk.send("futuresRest", "GET", "/fapi/v1/time", "", "").status())
                .isEqualTo(200);
    }

    @Test
    void weight_may_be_let_go_and_is_told_no_longer() {
        desk.venue.turn("noWeightLimit", true);

        for (int i = 0; i < 90; i++) {
            HttpReply reply = desk.send("futuresRest", "GET", "/fapi/v1/ticker/24hr", "", "");
            desk.read(reply);
            assertThat(reply.headers()).doesNotContainKey("X-MBX-USED-WEIGHT-1M");
        }
    }

    @Test
    void who_goes_on_after_refusals_is_banned_and_told_until_when() {
        HttpReply reply = desk.send("futuresRest", "GET", "/fapi/v1/ticker/24hr", "", "");
        for (int i = 0; i < 90; i++) {
            reply = desk.send("futuresRest", "GET", "/fapi/v1/ticker/24hr", "", "");
        }

        assertThat(reply.status()).isEqualTo(418);
        assertThat(reply.headers()).containsEntry("Retry-After", "120");
        assertThat(RecordingSocket.read(reply.body()).path("msg").asText())
                .startsWith("Way too many requests; IP banned until " + (desk.clock.millis() + 120_000));
        desk.clock.step(Duration.ofSeconds(61));
        assertThat(desk.send("futuresRest", "GET", "/fapi/v1/time", "", "").status())
                .isEqualTo(418);
        desk.clock.step(Duration.ofSeconds(60));
        assertThat(desk.send("futuresRest", "GET", "/fapi/v1/time", "", "").status())
                .isEqualTo(200);
    }

    @Test
    void queries_are_no_wider_than_a_week_and_ask_by_id_or_by_time() {
        refused(
                desk.v1("GET", "/fapi/v1/userTrades", "symbol=BTCUSDT&startTime=1&endTime=604800002"),
                -1127,
                "More than 168 hours between startTime and endTime.");
        refused(
                desk.v1("GET", "/api/v1/userTrades", "symbol=BTCUSDT&fromId=1&startTime=1"),
                -1128,
                "Combination of optional parameters invalid.");
    }

    @Test
    void orders_are_counted_and_limited() {
        HttpReply reply = desk.v1("POST", ORDER, "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.001");
        assertThat(reply.headers())
                .containsEntry("X-MBX-ORDER-COUNT-10S", "1")
                .containsEntry("X-MBX-ORDER-COUNT-1M", "1");
        for (int i = 0; i < 300; i++) {
            reply = desk.v1("POST", ORDER, "symbol=NOPE");
        }

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.headers()).doesNotContainKey("Retry-After");
        assertThat(RecordingSocket.read(reply.body()).path("code").asInt()).isEqualTo(-1015);
    }

    private static void refused(HttpReply reply, int code, String text) {
        JsonNode body = RecordingSocket.read(reply.body());
        assertThat(body.path("code").asInt()).as(reply.body()).isEqualTo(code);
        assertThat(body.path("msg").asText()).isEqualTo(text);
        assertThat(reply.status()).isEqualTo(400);
    }
}
