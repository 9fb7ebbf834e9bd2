package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.HttpReply;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the venue refuses of conditional orders, modes and margins: code and text of aster.md section 5.2. */
class WaitingRefusalsTest {

    private static final String STOP = "symbol=BTCUSDT&side=SELL&type=STOP_MARKET&";

    private final Desk desk = new Desk();

    private record Row(String path, String parameters, int code, String text) {}

    private static Row order(String parameters, int code, String text) {
        return new Row("/fapi/v3/order", parameters, code, text);
    }

    @TestFactory
    Stream<DynamicTest> conditional_orders_are_refused_with_the_venue_s_code_and_text() {
        String trailing = "symbol=BTCUSDT&side=SELL&type=TRAILING_STOP_MARKET&quantity=0.01";
        return Stream.of(
                        order(STOP + "quantity=0.01", -1102, mandatory("stopPrice")),
                        order(STOP + "stopPrice=77000", -1102, mandatory("quantity")),
                        order(STOP + "stopPrice=79000&quantity=0.01", -2021, "Order would immediately trigger."),
                        order(STOP + "stopPrice=0&quantity=0.01", -4006, "Stop price less than zero."),
                        order(STOP + "stopPrice=2000000&quantity=0.01", -4007, "Stop price greater than max price."),
                        order(
                                STOP + "stopPrice=77000&quantity=0.01&price=77000",
                                -1106,
                                "Parameter 'price' sent when not required."),
                        order(STOP + "stopPrice=77000&quantity=0.01&timeInForce=IOC", -1115, "Invalid timeInForce."),
                        order(
                                STOP + "stopPrice=77000&quantity=0.01&closePosition=true",
                                -4137,
                                "Quantity must be zero with closePosition equals true."),
                        order(
                                STOP + "stopPrice=77000&closePosition=true&reduceOnly=true",
                                -1106,
                                "Parameter 'reduceOnly' sent when not required."),
                        order(
                                STOP + "stopPrice=77000&closePosition=true&reduceOnly=false",
                                -4138,
                                "Reduce only must be true with closePosition equals true."),
                        order(trailing + "&callbackRate=1&activationPrice=0", -4135, "Invalid activation price."),
                        order(
                                STOP + "stopPrice=77000&quantity=0.01&workingType=INDEX",
                                -4031,
                                "Invalid parameter working type."),
                        order(
                                "symbol=BTCUSDT&side=BUY&type=STOP&quantity=0.01&stopPrice=78000&price=80000",
                                -4183,
                                "Limit price can't be higher than 79560.0."),
                        order(trailing, -1102, mandatory("callbackRate")),
                        order(
                                trailing + "&callbackRate=5.1",
                                -1130,
                                "Data sent for parameter 'callbackRate' is not valid."),
                        order(
                                trailing + "&callbackRate=1&activationPrice=70000",
                                -2021,
                                "Order would immediately trigger."),
                        order(
                                trailing + "&callbackRate=1&stopPrice=70000",
                                -1106,
                                "Parameter 'stopPrice' sent when not required."),
                        order(
                                "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&builder=0x1&feeRate=0.0001",
                                -1130,
                                "No builder found"),
                        new Row(
                                "/fapi/v3/positionMargin",
                                "symbol=BTCUSDT&amount=1&type=1",
                                -4054,
                                "Cannot add position margin: position is 0."),
                        new Row(
                                "/fapi/v3/positionMargin",
                                "symbol=BTCUSDT&amount=-1&type=1",
                                -4055,
                                "Amount must be positive."),
                        new Row(
                                "/fapi/v3/asset/wallet/transfer",
                                "amount=1000000&asset=USDT&clientTranId=a&kindType=SPOT_FUTURE",
                                -2018,
                                "Balance is insufficient."),
                        new Row(
                                "/fapi/v3/asset/wallet/transfer",
                                "amount=1&asset=SHELLS&clientTranId=a&kindType=SPOT_FUTURE",
                                -1108,
                                "Invalid asset."))
                .map(row -> DynamicTest.dynamicTest(
                        row.code() + " " + row.parameters(),
                        () -> refused(desk.v3("POST", row.path(), row.parameters()), row.code(), row.text())));
    }

    @Test
    void more_than_ten_orders_of_a_symbol_do_not_wait() {
        for (int i = 0; i < 10; i++) {
            desk.read(desk.v3("POST", "/fapi/v3/order", STOP + "stopPrice=7000" + i + "&quantity=0.01"));
        }

        refused(
                desk.v3("POST", "/fapi/v3/order", STOP + "stopPrice=70100&quantity=0.01"),
                -4045,
                "Reach max stop order limit.");
    }

    @Test
    void modes_do_not_change_under_orders_and_positions() {
        String limit = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=76500";
        desk.read(desk.v3("POST", "/fapi/v3/order", limit));
        refused(
                desk.v3("POST", "/fapi/v3/marginType", "symbol=BTCUSDT&marginType=ISOLATED"),
                -4047,
                "Margin type cannot be changed if there exists open orders.");
        refused(
                desk.v3("POST", "/fapi/v3/positionSide/dual", "dualSidePosition=true"),
                -4067,
                "Position side cannot be changed if there exists open orders.");

        desk.read(desk.v3("DELETE", "/fapi/v3/allOpenOrders", "symbol=BTCUSDT"));
        desk.read(desk.v3("POST", "/fapi/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01"));

        refused(
                desk.v3("POST", "/fapi/v3/marginType", "symbol=BTCUSDT&marginType=ISOLATED"),
                -4048,
                "Margin type cannot be changed if there exists position.");
        refused(
                desk.v3("POST", "/fapi/v3/positionSide/dual", "dualSidePosition=true"),
                -4068,
                "Position side cannot be changed if there exists position.");
        refused(
                desk.v3("POST", "/fapi/v3/positionMargin", "symbol=BTCUSDT&amount=1&type=1"),
                -4049,
                "Add margin only support for isolated position.");
    }

    @Test
    void several_assets_and_isolated_margin_exclude_each_other() {
        desk.read(desk.v3("POST", "/fapi/v3/multiAssetsMargin", "multiAssetsMargin=true"));

        refused(
                desk.v3("POST", "/fapi/v3/marginType", "symbol=BTCUSDT&marginType=ISOLATED"),
                -4168,
                "Unable to adjust to isolated-margin mode under the Multi-Assets mode.");
    }

    private static String mandatory(String name) {
        return "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.";
    }

    private static void refused(HttpReply reply, int code, String text) {
        JsonNode body = RecordingSocket.read(reply.body());
        assertThat(body.path("code").asInt()).as(reply.body()).isEqualTo(code);
        assertThat(body.path("msg").asText()).isEqualTo(text);
        assertThat(reply.status()).isEqualTo(400);
    }
}
