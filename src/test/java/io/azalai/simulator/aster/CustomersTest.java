package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.HttpReply;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Customers of one venue meet in its books and share nothing else (aster.md sections 2, 6.4 and 7). */
class CustomersTest {

    private static final String BOUGHT = "symbol=ETHUSDT&side=BUY&type=MARKET&quantity=0.1";
    private static final String RESTING =
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=77000";

    private final Desk first = new Desk();
    private final Desk second = first.second();

    @Test
    void each_has_positions_orders_and_money_of_its_own_by_either_kind_of_key() {
        first.ticks(3);
        second.read(second.v3("POST", "/fapi/v3/order", BOUGHT));
        long resting = second.read(second.v1("POST", "/fapi/v1/order", RESTING))
                .path("orderId")
                .asLong();

        assertThat(position(second)).isEqualByComparingTo("0.1");
        assertThat(position(first)).isZero();
        assertThat(second.read(second.v1("GET", "/fapi/v1/openOrders", ""))).hasSize(1);
        assertThat(first.read(first.v1("GET", "/fapi/v1/openOrders", ""))).isEmpty();
        assertThat(code(first.v1("DELETE", "/fapi/v1/order", "symbol=BTCUSDT&orderId=" + resting)))
                .isEqualTo(-2011);
        assertThat(dollars(first)).isEqualByComparingTo("100000");
        assertThat(dollars(second)).isLessThan(new BigDecimal("100000"));
    }

    @Test
    void each_has_spot_balances_and_transfers_of_its_own() {
        second.read(second.v3(
                "POST",
                "/api/v3/asset/wallet/transfer",
                "amount=250&asset=USDT&clientTranId=one&kindType=SPOT_FUTURE"));

        assertThat(dollars(second)).isEqualByComparingTo("100250");
        assertThat(dollars(first)).isEqualByComparingTo("100000");
        assertThat(free(second)).isEqualByComparingTo("99750");
        assertThat(free(first)).isEqualByComparingTo("100000");
        assertThat(first.read(first.v3("GET", "/fapi/v3/income", "incomeType=TRANSFER")))
                .isEmpty();
    }

    @Test
    void each_hears_its_own_orders_under_its_own_listen_key() {
        first.ticks(3);
        RecordingSocket mine = listening(first);
        RecordingSocket theirs = listening(second);

        second.read(second.v3("POST", "/fapi/v3/order", RESTING));

        assertThat(theirs.events("ORDER_TRADE_UPDATE")).hasSize(1);
        assertThat(mine.events("ORDER_TRADE_UPDATE")).isEmpty();
        assertThat(key(first)).isNotEqualTo(key(second));
    }

    @Test
    void the_agent_of_one_may_not_act_for_the_other_until_it_is_approved() {
        String agent = second.credentials.privateKey();
        assertThat(code(first.v3By(agent, "GET", "/fapi/v3/balance", ""))).isEqualTo(-1000);

        first.read(first.managed(
                "POST",
                "/fapi/v3/approveAgent",
                ManagementForm.APPROVE_AGENT,
                "agentName=other&agentAddress=" + second.credentials.signer()
                        + "&ipWhitelist=&expired=4102444800000&canSpotTrade=true&canPerpTrade=true&canWithdraw=false"));

        assertThat(first.v3By(agent, "GET", "/fapi/v3/balance", "").status()).isEqualTo(200);
    }

    @Test
    void orders_are_counted_against_each_by_itself() {
        first.ticks(3);
        first.v1("POST", "/fapi/v1/order", RESTING);

        assertThat(first.v1("POST", "/fapi/v1/order", RESTING).headers()).containsEntry("X-MBX-ORDER-COUNT-1M", "2");
        assertThat(second.v1("POST", "/fapi/v1/order", RESTING).headers()).containsEntry("X-MBX-ORDER-COUNT-1M", "1");
    }

    private static RecordingSocket listening(Desk desk) {
        return desk.connect("futuresWs", "/ws/" + key(desk));
    }

    private static String key(Desk desk) {
        return desk.read(desk.v3("POST", "/fapi/v3/listenKey", ""))
                .path("listenKey")
                .asText();
    }

    private static BigDecimal position(Desk desk) {
        return new BigDecimal(desk.read(desk.v3("GET", "/fapi/v3/positionRisk", "symbol=ETHUSDT"))
                .at("/0/positionAmt")
                .asText());
    }

    private static BigDecimal dollars(Desk desk) {
        return balance(desk.read(desk.v3("GET", "/fapi/v3/balance", "")), "balance");
    }

    private static BigDecimal free(Desk desk) {
        return balance(desk.read(desk.v3("GET", "/api/v3/account", "")).path("balances"), "free");
    }

    private static BigDecimal balance(JsonNode rows, String field) {
        for (JsonNode row : rows) {
            if (row.path("asset").asText().equals("USDT")) {
                return new BigDecimal(row.path(field).asText());
            }
        }
        throw new AssertionError("no USDT in " + rows);
    }

    private static int code(HttpReply refused) {
        return RecordingSocket.read(refused.body()).path("code").asInt();
    }
}
