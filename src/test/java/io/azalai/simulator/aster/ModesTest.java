package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.Control;
import io.azalai.simulator.loopback.HttpReply;
import io.azalai.simulator.loopback.HttpRequest;
import io.azalai.simulator.loopback.Loopback;
import io.azalai.simulator.loopback.OrderAsk;
import io.azalai.simulator.loopback.ShiftingClock;
import io.azalai.simulator.matching.FundingTerms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hedge mode, isolated margin, several assets and transfers, in answers and in events. */
class ModesTest {

    private final Desk desk = new Desk();

    @Test
    void hedge_mode_holds_two_legs_of_one_symbol() {
        RecordingSocket user = userStream();
        post("positionSide/dual", "dualSidePosition=true");
        post("order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.010&positionSide=LONG");
        post("order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.020&positionSide=SHORT");

        JsonNode legs = desk.read(desk.v3("GET", "/fapi/v3/positionRisk", "symbol=BTCUSDT"));

        assertThat(legs)
                .extracting(row -> row.path("positionSide").asText() + " "
                        + row.path("positionAmt").asText())
                .containsExactly("LONG 0.010", "SHORT -0.020");
        JsonNode mode = user.events("ACCOUNT_CONFIG_UPDATE").get(0).path("ai");
        assertThat(mode.path("d").asBoolean()).isTrue();
        List<JsonNode> changes = user.events("ACCOUNT_UPDATE");
        assertThat(changes.get(changes.size() - 1).path("a").path("P"))
                .extracting(
                        row -> row.path("ps").asText() + " " + row.path("pa").asText())
                .containsExactly("LONG 0.010", "SHORT -0.020");
        assertThat(user.events("ORDER_TRADE_UPDATE").get(0).path("o").path("ps").asText())
                .isEqualTo("LONG");
    }

    @Test
    void the_ledger_shows_both_legs() {
        post("positionSide/dual", "dualSidePosition=true");
        post("order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.010&positionSide=LONG");
        post("order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.020&positionSide=SHORT");
        HttpReply ledger;
        try (Loopback loopback = new Loopback(desk.clock)) {
            ledger = new Control(loopback, List.of(desk.venue), desk.prices, new ShiftingClock(desk.clock))
                    .answer(new HttpRequest("GET", "/ledger", "", Map.of(), "", desk.clock.instant()));
        }

        assertThat(RecordingSocket.read(ledger.body())
                        .at("/aster/accounts/futures/" + desk.credentials.user() + "/positions"))
                .extracting(position -> position.path("positionSide").asText() + " "
                        + position.path("size").asText())
                .containsExactly("LONG 0.010", "SHORT -0.020");
    }

    @Test
    void requests_are_counted_by_the_order_they_ask_of() {
        assertThat(asks("POST", "/fapi/v3/order", "newClientOrderId=a"))
                .containsExactly(new OrderAsk(OrderAsk.Kind.PLACE, "a"));
        assertThat(asks(
                        "POST",
                        "/fapi/v3/batchOrders",
                        "batchOrders=[{\"newClientOrderId\":\"a\"},{\"symbol\":\"b\"}]"))
                .containsExactly(new OrderAsk(OrderAsk.Kind.PLACE, "a"));
        assertThat(asks("PUT", "/fapi/v3/order", "orderId=7")).containsExactly(new OrderAsk(OrderAsk.Kind.AMEND, "7"));
        assertThat(asks("DELETE", "/api/v1/order", "origClientOrderId=a"))
                .containsExactly(new OrderAsk(OrderAsk.Kind.CANCEL, "a"));
        assertThat(asks("DELETE", "/fapi/v3/batchOrders", "orderIdList=[7,8]"))
                .containsExactly(new OrderAsk(OrderAsk.Kind.CANCEL, "7"), new OrderAsk(OrderAsk.Kind.CANCEL, "8"));
        assertThat(asks("GET", "/fapi/v3/order", "origClientOrderId=a")).isEmpty();
    }

    private List<OrderAsk> asks(String method, String path, String parameters) {
        boolean inBody = method.startsWith("P");
        HttpRequest request = new HttpRequest(
                method, path, inBody ? "" : parameters, Map.of(), inBody ? parameters : "", desk.clock.instant());
        return desk.venue.sites().get("futuresRest").orderAsks(request);
    }

