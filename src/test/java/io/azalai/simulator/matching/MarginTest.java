package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.MarginMode;
import io.azalai.model.OrderStatus;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Collateral, wallets, hedged legs and liquidation. */
class MarginTest {

    private final TestVenue venue = new TestVenue(new Fees(BigDecimal.ZERO, BigDecimal.ZERO));
    private final List<LiquidationEvent> liquidations = new ArrayList<>();

    @BeforeEach
    void a_small_account_and_a_market_around_one_hundred() {
        venue.engine.open("tim", Map.of("USDC", new BigDecimal("500")), new BigDecimal("1000"));
        venue.reprice(TestVenue.PERP, new BigDecimal("100"));
        venue.engine.listen(new EngineListener() {
            @Override
            public void liquidated(LiquidationEvent liquidation) {
                liquidations.add(liquidation);
            }
        });
    }

    @Test
    void an_isolated_position_has_collateral_of_its_own_and_gives_it_back() {
        margin(10, MarginMode.ISOLATED);
        open("20", "100");

        OpenPosition position = venue.of("tim").position(TestVenue.PERP).orElseThrow();
        assertThat(position.collateral()).isEqualByComparingTo("200");
        assertThat(venue.of("tim").available()).isEqualByComparingTo("800");

        venue.perp("bob", Side.BUY, "20", "103");
        venue.perp("tim", Side.SELL, "20", "103");
        assertThat(venue.of("tim").wallet()).isEqualByComparingTo("1060");
        assertThat(venue.of("tim").positionMargin()).isEqualByComparingTo("0");
    }

    @Test
    void collateral_can_be_added_and_taken_back_down_to_the_leverage() {
        margin(10, MarginMode.ISOLATED);
        open("20", "100");

        assertThat(adjust("50")).isEqualTo(MarginResult.DONE);
        assertThat(adjust("-60")).isEqualTo(MarginResult.INSUFFICIENT);
        assertThat(adjust("-50")).isEqualTo(MarginResult.DONE);
        assertThat(adjust("900")).isEqualTo(MarginResult.INSUFFICIENT);
        assertThat(venue.of("tim").position(TestVenue.PERP).orElseThrow().collateral())
                .isEqualByComparingTo("200");
    }

    @Test
    void the_mode_stays_while_there_is_a_position_and_lower_leverage_takes_what_it_lacks() {
        margin(10, MarginMode.ISOLATED);
        open("20", "100");

        assertThat(margin(10, MarginMode.CROSS)).isEqualTo(MarginResult.OPEN_POSITION);
        assertThat(margin(5, MarginMode.ISOLATED)).isEqualTo(MarginResult.DONE);
        assertThat(venue.of("tim").position(TestVenue.PERP).orElseThrow().collateral())
                .isEqualByComparingTo("400");
        assertThat(margin(1, MarginMode.ISOLATED)).isEqualTo(MarginResult.INSUFFICIENT);
    }

    @Test
    void adding_collateral_needs_an_isolated_position() {
        assertThat(adjust("10")).isEqualTo(MarginResult.NO_POSITION);
        open("20", "100");
        assertThat(adjust("10")).isEqualTo(MarginResult.NOT_ISOLATED);
    }

    @Test
    void a_thin_isolated_position_is_closed_on_the_book_and_nothing_else_is_lost() {
        margin(50, MarginMode.ISOLATED);
        open("20", "100");
        venue.perp("bob", Side.BUY, "100", "98");

        venue.reprice(TestVenue.PERP, new BigDecimal("98.9"));

        assertThat(liquidations).singleElement().satisfies(event -> {
            assertThat(event.isolated()).isTrue();
            assertThat(event.account()).isEqualTo("tim");
        });
        assertThat(venue.of("tim").positions()).isEmpty();
        // the collateral of 40 was all that could be lost
        assertThat(venue.of("tim").wallet()).isEqualByComparingTo("960");
        assertThat(lastFill().liquidation())
                .isEqualTo(new LiquidationMark(
                        "tim", lastFill().liquidation().markPrice(), LiquidationMark.Method.MARKET));
    }

    @Test
    void a_thin_account_is_closed_whole_and_its_orders_end_first() {
        margin(50, MarginMode.CROSS);
        open("400", "100");
        Placement resting = venue.perp("tim", Side.BUY, "1", "90");
        venue.perp("bob", Side.BUY, "1000", "98");

        venue.reprice(TestVenue.PERP, new BigDecimal("98.4"));

        assertThat(liquidations).hasSize(1);
        assertThat(venue.engine.order("tim", resting.order().id()).orElseThrow().end())
                .isEqualTo(EndReason.LIQUIDATED);
        assertThat(venue.of("tim").positions()).isEmpty();
        assertThat(venue.of("tim").wallet()).isEqualByComparingTo("200");
    }

