package io.azalai.trade.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Balance;
import io.azalai.model.ClosedBy;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Capability;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.SettingRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Legs, leverage, margin, funding and liquidation on paper. */
class PaperAccountTest extends OnPaper {

    private static final Instant FOUR = Instant.parse("2026-03-01T16:00:00Z");

    @Test
    void hedged_legs_are_two_positions_of_which_each_is_closed_by_itself() {
        hedge(PositionMode.HEDGE);
        place(of(PositionSide.LONG, market("long", Side.BUY, "2")));
        place(of(PositionSide.SHORT, market("short", Side.SELL, "1")));

        assertThat(positions())
                .extracting(held -> held.positionSide() + " " + held.signedSize())
                .containsExactlyInAnyOrder("LONG 2", "SHORT -1");
        place(of(PositionSide.LONG, market("out", Side.SELL, "3")));

        assertThat(order("out").filledQty()).isEqualByComparingTo("2");
        assertThat(positions())
                .singleElement()
                .extracting(Position::positionSide)
                .isEqualTo(PositionSide.SHORT);
        assertThat(told(Position.class))
                .filteredOn(held -> held.positionSide() == PositionSide.LONG)
                .last()
                .extracting(Position::side)
                .isEqualTo(PositionDirection.FLAT);
    }

    @Test
    void an_order_names_a_leg_where_there_are_legs_and_none_where_there_are_none() {
        assertThatThrownBy(() -> place(of(PositionSide.LONG, market("a", Side.BUY, "1"))))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("one-way");

        hedge(PositionMode.HEDGE);

        assertThatThrownBy(() -> place(market("b", Side.BUY, "1")))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("LONG or SHORT");
        assertThat(positions()).isEmpty();
    }

    @Test
    void the_position_mode_stays_while_there_are_orders_or_positions() {
        place(limit("a", Side.BUY, "1", "95"));

        assertThatThrownBy(() -> hedge(PositionMode.HEDGE)).hasMessageContaining("open orders or positions");

        assertThat(ask(new AccountRequest.ReadPositionMode("main"))).isEqualTo(PositionMode.ONE_WAY);
        cancel("a");
        hedge(PositionMode.HEDGE);
        assertThat(ask(new AccountRequest.ReadPositionMode("main"))).isEqualTo(PositionMode.HEDGE);
    }

    @Test
    void a_venue_without_legs_has_none_on_paper() {
        start(Capability.HEDGE_MODE);

        assertThatThrownBy(() -> hedge(PositionMode.HEDGE))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("one-way");
    }

    @Test
    void leverage_says_what_margin_a_position_needs() {
        leverage(10, MarginMode.CROSS);

        place(market("long", Side.BUY, "2"));

        assertThat(positions()).singleElement().satisfies(held -> {
            assertThat(held.leverage()).isEqualTo(10);
            assertThat(held.margin()).isEqualByComparingTo("20");
        });
    }

    @Test
    void leverage_is_no_higher_than_the_venue_has_it() {
        assertThatThrownBy(() -> leverage(41, MarginMode.CROSS))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("40");

        assertThat(ask(new AccountRequest.ReadLeverage("main", BTC)).leverage()).isEqualTo(20);
    }

    @Test
    void margin_of_what_was_never_traded_is_refused() {
        assertThatThrownBy(() -> ask(new SettingRequest.AdjustMargin("main", BTC, PositionSide.BOTH, BigDecimal.TEN)))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("there is no position");
    }

    @Test
    void a_long_position_pays_the_rate_that_was_told_last_before_the_interval_ended() {
        place(market("long", Side.BUY, "2"));
        market.tellFunding("0.0003", FOUR);
        market.tellFunding("0.0001", FOUR);
        clock.step(Duration.ofHours(4));
        BigDecimal before = wallet();

        market.tellFunding("0.0005", FOUR.plus(Duration.ofHours(8)));

        assertThat(told(FundingPayment.class)).singleElement().satisfies(paid -> {
            assertThat(paid.amount()).isEqualByComparingTo("-0.02");
            assertThat(paid.rate()).isEqualByComparingTo("0.0001");
            assertThat(paid.timestamp()).isEqualTo(FOUR);
            assertThat(paid.asset()).isEqualTo("USDT");
        });
        assertThat(wallet()).isEqualByComparingTo(before.subtract(new BigDecimal("0.02")));
        assertThat(ask(new AccountRequest.ReadFundingPayments("main", null, Instant.EPOCH))
                        .rows())
                .hasSize(1);
    }

    @Test
    void both_legs_of_a_hedge_pay_and_receive_under_ids_of_their_own() {
        hedge(PositionMode.HEDGE);
        place(of(PositionSide.LONG, market("long", Side.BUY, "2")));
        place(of(PositionSide.SHORT, market("short", Side.SELL, "1")));
        market.tellFunding("0.0001", FOUR);

        market.tellFunding("0.0001", FOUR.plus(Duration.ofHours(8)));

        assertThat(told(FundingPayment.class))
                .extracting(paid -> paid.amount().stripTrailingZeros().toPlainString())
                .containsExactlyInAnyOrder("-0.02", "0.01");
        assertThat(told(FundingPayment.class)).extracting(FundingPayment::id).doesNotHaveDuplicates();
    }

    @Test
    void a_position_whose_margin_has_gone_is_liquidated() {
        leverage(40, MarginMode.ISOLATED);
        place(market("long", Side.BUY, "4"));
        place(limit("more", Side.BUY, "1", "90"));
        BigDecimal mark = positions().get(0).liquidationPrice();
        assertThat(mark).isBetween(new BigDecimal("98"), new BigDecimal("100"));

        move("98");

        assertThat(positions()).isEmpty();
        assertThat(told(Fill.class)).last().satisfies(fill -> {
            assertThat(fill.closedBy()).isEqualTo(ClosedBy.LIQUIDATION);
            assertThat(fill.quantity()).isEqualByComparingTo("4");
        });
        assertThat(told(Position.class)).last().extracting(Position::side).isEqualTo(PositionDirection.FLAT);
        assertThat(order("more").reason()).isEqualTo("LIQUIDATED");
        assertThat(wallet()).isBetween(new BigDecimal("9980"), new BigDecimal("9995"));
    }

    private void hedge(PositionMode mode) {
        ask(new SettingRequest.SetPositionMode("main", mode));
    }

    private void leverage(int leverage, MarginMode mode) {
        ask(new SettingRequest.SetLeverage("main", BTC, leverage, mode));
    }

    private BigDecimal wallet() {
        return ask(new AccountRequest.ReadBalances("main", Market.PERP)).stream()
                .filter(balance -> balance.asset().equals("USDT"))
                .map(Balance::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