    @Test
    void a_position_that_has_grown_beyond_the_bracket_is_closed_whole() {
        String price =
                desk.best("/fapi/v3/ticker/bookTicker", "BTCUSDT", "askPrice").toPlainString();
        String order = "symbol=BTCUSDT&type=LIMIT&timeInForce=GTC&quantity=120&price=" + price + "&side=";
        Desk other = desk.second();
        for (Desk each : List.of(desk, other)) {
            desk.venue.deposit(each.credentials.user(), "USDT", new BigDecimal("5000000"));
            each.read(each.v3("POST", "/fapi/v3/leverage", "symbol=BTCUSDT&leverage=100"));
        }
        other.read(other.v3("POST", "/fapi/v3/order", order + "SELL"));
        post("positionSide/dual", "dualSidePosition=true");
        post("order", order + "BUY&positionSide=LONG");

        desk.prices.jump("BTC", new BigDecimal("1.1"));
        desk.ticks(1);

        assertThat(desk.v3("POST", "/fapi/v3/order", order + "BUY&positionSide=LONG")
                        .body())
                .contains("-2027");
        post("order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=120&positionSide=LONG");
    }

    @Test
    void funding_of_two_legs_is_two_rows_with_an_id_each() {
        post("positionSide/dual", "dualSidePosition=true");
        post("order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.010&positionSide=LONG");
        post("order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.020&positionSide=SHORT");

        desk.venue.engines().get("futures").settleFunding(new FundingTerms(8, 10, 8), desk.clock.instant());

        JsonNode rows = desk.read(desk.v3("GET", "/fapi/v3/income", "incomeType=FUNDING_FEE"));
        assertThat(rows)
                .hasSize(2)
                .extracting(row -> row.path("tranId").asText())
                .doesNotHaveDuplicates();
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/income", "incomeType=FUNDING_FEE")))
                .isEqualTo(rows);
    }

