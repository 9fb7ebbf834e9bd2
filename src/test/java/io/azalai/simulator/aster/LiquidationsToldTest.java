package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** The liquidation price that position rows tell is the mark at which the venue liquidates, ten dollars either way. */
class LiquidationsToldTest {

    private static final BigDecimal TEN = BigDecimal.TEN;

    private final Desk desk = new Desk();

    @Test
    void an_isolated_long_ends_below_the_price_told() {
        post("leverage", "symbol=BTCUSDT&leverage=10");
        post("marginType", "symbol=BTCUSDT&marginType=ISOLATED");
        post("order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1");

        endsBeyond(told(), TEN.negate());
    }

    @Test
    void a_long_that_the_whole_wallet_margins_ends_below_the_price_told() {
        post("order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=15");

        endsBeyond(told(), TEN.negate());
    }

    @Test
    void a_short_that_the_whole_wallet_margins_ends_above_the_price_told() {
        post("order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=15");

        endsBeyond(told(), TEN);
    }

    @Test
    void coins_that_margin_a_long_fall_with_it() {
        post("asset/wallet/transfer", "amount=1&asset=BTC&clientTranId=b&kindType=SPOT_FUTURE");
        post("asset/wallet/transfer", "amount=100000&asset=USDT&clientTranId=u&kindType=FUTURE_SPOT");
        post("multiAssetsMargin", "multiAssetsMargin=true");
        post("order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=8");

        endsBeyond(told(), TEN.negate());
    }

    private void endsBeyond(BigDecimal told, BigDecimal beyond) {
        moveTo(told.subtract(beyond));
        assertThat(amount()).isNotZero();

        moveTo(told.add(beyond));
        assertThat(amount()).isZero();
    }

    /** Lets the underlying jump so that the mark is there, but for a step of the market's. */
    private void moveTo(BigDecimal mark) {
        JsonNode now = desk.open("/fapi/v3/premiumIndex", "symbol=BTCUSDT");
        BigDecimal premium = decimal(now, "markPrice").subtract(decimal(now, "indexPrice"));
        desk.prices.jump("BTC", mark.subtract(premium).divide(desk.prices.price("BTC"), MathContext.DECIMAL64));
        desk.ticks(1);
    }

    private BigDecimal told() {
        return decimal(risk(), "liquidationPrice");
    }

    private BigDecimal amount() {
        return decimal(risk(), "positionAmt");
    }

    private JsonNode risk() {
        return desk.read(desk.v3("GET", "/fapi/v3/positionRisk", "symbol=BTCUSDT"))
                .path(0);
    }

    private void post(String call, String parameters) {
        desk.read(desk.v3("POST", "/fapi/v3/" + call, parameters));
    }

    private static BigDecimal decimal(JsonNode row, String name) {
        return new BigDecimal(row.path(name).asText());
    }
}
