package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tick short of the price the position stands, a tick beyond it is liquidated. */
class LiquidationPriceTest {

    private static final BigDecimal TICK = new BigDecimal("0.1");
    private static final Fees FREE = new Fees(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Maintenance of 1 % at first, of 5 % of what lies above 1000. */
    private static final List<MarginTier> TIERS = List.of(
            new MarginTier(BigDecimal.ZERO, new BigDecimal("0.01"), BigDecimal.ZERO),
            new MarginTier(new BigDecimal("1000"), new BigDecimal("0.05"), new BigDecimal("40")));

    private final Engine engine = new Engine(
            Clock.fixed(TestVenue.NOW, ZoneOffset.UTC),
            List.of(perpetual("BTC"), perpetual("ETH")),
            ReduceOnlyLife.WHILE_USEFUL,
            MarginTerms.RESERVED);

    private static Product perpetual(String symbol) {
        return new Product(
                symbol,
                Market.PERP,
                symbol,
                "USDC",
                PriceGrid.fixed(BigDecimal.ONE),
                new BigDecimal("0.001"),
                FREE,
                50,
                TIERS,
                "",
                BigDecimal.ZERO);
    }

    LiquidationPriceTest() {
        engine.open("tim", Map.of("BTC", BigDecimal.ONE), new BigDecimal("200"));
        engine.openUnlimited("bob");
        TestVenue.reprice(engine, "BTC", new BigDecimal("100"));
        TestVenue.reprice(engine, "ETH", new BigDecimal("100"));
    }

    @Test
    void of_an_isolated_long() {
        engine.setMargin("tim", "BTC", new MarginSetting(10, MarginMode.ISOLATED));
        open("BTC", Side.BUY, "5", PositionSide.BOTH);

        assertThat(told("BTC")).isEqualByComparingTo("90.90909091");
        endsOnTheWayDown("BTC");
    }

    @Test
    void of_an_isolated_short_that_grows_into_the_next_tier() {
        engine.setMargin("tim", "BTC", new MarginSetting(10, MarginMode.ISOLATED));
        open("BTC", Side.SELL, "9.5", PositionSide.BOTH);

        assertThat(told("BTC")).isEqualByComparingTo("108.77192982");
        endsOnTheWayUp("BTC");
    }

    @Test
    void of_a_long_that_shrinks_into_the_tier_before() {
        open("BTC", Side.BUY, "10.5", PositionSide.BOTH);

        endsOnTheWayDown("BTC");
    }

    @Test
    void of_a_short_beside_another_position() {
        open("ETH", Side.BUY, "8", PositionSide.BOTH);
        open("BTC", Side.SELL, "12", PositionSide.BOTH);

        endsOnTheWayUp("BTC");
    }

    @Test
    void of_a_long_that_a_coin_margins_which_falls_with_it() {
        engine.pledge("tim", Map.of("BTC", new BigDecimal("0.95")));
        open("BTC", Side.BUY, "12", PositionSide.BOTH);

        endsOnTheWayDown("BTC");
    }

    @Test
    void of_both_legs_of_a_hedged_position() {
        open("BTC", Side.BUY, "14", PositionSide.LONG);
        open("BTC", Side.SELL, "4", PositionSide.SHORT);

        endsOnTheWayDown("BTC");
    }

    @Test
    void is_none_where_no_fall_is_deep_enough() {
        open("BTC", Side.BUY, "1", PositionSide.BOTH);

        assertThat(engine.liquidationPrice("tim", position("BTC"))).isEmpty();
    }

    private void endsOnTheWayDown(String symbol) {
        BigDecimal last = told(symbol).setScale(1, RoundingMode.UP);
        endsAt(symbol, last, last.subtract(TICK));
    }

    private void endsOnTheWayUp(String symbol) {
        BigDecimal last = told(symbol).setScale(1, RoundingMode.DOWN);
        endsAt(symbol, last, last.add(TICK));
    }

    private void endsAt(String symbol, BigDecimal stands, BigDecimal ends) {
        TestVenue.reprice(engine, symbol, stands);
        assertThat(engine.account("tim").position(symbol)).isPresent();

        TestVenue.reprice(engine, symbol, ends);
        assertThat(engine.account("tim").position(symbol)).isEmpty();
    }

    private BigDecimal told(String symbol) {
        return engine.liquidationPrice("tim", position(symbol)).orElseThrow().setScale(8, RoundingMode.HALF_UP);
    }

    private OpenPosition position(String symbol) {
        return engine.account("tim").position(symbol).orElseThrow();
    }

    private void open(String symbol, Side side, String quantity, PositionSide leg) {
        BigDecimal size = new BigDecimal(quantity);
        BigDecimal price = new BigDecimal("100");
        Side other = side == Side.BUY ? Side.SELL : Side.BUY;
        engine.place(new NewOrder("bob", symbol, other, size, price, TimeInForce.GTC, false, null));
        engine.place(new NewOrder("tim", symbol, side, size, price, TimeInForce.IOC, false, null).withLeg(leg));
        assertThat(position(symbol)).isNotNull();
    }
}
