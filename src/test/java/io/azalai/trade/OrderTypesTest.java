package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Rounding;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.Capability;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.SettingRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTypesTest extends OnOrderPath {

    @ParameterizedTest
    @CsvSource({
        "STOP_MARKET, BUY, 111.1",
        "STOP_MARKET, SELL, 108.9",
        "TAKE_PROFIT_MARKET, BUY, 111.1",
        "TAKE_PROFIT_MARKET, SELL, 108.9"
    })
    void a_trigger_at_the_market_is_bounded_from_its_trigger_on(OrderType type, Side side, String worst) {
        OrderReply reply = test.send(place("a-1", OrderTerms.triggered(type, side, decimal("1"), decimal("110"))));

        OrderTicket ticket = test.venue.placed.get(0);
        assertThat(ticket.price()).isEqualByComparingTo(worst);
        assertThat(ticket.triggerPrice()).isEqualByComparingTo("110");
        assertThat(reply.order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(reply.order().price()).isNull();
    }

    @Test
    void what_closes_at_its_trigger_goes_as_far_as_the_venue_itself_lets_it_unless_the_caller_bounds_it() {
        test.hold("1");
        OrderTerms stop = OrderTerms.triggered(OrderType.STOP_MARKET, Side.SELL, decimal("1"), decimal("90"))
                .acting(PositionSide.BOTH, true);
        test.send(place("a-1", stop));
        test.send(place("a-2", closing(Side.SELL)));
        time.pass(Duration.ofSeconds(2));
        test.send(place("a-3", stop.bounded(null, decimal("0.02"))));

        assertThat(test.venue.placed)
                .extracting(OrderTicket::price)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(decimal("90"), decimal("90"), decimal("88.2"));
    }

    @Test
    void a_stop_that_trails_is_told_of_only_and_not_placed() {
        OrderTerms trailing =
                OrderTerms.triggered(OrderType.TRAILING_STOP_MARKET, Side.SELL, decimal("1"), decimal("110"));

        assertThatThrownBy(() -> test.send(place("a-1", trailing)))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("orderType is 'TRAILING_STOP_MARKET'; give LIMIT, MARKET or a stop");
    }

    @Test
    void a_leg_where_the_account_has_none_is_told_of_the_accounts_mode() {
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
        OrderTerms leg = test.buy("a-2").terms().acting(PositionSide.LONG, false);

        assertThatThrownBy(() -> test.send(test.buy("a-2").with(leg)))
                .hasMessageContaining("one position (one-way mode): give no positionSide, or set hedge mode");
    }

    @Test
    void a_stop_limit_order_goes_with_both_prices_and_waits_until_cancelled() {
        test.send(place("a-1", stopLimit("111", "110")));

        OrderTicket ticket = test.venue.placed.get(0);
        assertThat(ticket.price()).isEqualByComparingTo("111");
        assertThat(ticket.triggerPrice()).isEqualByComparingTo("110");
        assertThat(ticket.timeInForce()).isEqualTo(TimeInForce.GTC);
    }

    @Test
    void an_increasing_trigger_reserves_at_its_own_price() {
        OrderTerms terms = OrderTerms.triggered(OrderType.STOP_MARKET, Side.BUY, decimal("46"), decimal("110"));

        assertThatThrownBy(() -> test.send(place("a-1", terms)))
                .isInstanceOf(RiskRejectedException.class)
                .hasMessageContaining("MAX_POSITION_SIZE_USD")
                .hasMessageContaining("5110.6");
    }

    @Test
    void a_trigger_that_closes_the_position_has_no_quantity_and_counts_its_fills() {
        test.hold("1");
        test.send(place("a-1", closing(Side.SELL)));

        OrderTicket ticket = test.venue.placed.get(0);
        assertThat(ticket.closePosition()).isTrue();
        assertThat(ticket.reduceOnly()).isTrue();
        assertThat(ticket.quantity()).isEqualByComparingTo("0");
        assertThat(test.venue.requests).noneMatch(SettingRequest.SetLeverage.class::isInstance);

        test.path
                .updates()
                .accept(List.of(
                        Orders.fill("v-a-1", "t1", "0.4", "90"),
                        VenueOrders.copy(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE),
                        Orders.fill("v-a-1", "t2", "0.6", "90")));
        Order order = test.gateway.order("main", "a-1").orElseThrow();
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.filledQty()).isEqualByComparingTo("1");
        assertThat(test.told()).endsWith("PARTIAL_FILL PARTIALLY_FILLED", "FILL FILLED");
    }

    @Test
    void a_trigger_that_closes_the_position_needs_one_to_close() {
        assertThatThrownBy(() -> test.send(place("a-1", closing(Side.SELL))))
                .isInstanceOf(RiskRejectedException.class)
                .hasMessageContaining("REDUCE_ONLY_VIOLATION");
    }

    @Test
    void a_stop_that_closes_the_whole_position_leaves_nothing_for_a_plain_order_to_offset() {
        test.hold("1");
        test.send(place("a-1", closing(Side.SELL)));

        OrderReply reply = test.send(place("a-2", OrderTerms.limit(Side.SELL, decimal("1"), decimal("100"))));

        assertThat(reply.decision().message()).contains("FLIP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "STOP_MARKET | 1 | - | - | triggerPrice is missing; a STOP_MARKET order needs one, in quote units",
                "STOP_LIMIT | 1 | - | 110 | price is missing; a STOP_LIMIT order needs one, in quote units",
                "STOP_MARKET | 1 | 111 | 110 | price is '111'; a STOP_MARKET order has none; bound it with slippage",
                "LIMIT | 1 | 99 | 110 | triggerPrice is '110'; only stop and take-profit orders have one",
                "STOP_MARKET | - | - | 110 | quantity is missing; give base units, such as 0.01, or reduceOnly",
                "STOP_MARKET | 0 | - | 110 | quantity is '0'; give more than zero, or leave it out to close"
            })
    void a_type_without_its_fields_is_refused_with_the_cure(
            OrderType type, BigDecimal quantity, BigDecimal price, BigDecimal trigger, String text) {
        OrderTerms terms = OrderTerms.triggered(type, Side.BUY, BigDecimal.ONE, BigDecimal.ONE)
                .numbered(quantity, price, trigger);

        assertThatThrownBy(() -> test.send(place("a-1", terms)))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining(text);
    }

    @Test
    void a_trigger_off_the_grid_is_refused() {
        OrderTerms terms = OrderTerms.triggered(OrderType.STOP_MARKET, Side.BUY, decimal("1"), decimal("110.05"));

        assertThatThrownBy(() -> test.send(place("a-1", terms))).hasMessageContaining("INVALID_PRICE");
    }

    @Test
    void numbers_off_the_grid_are_rounded_down_only_where_the_caller_asks() {
        OrderTerms terms = OrderTerms.limit(Side.BUY, decimal("1.0009"), decimal("99.07"));

        assertThatThrownBy(() -> test.send(place("a-1", terms))).hasMessageContaining("INVALID_QUANTITY");
        test.send(place("a-2", terms.rounded(Rounding.DOWN)));

        assertThat(test.venue.placed.get(0).quantity()).isEqualByComparingTo("1");
        assertThat(test.venue.placed.get(0).price()).isEqualByComparingTo("99");
    }

    @Test
    void what_a_venue_lacks_is_refused_unsent() {
        test.venue.lacks(Capability.FOK, Capability.TRIGGER_ORDERS, Capability.CLOSE_ON_TRIGGER);

        assertThatThrownBy(() -> test.send(place("a-1", stopLimit("111", "110"))))
                .hasMessageContaining("cannot do TRIGGER_ORDERS on PERP");
        assertThatThrownBy(() ->
                        test.send(test.buy("a-2").with(test.buy("a-2").terms().inForce(TimeInForce.FOK))))
                .isInstanceOfSatisfying(OrderRejectedException.class, refusal -> assertThat(refusal.outcome())
                        .isEqualTo(Outcome.NOT_SENT))
                .hasMessageContaining("cannot do FOK on PERP");
    }

    @Test
    void closing_a_position_sells_all_of_it_and_no_more() {
        test.hold("0.005");

        OrderReply reply = test.send(closePosition("c-1"));

        OrderTicket ticket = test.venue.placed.get(0);
        assertThat(reply.order().side()).isEqualTo(Side.SELL);
        assertThat(ticket.orderType()).isEqualTo(OrderType.MARKET);
        assertThat(ticket.quantity()).isEqualByComparingTo("0.005");
        assertThat(ticket.reduceOnly()).isTrue();
        assertThat(ticket.price()).isEqualByComparingTo("99");
    }

    @Test
    void closing_again_with_the_same_id_answers_with_the_state_although_the_position_is_gone() {
        test.hold("1");
        test.send(closePosition("c-1"));
        test.hold("0");

        assertThat(test.send(closePosition("c-1")).duplicate()).isTrue();
        assertThat(test.venue.placed).hasSize(1);
    }

    @Test
    void a_position_that_we_have_not_heard_of_yet_is_closed_all_the_same() {
        test.venue.positions.add(VenueOrders.position("0.005", PositionSide.BOTH, time.instant()));

        test.send(closePosition("c-1"));

        assertThat(test.venue.placed).singleElement().satisfies(ticket -> assertThat(ticket.quantity())
                .isEqualByComparingTo("0.005"));
    }

    @Test
    void nothing_to_close_is_said() {
        assertThatThrownBy(() -> test.send(closePosition("c-1")))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("NOTHING_TO_CLOSE")
                .hasMessageContaining("no position BOTH in BTC/USDC:USDC of account main; there is none");
    }

    @Test
    void a_leg_is_closed_by_its_name() {
        test.hold("-1", PositionSide.SHORT);

        assertThatThrownBy(() -> test.send(closePosition("c-1"))).hasMessageContaining("[SHORT]: name it");
        time.pass(Duration.ofSeconds(1));
        test.send(closePosition("c-2").with(OrderTerms.NONE.acting(PositionSide.SHORT, false)));

        assertThat(test.venue.placed.get(0).side()).isEqualTo(Side.BUY);
        assertThat(test.venue.placed.get(0).positionSide()).isEqualTo(PositionSide.SHORT);
    }

    @Test
    void a_closing_that_says_more_is_refused() {
        OrderRequest part = closePosition("c-1").with(OrderTerms.market(Side.SELL, BigDecimal.ONE));

        assertThatThrownBy(() -> test.send(part)).hasMessageContaining("for a part send a reduceOnly order");
    }

    private OrderRequest place(String id, OrderTerms terms) {
        return OrderRequest.place(id, "hyperliquid", "BTC", terms, time.instant());
    }

    private OrderRequest closePosition(String id) {
        return OrderRequest.closePosition(id, "hyperliquid", "BTC", time.instant());
    }

    private static OrderTerms stopLimit(String price, String trigger) {
        return OrderTerms.triggeredLimit(
                OrderType.STOP_LIMIT, Side.BUY, BigDecimal.ONE, decimal(trigger), decimal(price));
    }

    private static OrderTerms closing(Side side) {
        return OrderTerms.triggered(OrderType.STOP_MARKET, side, null, decimal("90"));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
