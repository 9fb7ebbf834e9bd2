package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.azalai.model.Mode;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Capability;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracketTest extends OnBrackets {

    @Test
    void where_the_venue_ties_them_the_three_go_in_one_call() {
        OrderReply reply = test.send(bracket("a-1"));

        assertThat(reply.order().status()).isEqualTo(OrderStatus.NEW);
        TradeRequest.PlaceBatch batch = test.venue.requests.stream()
                .filter(TradeRequest.PlaceBatch.class::isInstance)
                .map(TradeRequest.PlaceBatch.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(batch.bracket()).isTrue();
        assertThat(test.venue.placed)
                .extracting(ticket -> ticket.clientOrderId() + " " + ticket.side() + " " + ticket.orderType() + " "
                        + ticket.quantity() + " " + ticket.triggerPrice() + " " + ticket.reduceOnly())
                .containsExactly(
                        "a-1 BUY LIMIT 1 null false",
                        "a-1.tp SELL TAKE_PROFIT_MARKET 1 110 true",
                        "a-1.sl SELL STOP_MARKET 1 90 true");
        assertThat(test.journal.orders(Orders.NOW)).hasSize(3);
    }

    @Test
    void what_the_venue_ties_is_left_to_it_when_the_order_fills_whole() {
        test.send(bracket("a-1"));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        assertThat(test.venue.placed).hasSize(3);
    }

    @Test
    void a_part_left_bare_by_the_venue_is_protected_by_us() {
        test.send(bracket("a-1"));
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);
        pass(Duration.ofSeconds(1));
        assertThat(test.venue.placed).hasSize(3);

        test.venue.orders.replaceAll(order -> VenueOrders.copy(order, OrderStatus.CANCELED, order.filledQty()));
        test.path.updates().accept(List.copyOf(test.venue.orders));
        pass(Duration.ofSeconds(5));

        assertThat(protecting()).containsExactly("a-1.tp.2 0.4 110", "a-1.sl.2 0.4 90");
    }

    @Test
    void what_the_venue_keeps_of_an_order_cut_short_is_replaced_by_the_right_size() {
        test.send(bracket("a-1"));
        fill("a-1", "t1", "0.4", OrderStatus.CANCELED);
        pass(Duration.ofSeconds(25));
        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");

        pass(Duration.ofSeconds(15));

        assertThat(protecting()).containsExactly("a-1.tp.2 0.4 110", "a-1.sl.2 0.4 90");
        assertThat(alerts()).isEmpty();
        int asked = questions();
        assertThat(asked).as("of each every two seconds").isBetween(20, 34);
        pass(Duration.ofMinutes(1));
        assertThat(questions()).isEqualTo(asked);
    }

    @Test
    void a_venue_that_keeps_what_it_tied_is_not_doubled() {
        test.send(bracket("a-1"));
        fill("a-1", "t1", "0.4", OrderStatus.CANCELED);
        pass(Duration.ofSeconds(10));

        assertThat(test.venue.placed).hasSize(3);
    }

    @Test
    void elsewhere_nothing_protects_before_something_has_filled() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        pass(Duration.ofSeconds(1));

        assertThat(test.venue.placed).hasSize(1);
    }

    @Test
    void elsewhere_what_has_filled_is_protected_and_kept_in_step() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);
        pass(Duration.ofSeconds(1));
        assertThat(protecting()).containsExactly("a-1.tp 0.4 110", "a-1.sl 0.4 90");

        pass(Duration.ofSeconds(2));
        fill("a-1", "t2", "0.6", OrderStatus.FILLED);
        pass(Duration.ofSeconds(2));

        assertThat(protecting()).containsExactly("a-1.tp.2 1.0 110", "a-1.sl.2 1.0 90");
    }

    @Test
    void when_one_fills_the_other_goes() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));
        fill("a-1.tp", "t2", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        assertThat(protecting()).isEmpty();
        assertThat(test.gateway.order("main", "a-1.sl").orElseThrow().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    @Test
    void what_is_wanted_survives_a_restart() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        test.close();
        ScriptedVenue venue = test.venue;
        venue.become(venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);
        venue.fills.add(Orders.fill("v-a-1", "t1", "1", "99"));

        test = new TestPath(state, time, Mode.LIVE, venue);
        test.venue.lacks(Capability.BRACKETS);
        test.venue.positions.add(VenueOrders.position("1", PositionSide.BOTH, time.instant()));
        test.started();
        pass(Duration.ofSeconds(5));

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");
    }

    @Test
    void one_that_a_user_cancels_stays_cancelled_and_is_told() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        test.gateway
                .cancel(OrderRequest.cancel("a-1.tp", "hyperliquid", "a-1.tp", time.instant()))
                .join();
        pass(Duration.ofMinutes(1));

        assertThat(protecting()).containsExactly("a-1.sl 1 90");
        assertThat(alerts()).containsExactly("TAKE_PROFIT of order a-1 is not kept up any more: it was cancelled");
    }

    @Test
    void one_that_is_refused_is_told_and_tried_again() {
        test.venue.lacks(Capability.BRACKETS);
        test.venue.refuses.add("a-1.sl");
        test.send(bracket("a-1"));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));
        assertThat(protecting()).containsExactly("a-1.tp 1 110");
        assertThat(alerts()).singleElement().asString().contains("STOP_LOSS of order a-1 was refused");

        pass(Duration.ofSeconds(3));
        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl.2 1 90");
    }

    @Test
    void a_take_profit_that_the_market_has_passed_goes_as_a_limit() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        test.mark = decimal("110");

        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        assertThat(test.venue.placed)
                .filteredOn(OrderTicket::reduceOnly)
                .extracting(OrderTicket::clientOrderId, OrderTicket::orderType, OrderTicket::side)
                .containsExactlyInAnyOrder(
                        tuple("a-1.tp", OrderType.LIMIT, Side.SELL), tuple("a-1.sl", OrderType.STOP_MARKET, Side.SELL));
        assertThat(test.venue.open())
                .filteredOn(order -> order.orderType() == OrderType.LIMIT && order.reduceOnly())
                .singleElement()
                .satisfies(order -> assertThat(order.price()).isEqualByComparingTo("110"));
    }

    @Test
    void an_order_that_never_fills_needs_nothing_and_leaves_nothing() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        test.gateway
                .cancel(OrderRequest.cancel("a-1", "hyperliquid", "a-1", time.instant()))
                .join();
        pass(Duration.ofSeconds(1));

        assertThat(test.venue.placed).hasSize(1);
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    @Test
    void a_protection_that_cannot_stand_keeps_the_order_from_going() {
        OrderTerms terms = test.buy("a-1").terms();

        assertThatThrownBy(() -> test.send(test.buy("a-1").with(terms.protectedAt(null, decimal("40")))))
                .isInstanceOf(RiskRejectedException.class)
                .hasMessageContaining("PRICE_COLLAR");
        assertThatThrownBy(() -> test.send(test.buy("a-2").with(terms.protectedAt(decimal("110.01"), null))))
                .hasMessageContaining("INVALID_PRICE");
        assertThat(test.venue.placed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "98 | - | takeProfitPrice is '98'; on a BUY it lies above 99",
                "- | 100 | stopLossPrice is '100'; on a BUY it lies below 99"
            })
    void a_price_on_the_wrong_side_is_refused(BigDecimal takeProfit, BigDecimal stopLoss, String text) {
        OrderTerms terms = test.buy("a-1").terms().protectedAt(takeProfit, stopLoss);

        assertThatThrownBy(() -> test.send(test.buy("a-1").with(terms))).hasMessageContaining(text);
    }

    @Test
    void what_cannot_be_protected_is_refused() {
        OrderTerms stop = OrderTerms.triggered(OrderType.STOP_MARKET, Side.BUY, BigDecimal.ONE, decimal("105"));
        OrderTerms reducing = test.buy("a-1").terms().acting(PositionSide.BOTH, true);

        assertThatThrownBy(() -> test.send(test.buy("a-1").with(stop.protectedAt(decimal("110"), null))))
                .hasMessageContaining("go with LIMIT and MARKET");
        assertThatThrownBy(() -> test.send(test.buy("a-2").with(reducing.protectedAt(decimal("110"), null))))
                .hasMessageContaining("reduceOnly is 'true'");
    }

    private int questions() {
        return (int) test.venue.requests.stream()
                .filter(AccountRequest.ReadOrder.class::isInstance)
                .count();
    }
}