    @Test
    void margin_is_set_aside_for_an_isolated_position_and_moved_by_hand() {
        RecordingSocket user = userStream();
        post("leverage", "symbol=BTCUSDT&leverage=10");
        post("marginType", "symbol=BTCUSDT&marginType=ISOLATED");
        post("order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.100");
        JsonNode before = risk();

        JsonNode added = post("positionMargin", "symbol=BTCUSDT&amount=100&type=1");

        JsonNode after = risk();
        assertThat(added.path("amount").decimalValue()).isEqualByComparingTo("100");
        assertThat(before.path("marginType").asText()).isEqualTo("isolated");
        assertThat(decimal(before, "isolatedWallet")).isBetween(new BigDecimal("770"), new BigDecimal("785"));
        assertThat(decimal(after, "isolatedWallet").subtract(decimal(before, "isolatedWallet")))
                .isEqualByComparingTo("100");
        assertThat(decimal(after, "liquidationPrice")).isLessThan(decimal(before, "liquidationPrice"));
        List<JsonNode> changes = user.events("ACCOUNT_UPDATE");
        assertThat(changes)
                .extracting(event -> event.path("a").path("m").asText())
                .containsExactly("MARGIN_TYPE_CHANGE", "ORDER", "MARGIN_TRANSFER");
        JsonNode last = changes.get(2).path("a");
        assertThat(last.path("B").path(0).path("bc").asText()).isEqualTo("-100");
        assertThat(last.path("P").path(0).path("mt").asText()).isEqualTo("isolated");
        BigDecimal wallet = new BigDecimal(last.path("B").path(0).path("wb").asText());
        BigDecimal cross = new BigDecimal(last.path("B").path(0).path("cw").asText());
        assertThat(wallet.subtract(cross)).isEqualByComparingTo(decimal(after, "isolatedWallet"));
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/positionMargin/history", "symbol=BTCUSDT"))
                        .path(0)
                        .path("amount")
                        .asText())
                .isEqualTo("100");
    }

    @Test
    void funding_of_a_cross_position_names_no_position() {
        RecordingSocket user = userStream();
        post("order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.100");

        desk.venue.engines().get("futures").settleFunding(new FundingTerms(8, 10, 8), desk.clock.instant());

        List<JsonNode> changes = user.events("ACCOUNT_UPDATE");
        JsonNode last = changes.get(changes.size() - 1).path("a");
        assertThat(last.path("m").asText()).isEqualTo("FUNDING_FEE");
        assertThat(last.path("P")).isEmpty();
        JsonNode paid = desk.read(desk.v3("GET", "/fapi/v3/income", "incomeType=FUNDING_FEE"))
                .path(0);
        assertThat(decimal(paid, "income"))
                .isEqualByComparingTo(
                        new BigDecimal(last.path("B").path(0).path("bc").asText())
                                .setScale(8, java.math.RoundingMode.HALF_UP));
    }

    @Test
    void a_transfer_is_in_both_wallets_and_in_both_histories() {
        RecordingSocket user = userStream();
        String transfer = "amount=250&asset=USDT&clientTranId=once&kindType=FUTURE_SPOT";

        JsonNode moved = post("asset/wallet/transfer", transfer);

        assertThat(moved.path("status").asText()).isEqualTo("SUCCESS");
        JsonNode event = user.events("ACCOUNT_UPDATE").get(0).path("a");
        assertThat(event.path("m").asText()).isEqualTo("WITHDRAW");
        assertThat(event.path("B").path(0).path("bc").asText()).isEqualTo("-250");
        JsonNode income = desk.read(desk.v3("GET", "/fapi/v3/income", "incomeType=TRANSFER"))
                .path(0);
        assertThat(decimal(income, "income")).isEqualByComparingTo("-250");
        JsonNode history =
                desk.read(desk.v3("GET", "/api/v3/transactionHistory", "")).path(0);
        assertThat(history.path("type").asText()).isEqualTo("TRANSFER_FUTURE_TO_SPOT");
        assertThat(decimal(history, "balanceDelta")).isEqualByComparingTo("250");
        assertThat(desk.v3("POST", "/api/v3/asset/wallet/transfer", transfer).body())
                .contains("-4115");
    }

    @Test
    void a_spot_trade_has_a_row_for_what_was_given_and_one_for_what_was_got() {
        JsonNode before = spot();
        desk.read(desk.v3("POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01"));

        JsonNode rows = desk.read(desk.v3("GET", "/api/v3/transactionHistory", ""));

        assertThat(rows).extracting(row -> row.path("type").asText()).contains("TRADE_SOURCE", "TRADE_TARGET");
        assertThat(rows).extracting(row -> row.path("tranId").asLong()).doesNotHaveDuplicates();
        assertThat(sum(rows, "USDT")).isEqualByComparingTo(free(spot(), "USDT").subtract(free(before, "USDT")));
        assertThat(sum(rows, "BTC")).isEqualByComparingTo(free(spot(), "BTC").subtract(free(before, "BTC")));
        JsonNode given = desk.read(desk.v3("GET", "/api/v3/transactionHistory", "type=TRADE_SOURCE"))
                .path(0);
        assertThat(given.path("asset").asText()).isEqualTo("USDT");
        assertThat(given.path("balanceInfo").asText()).isEqualTo("TRADE_SOURCE");
        assertThat(decimal(given, "balanceDelta")).isNegative();
        assertThat(given.path("tradeId").isNull()).isTrue();
        assertThat(given.path("symbol").asText()).isEmpty();
    }

    private JsonNode spot() {
        return desk.read(desk.v3("GET", "/api/v3/account", "")).path("balances");
    }

    private static BigDecimal free(JsonNode balances, String asset) {
        for (JsonNode balance : balances) {
            if (balance.path("asset").asText().equals(asset)) {
                return decimal(balance, "free");
            }
        }
        return BigDecimal.ZERO;
    }

    private static BigDecimal sum(JsonNode rows, String asset) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            sum = row.path("asset").asText().equals(asset) ? sum.add(decimal(row, "balanceDelta")) : sum;
        }
        return sum;
    }

    private JsonNode post(String call, String parameters) {
        return desk.read(desk.v3("POST", "/fapi/v3/" + call, parameters));
    }

    private JsonNode risk() {
        return desk.read(desk.v3("GET", "/fapi/v3/positionRisk", "symbol=BTCUSDT"))
                .path(0);
    }

    private static BigDecimal decimal(JsonNode row, String name) {
        return new BigDecimal(row.path(name).asText());
    }

    private RecordingSocket userStream() {
        JsonNode key = desk.read(desk.v3("POST", "/fapi/v3/listenKey", ""));
        return desk.connect("futuresWs", "/ws/" + key.path("listenKey").asText());
    }
}
