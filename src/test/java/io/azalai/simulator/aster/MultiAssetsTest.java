package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Multi-assets mode: all assets of the futures wallet margin its positions (aster.md sections 3.4, 8 and 9). */
class MultiAssetsTest {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final Desk desk = new Desk();

    @BeforeEach
    void coins_lie_in_the_futures_wallet_and_no_dollars() {
        post("asset/wallet/transfer", "amount=1&asset=BTC&clientTranId=b&kindType=SPOT_FUTURE");
        post("asset/wallet/transfer", "amount=100000&asset=USDT&clientTranId=u&kindType=FUTURE_SPOT");
    }

    @Test
    void coins_are_margin_in_multi_assets_mode_only() {
        assertThat(desk.v3("POST", "/fapi/v3/order", market("0.100")).body()).contains("-2019");

        post("multiAssetsMargin", "multiAssetsMargin=true");

        post("order", market("0.100"));
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/multiAssetsMargin", ""))
                        .path("multiAssetsMargin")
                        .asBoolean())
                .isTrue();
        assertThat(desk.v3("POST", "/fapi/v3/multiAssetsMargin", "multiAssetsMargin=false")
                        .body())
                .contains("-2019");
        assertThat(desk.v3("POST", "/fapi/v3/marginType", "symbol=BTCUSDT&marginType=ISOLATED")
                        .body())
                .contains("-4168");
    }

    @Test
    void totals_are_dollars_and_each_asset_says_what_the_whole_account_could_pay_in_it() {
        post("multiAssetsMargin", "multiAssetsMargin=true");
        BigDecimal price = new BigDecimal(desk.open("/fapi/v3/premiumIndex", "symbol=BTCUSDT")
                .path("indexPrice")
                .asText());

        JsonNode account = desk.read(desk.v3("GET", "/fapi/v3/accountWithJoinMargin", ""));
        JsonNode balances = desk.read(desk.v3("GET", "/fapi/v3/balance", ""));

        BigDecimal available = price.multiply(new BigDecimal("0.95"));
        assertThat(decimal(account, "totalWalletBalance")).isCloseTo(price, within(CENT));
        assertThat(decimal(account, "totalMarginBalance")).isCloseTo(price, within(CENT));
        assertThat(decimal(account, "availableBalance")).isCloseTo(available, within(CENT));
        assertThat(balances).extracting(row -> row.path("asset").asText()).containsExactly("USDT", "BTC");
        assertThat(decimal(balances.path(0), "balance")).isZero();
        assertThat(decimal(balances.path(0), "availableBalance")).isCloseTo(available, within(CENT));
        assertThat(decimal(balances.path(1), "balance")).isEqualByComparingTo("1");
        assertThat(decimal(balances.path(1), "availableBalance"))
                .isCloseTo(new BigDecimal("0.95"), within(new BigDecimal("0.000001")));
        assertThat(account.path("assets").path(1).path("marginBalance").asText())
                .isEqualTo("1.00000000");
    }

    @Test
    void what_positions_need_of_a_coin_cannot_leave() {
        post("multiAssetsMargin", "multiAssetsMargin=true");
        post("order", market("0.500"));
        String all = "amount=1&asset=BTC&clientTranId=x&kindType=FUTURE_SPOT";

        assertThat(desk.v3("POST", "/fapi/v3/asset/wallet/transfer", all).body())
                .contains("-4050");

        post("asset/wallet/transfer", "amount=0.5&asset=BTC&clientTranId=y&kindType=FUTURE_SPOT");
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/balance", ""))
                        .path(1)
                        .path("balance")
                        .asText())
                .isEqualTo("0.50000000");
    }

    @Test
    void dollars_that_are_owed_are_bought_for_coins() {
        assertThat(desk.v3("POST", "/fapi/v3/assetExchange", "").body()).contains("-4212");
        post("multiAssetsMargin", "multiAssetsMargin=true");
        assertThat(desk.v3("POST", "/fapi/v3/assetExchange", "").body()).isEmpty();
        post("order", market("0.500"));
        assertThat(decimal(desk.read(desk.v3("GET", "/fapi/v3/balance", "")).path(0), "balance"))
                .isNegative();

        JsonNode exchanged = desk.read(desk.v3("POST", "/fapi/v3/assetExchange", ""));

        assertThat(exchanged.path("asset").asText()).isEqualTo("USDT");
        assertThat(decimal(exchanged, "balance")).isCloseTo(BigDecimal.ZERO, within(new BigDecimal("0.001")));
        JsonNode income = desk.read(desk.v3("GET", "/fapi/v3/income", "incomeType=AUTO_EXCHANGE"));
        assertThat(income).extracting(row -> row.path("asset").asText()).containsExactlyInAnyOrder("BTC", "USDT");
        assertThat(income).extracting(row -> row.path("tranId").asText()).doesNotHaveDuplicates();
    }

    @Test
    void an_exchange_is_told_by_a_row_of_each_asset() {
        JsonNode key = desk.read(desk.v3("POST", "/fapi/v3/listenKey", ""));
        RecordingSocket user =
                desk.connect("futuresWs", "/ws/" + key.path("listenKey").asText());
        post("asset/wallet/transfer", "amount=10&asset=ETH&clientTranId=e&kindType=SPOT_FUTURE");
        post("multiAssetsMargin", "multiAssetsMargin=true");
        post("order", market("8.000"));
        desk.prices.jump("BTC", new BigDecimal("0.88"));
        desk.ticks(300);
        post("order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=8.000&reduceOnly=true");
        user.frames.clear();

        post("assetExchange", "");

        JsonNode change = user.events("ACCOUNT_UPDATE").get(0).path("a");
        JsonNode income = desk.read(desk.v3("GET", "/fapi/v3/income", "incomeType=AUTO_EXCHANGE"));
        assertThat(user.events("ACCOUNT_UPDATE")).hasSize(1);
        assertThat(change.path("m").asText()).isEqualTo("AUTO_EXCHANGE");
        assertThat(change.path("B")).extracting(row -> row.path("a").asText()).containsExactly("USDT", "BTC", "ETH");
        assertThat(change.path("B"))
                .allSatisfy(row -> assertThat(decimal(row, "bc")).isEqualByComparingTo(sum(income, row.path("a"))));
    }

    private static BigDecimal sum(JsonNode income, JsonNode asset) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : income) {
            sum = row.path("asset").equals(asset) ? sum.add(decimal(row, "income")) : sum;
        }
        return sum;
    }

    @Test
    void a_debt_beyond_the_stated_limit_is_covered_by_itself() {
        post("multiAssetsMargin", "multiAssetsMargin=true");
        post("order", market("3.000"));
        desk.prices.jump("BTC", new BigDecimal("0.94"));
        desk.ticks(300);
        post("order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=3.000&reduceOnly=true");
        assertThat(decimal(desk.read(desk.v3("GET", "/fapi/v3/balance", "")).path(0), "balance"))
                .isLessThan(new BigDecimal("-10000"));

        desk.venue.second();

        JsonNode balances = desk.read(desk.v3("GET", "/fapi/v3/balance", ""));
        assertThat(decimal(balances.path(0), "balance")).isCloseTo(BigDecimal.ZERO, within(new BigDecimal("0.001")));
        assertThat(decimal(balances.path(1), "balance")).isBetween(new BigDecimal("0.7"), new BigDecimal("0.9"));
    }

    @Test
    void a_fall_that_the_coins_do_not_cover_liquidates() {
        post("multiAssetsMargin", "multiAssetsMargin=true");
        post("order", market("8.000"));

        desk.prices.jump("BTC", new BigDecimal("0.87"));
        for (int i = 0; i < 100 && decimal(risk(), "positionAmt").signum() != 0; i++) {
            desk.ticks(10);
        }

        assertThat(decimal(risk(), "positionAmt")).isZero();
    }

    private JsonNode risk() {
        return desk.read(desk.v3("GET", "/fapi/v3/positionRisk", "symbol=BTCUSDT"))
                .path(0);
    }

    @Test
    void a_transfer_of_a_coin_is_told_by_its_own_row() {
        JsonNode key = desk.read(desk.v3("POST", "/fapi/v3/listenKey", ""));
        RecordingSocket user =
                desk.connect("futuresWs", "/ws/" + key.path("listenKey").asText());

        post("asset/wallet/transfer", "amount=0.25&asset=BTC&clientTranId=z&kindType=FUTURE_SPOT");

        JsonNode change = user.events("ACCOUNT_UPDATE").get(0).path("a");
        assertThat(change.path("m").asText()).isEqualTo("WITHDRAW");
        assertThat(change.path("B")).hasSize(1);
        assertThat(change.path("B").path(0).path("a").asText()).isEqualTo("BTC");
        assertThat(change.path("B").path(0).path("wb").asText()).isEqualTo("0.75000000");
        assertThat(change.path("B").path(0).path("bc").asText()).isEqualTo("-0.25");
    }

    private JsonNode post(String call, String parameters) {
        return desk.read(desk.v3("POST", "/fapi/v3/" + call, parameters));
    }

    private static String market(String quantity) {
        return "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=" + quantity;
    }

    private static BigDecimal decimal(JsonNode row, String name) {
        return new BigDecimal(row.path(name).asText());
    }
}