    @Test
    void what_has_sunk_too_deep_goes_to_the_backstop_with_what_is_left_of_its_margin() {
        margin(50, MarginMode.CROSS);
        open("400", "100");

        venue.reprice(TestVenue.PERP, new BigDecimal("97.8"));

        assertThat(venue.of("tim").positions()).isEmpty();
        assertThat(venue.of("tim").wallet()).isEqualByComparingTo("0");
        assertThat(venue.of(Engine.BACKSTOP)
                        .position(TestVenue.PERP)
                        .orElseThrow()
                        .size())
                .isEqualByComparingTo("400");
        assertThat(lastFill().liquidation().method()).isEqualTo(LiquidationMark.Method.BACKSTOP);
        assertThat(venue.engine.trades(TestVenue.PERP, 5)).hasSize(1);
    }

    @Test
    void money_moves_between_wallets_as_far_as_it_is_free() {
        open("100", "100");

        assertThat(venue.engine.move(Purse.margin("tim", "USDC"), Purse.spot("tim", "USDC"), new BigDecimal("600")))
                .isFalse();
        assertThat(venue.engine.move(Purse.margin("tim", "USDC"), Purse.spot("tim", "USDC"), new BigDecimal("500")))
                .isTrue();
        assertThat(venue.engine.move(Purse.spot("tim", "USDC"), null, new BigDecimal("1001")))
                .isFalse();
        venue.engine.move(null, Purse.spot("tim", "USDC"), BigDecimal.ONE);

        assertThat(venue.of("tim").balance("USDC").total()).isEqualByComparingTo("1001");
        assertThat(venue.of("tim").available()).isEqualByComparingTo("0");
    }

    @Test
    void shared_money_margins_perpetuals_and_buys_spot() {
        venue.engine.share("tim", true);
        assertThat(venue.of("tim").balance("USDC").total()).isEqualByComparingTo("1500");

        open("200", "100");
        assertThat(venue.of("tim").balance("USDC").locked()).isZero();
        assertThat(venue.of("tim").available()).isEqualByComparingTo("500");
        assertThat(venue.spot("tim", Side.BUY, "50", "12").order().end()).isEqualTo(EndReason.INSUFFICIENT_BALANCE);
        assertThat(venue.spot("tim", Side.BUY, "50", "10").order().isOpen()).isTrue();
        assertThat(venue.of("tim").available()).isEqualByComparingTo("0");
    }

    @Test
    void legs_of_a_hedged_position_stand_side_by_side_and_close_by_their_side() {
        venue.perp("bob", Side.SELL, "5", "100");
        venue.perp("bob", Side.BUY, "5", "99");
        leg(Side.BUY, PositionSide.LONG, "3");
        leg(Side.SELL, PositionSide.SHORT, "2");

        assertThat(venue.of("tim").positions())
                .extracting(OpenPosition::leg)
                .containsExactly(PositionSide.LONG, PositionSide.SHORT);
        Placement tooMuch = leg(Side.SELL, PositionSide.LONG, "9");
        assertThat(tooMuch.order().filled()).isEqualByComparingTo("3");
        assertThat(leg(Side.SELL, PositionSide.LONG, "1").order().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(venue.of("tim")
                        .position(TestVenue.PERP, PositionSide.SHORT)
                        .orElseThrow()
                        .size())
                .isEqualByComparingTo("-2");
    }

    private Placement leg(Side side, PositionSide leg, String quantity) {
        return venue.engine.place(
                new NewOrder("tim", TestVenue.PERP, side, new BigDecimal(quantity), null, TimeInForce.IOC, false, null)
                        .withLeg(leg));
    }

    private MarginResult margin(int leverage, MarginMode mode) {
        return venue.engine.setMargin("tim", TestVenue.PERP, new MarginSetting(leverage, mode));
    }

    private MarginResult adjust(String amount) {
        return venue.engine.adjustMargin("tim", TestVenue.PERP, PositionSide.BOTH, new BigDecimal(amount));
    }

    private void open(String quantity, String price) {
        venue.perp("bob", Side.SELL, quantity, price);
        assertThat(venue.perp("tim", Side.BUY, quantity, price).order().status())
                .isEqualTo(OrderStatus.FILLED);
    }

    private Execution lastFill() {
        List<Execution> fills = venue.engine.executions("tim");
        return fills.get(fills.size() - 1);
    }
}
