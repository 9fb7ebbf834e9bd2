package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.simulator.matching.FundingTerms;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a trader and the public see when margin runs out: funding of many hours eats it here. */
class LiquidationTest {

    private final Desk desk = new Desk();

    @Test
    void an_isolated_position_without_margin_is_closed_by_the_venue() throws IOException {
        RecordingSocket user = userStream();
        RecordingSocket everybody = desk.connect("futuresWs", "/ws/!forceOrder@arr/btcusdt@forceOrder");
        post("leverage", "symbol=BTCUSDT&leverage=100");
        post("marginType", "symbol=BTCUSDT&marginType=ISOLATED");
        post("order", "symbol=BTCUSDT&side=" + paying() + "&type=MARKET&quantity=1");
        user.frames.clear();

        starve();

        JsonNode flat = desk.read(desk.v3("GET", "/fapi/v3/positionRisk", "symbol=BTCUSDT"))
                .path(0);
        assertThat(flat.path("positionAmt").asText()).isEqualTo("0.000");
        List<JsonNode> events = user.events("ORDER_TRADE_UPDATE");
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(event.path("o").path("c").asText()).startsWith("autoclose-");
            assertThat(event.path("o").path("o").asText()).isEqualTo("LIQUIDATION");
        });
        assertThat(everybody.events("forceOrder")).hasSize(2);
        sameFields(everybody.events("forceOrder").get(0));
        JsonNode rows = desk.read(desk.v3("GET", "/fapi/v3/forceOrders", "symbol=BTCUSDT"));
        assertThat(rows.path(0).path("clientOrderId").asText()).startsWith("autoclose-");
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/forceOrders", "symbol=BTCUSDT&autoCloseType=ADL")))
                .isEmpty();
    }

    @Test
    void every_dollar_of_a_liquidation_is_in_the_income() {
        BigDecimal before = wallet();
        post("leverage", "symbol=BTCUSDT&leverage=100");
        post("marginType", "symbol=BTCUSDT&marginType=ISOLATED");
        post("order", "symbol=BTCUSDT&side=" + paying() + "&type=MARKET&quantity=1");

        desk.venue.engines().get("futures").settleFunding(new FundingTerms(600, 10, 8), desk.clock.instant());
        desk.ticks(1);

        assertThat(isFlat()).isTrue();
        BigDecimal income = BigDecimal.ZERO;
        boolean cleared = false;
        for (JsonNode row : desk.read(desk.v3("GET", "/fapi/v3/income", "limit=1000"))) {
            income = income.add(new BigDecimal(row.path("income").asText()));
            cleared = cleared || row.path("incomeType").asText().equals("INSURANCE_CLEAR");
        }
        assertThat(cleared).isTrue();
        assertThat(wallet().subtract(before)).isCloseTo(income, Offset.offset(new BigDecimal("0.000001")));
    }

    private BigDecimal wallet() {
        return new BigDecimal(desk.read(desk.v3("GET", "/fapi/v3/balance", ""))
                .path(0)
                .path("balance")
                .asText());
    }

    @Test
    void a_wallet_that_is_almost_used_up_is_called_for_margin_once() {
        RecordingSocket user = userStream();
        post("leverage", "symbol=BTCUSDT&leverage=100");
        post("order", "symbol=BTCUSDT&side=" + paying() + "&type=MARKET&quantity=60");
        post("asset/wallet/transfer", "amount=" + spare() + "&asset=USDT&clientTranId=x&kindType=FUTURE_SPOT");

        for (int i = 0; i < 2_000 && user.events("MARGIN_CALL").isEmpty(); i++) {
            desk.venue.engines().get("futures").settleFunding(new FundingTerms(1, 10, 8), desk.clock.instant());
            desk.venue.second();
        }
        desk.venue.second();

        List<JsonNode> calls = user.events("MARGIN_CALL");
        assertThat(calls).hasSize(1);
        JsonNode row = calls.get(0).path("p").path(0);
        assertThat(row.path("s").asText()).isEqualTo("BTCUSDT");
        assertThat(row.path("mt").asText()).isEqualTo("CROSSED");
        assertThat(new BigDecimal(row.path("mm").asText())).isPositive();
    }

    @Test
    void an_isolated_position_is_called_for_margin_of_its_own_once() {
        RecordingSocket user = userStream();
        post("leverage", "symbol=BTCUSDT&leverage=100");
        post("marginType", "symbol=BTCUSDT&marginType=ISOLATED");
        post("order", "symbol=BTCUSDT&side=" + paying() + "&type=MARKET&quantity=1");

        for (int i = 0; i < 500 && user.events("MARGIN_CALL").isEmpty(); i++) {
            desk.venue.engines().get("futures").settleFunding(new FundingTerms(8, 10, 8), desk.clock.instant());
            desk.venue.second();
        }
        desk.venue.second();

        assertThat(user.events("MARGIN_CALL")).hasSize(1);
        JsonNode call = user.events("MARGIN_CALL").get(0);
        assertThat(call.has("cw")).isFalse();
        assertThat(call.at("/p/0/mt").asText()).isEqualTo("ISOLATED");
        assertThat(new BigDecimal(call.at("/p/0/iw").asText())).isPositive();
        assertThat(call.path("p")).hasSize(1);
    }

    @Test
    void a_position_that_funding_leaves_without_margin_is_told_to_be_closed() {
        RecordingSocket user = userStream();
        post("leverage", "symbol=BTCUSDT&leverage=100");
        post("order", "symbol=BTCUSDT&side=" + paying() + "&type=MARKET&quantity=60");
        post("asset/wallet/transfer", "amount=" + spare() + "&asset=USDT&clientTranId=x&kindType=FUTURE_SPOT");
        user.frames.clear();

        desk.venue.engines().get("futures").settleFunding(new FundingTerms(600, 10, 8), desk.clock.instant());

        assertThat(isFlat()).isTrue();
        List<JsonNode> changes = user.events("ACCOUNT_UPDATE");
        assertThat(changes).extracting(event -> event.at("/a/m").asText()).containsExactly("FUNDING_FEE", "ORDER");
        assertThat(changes.get(1).at("/a/P/0/s").asText()).isEqualTo("BTCUSDT");
        assertThat(changes.get(1).at("/a/P/0/pa").asText()).isEqualTo("0");
    }

    /** All that may be taken out, in whole dollars. */
    private String spare() {
        return desk.read(desk.v3("GET", "/fapi/v3/balance", ""))
                .path(0)
                .path("maxWithdrawAmount")
                .asText()
                .replaceAll("\\..*", "");
    }

    /** The side that pays funding now. */
    private String paying() {
        String rate = desk.open("/fapi/v3/premiumIndex", "symbol=BTCUSDT")
                .path("lastFundingRate")
                .asText();
        return rate.startsWith("-") ? "SELL" : "BUY";
    }

    private void starve() {
        for (int i = 0; i < 2_000 && !isFlat(); i++) {
            desk.venue.engines().get("futures").settleFunding(new FundingTerms(8, 10, 8), desk.clock.instant());
            desk.ticks(1);
        }
    }

    private boolean isFlat() {
        return desk.venue
                .engines()
                .get("futures")
                .account(desk.credentials.user())
                .positions()
                .isEmpty();
    }

    private JsonNode post(String call, String parameters) {
        return desk.read(desk.v3("POST", "/fapi/v3/" + call, parameters));
    }

    private RecordingSocket userStream() {
        JsonNode key = desk.read(desk.v3("POST", "/fapi/v3/listenKey", ""));
        return desk.connect("futuresWs", "/ws/" + key.path("listenKey").asText());
    }

    private static void sameFields(JsonNode frame) throws IOException {
        try (InputStream in = LiquidationTest.class.getResourceAsStream("/samples/aster/ws-futures-forceOrder.json")) {
            JsonNode sample = new ObjectMapper().readTree(in);
            List<String> expected = new ArrayList<>();
            sample.path("o").fieldNames().forEachRemaining(expected::add);
            List<String> found = new ArrayList<>();
            frame.path("o").fieldNames().forEachRemaining(found::add);
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
