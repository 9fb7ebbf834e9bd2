package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that another client of the account amends, or the venue later than we waited. */
class AmendedElsewhereTest extends OnOrderPath {

    private Order placed;

    @BeforeEach
    void place() {
        test.send(test.buy("a-1"));
        placed = test.venue.orders.get(0);
        time.pass(Duration.ofSeconds(2));
    }

    @Test
    void of_a_venue_that_keeps_ids_the_later_numbers_are_taken_over() {
        tell(numbered("3", "97", time.instant()));

        assertThat(test.told()).endsWith("REPLACED NEW");
        assertThat(ours().quantity()).isEqualByComparingTo("3");
        assertThat(ours().price()).isEqualByComparingTo("97");
        assertThat(ours().orderId()).isEqualTo(placed.orderId());
    }

    @Test
    void a_comparison_finds_them_where_no_stream_told_of_them() {
        test.venue.orders.set(0, numbered("3", "97", time.instant()));

        test.path.reconciliation().repeat();

        assertThat(ours().quantity()).isEqualByComparingTo("3");
    }

    @Test
    void an_older_word_takes_nothing_back() {
        tell(numbered("3", "97", time.instant()));

        tell(numbered("1", "99", placed.updatedAt()));

        assertThat(ours().quantity()).isEqualByComparingTo("3");
        assertThat(ours().price()).isEqualByComparingTo("97");
    }

    @Test
    void what_had_filled_counts_towards_the_new_quantity() {
        test.path.updates().accept(List.of(fill(placed, "t1", "0.4")));
        time.pass(Duration.ofSeconds(1));

        tell(OrderCopy.of(numbered("3", "97", time.instant()))
                .status(OrderStatus.PARTIALLY_FILLED)
                .filled(new BigDecimal("0.4"), null)
                .now());

        assertThat(ours().quantity()).isEqualByComparingTo("3");
        assertThat(ours().filledQty()).isEqualByComparingTo("0.4");
        assertThat(ours().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    }

    @Test
    void of_a_venue_that_replaces_what_is_amended_the_former_end_is_asked_for() {
        tell(replacing("10"));
        time.pass(Duration.ofSeconds(1));

        assertThat(test.told()).endsWith("REPLACED NEW");
        assertThat(ours().orderId()).isEqualTo("99");
        assertThat(ours().quantity()).isEqualByComparingTo("10");
    }

    @Test
    void a_venue_that_tells_of_the_end_late_or_not_at_once_is_asked_again() {
        Order next = replacing("10");
        test.venue.reachable = false;
        tell(next, test.venue.orders.get(1));
        time.pass(Duration.ofSeconds(5));
        assertThat(ours().status()).isEqualTo(OrderStatus.NEW);

        test.venue.reachable = true;
        test.venue.become(test.venue.orders.get(1), OrderStatus.NEW, BigDecimal.ZERO);
        time.pass(Duration.ofSeconds(4));
        test.venue.become(test.venue.orders.get(1), OrderStatus.CANCELED, BigDecimal.ZERO);
        time.pass(Duration.ofSeconds(30));

        assertThat(ours().orderId()).isEqualTo("99");
        assertThat(test.gateway.openOrders()).hasSize(1);
    }

    @Test
    void a_fill_told_before_the_order_it_belongs_to_counts_once() {
        Order next = replacing("10");
        test.path.updates().accept(List.of(fill(placed, "t1", "0.4"), fill(next, "t2", "3")));
        tell(working(next, "3"));
        time.pass(Duration.ofSeconds(6));
        assertThat(ours().quantity()).isEqualByComparingTo("10.4");
        assertThat(ours().filledQty()).isEqualByComparingTo("3.4");

        test.path.updates().accept(List.of(fill(next, "t3", "7")));
        tell(OrderCopy.of(next)
                .status(OrderStatus.FILLED)
                .filled(BigDecimal.TEN, null)
                .now());
        assertThat(ours().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void a_fill_of_the_new_order_tells_of_it() {
        Order next = replacing("10");
        test.venue.become(next, OrderStatus.PARTIALLY_FILLED, new BigDecimal("3"));

        test.path.updates().accept(List.of(fill(next, "t1", "3")));
        time.pass(Duration.ofSeconds(12));

        assertThat(ours().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(ours().quantity()).isEqualByComparingTo("10");
        assertThat(ours().leavesQuantity()).isEqualByComparingTo("7");
    }

    @Test
    void one_that_filled_whole_before_its_opening_ends_filled() {
        Order next = test.venue.become(replacing("1"), OrderStatus.FILLED, BigDecimal.ONE);
        test.path.updates().accept(List.of(fill(next, "t1", "1")));
        tell(next, test.venue.orders.get(1));
        time.pass(Duration.ofSeconds(6));

        assertThat(ours().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(ours().filledQty()).isEqualByComparingTo("1");
    }

    @Test
    void one_that_is_cancelled_before_the_venue_has_told_of_the_former_ends_cancelled() {
        Order next = replacing("10");
        tell(next);
        tell(test.venue.become(next, OrderStatus.CANCELED, BigDecimal.ZERO));
        time.pass(Duration.ofSeconds(2));

        assertThat(ours().orderId()).isEqualTo("99");
        assertThat(ours().status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void what_the_venue_told_of_the_former_order_counts_before_its_fills_come() {
        tell(working(placed, "0.4"));
        tell(replacing("10"));
        time.pass(Duration.ofSeconds(1));
        assertThat(ours().quantity()).isEqualByComparingTo("10.4");

        test.path.updates().accept(List.of(fill(placed, "t1", "0.4")));
        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(1));
        assertThat(ours().leavesQuantity()).isEqualByComparingTo("10");
        assertThat(test.venue.requests).noneMatch(TradeRequest.Amend.class::isInstance);
    }

    @Test
    void what_had_filled_of_the_former_order_unheard_of_leaves_the_new_one_as_large_as_it_is() {
        tell(replacing("0.6"));
        time.pass(Duration.ofSeconds(1));
        assertThat(ours().quantity()).isEqualByComparingTo("0.6");

        test.path.updates().accept(List.of(fill(placed, "t1", "0.4")));
        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(1));

        assertThat(ours().quantity()).isEqualByComparingTo("1");
        assertThat(ours().leavesQuantity()).isEqualByComparingTo("0.6");
        assertThat(test.venue.requests).noneMatch(TradeRequest.Amend.class::isInstance);
    }

    private Order numbered(String quantity, String price, Instant at) {
        return OrderCopy.of(placed)
                .numbers(new BigDecimal(quantity), new BigDecimal(price))
                .at(at);
    }

    /** Another order in its stead, of this size, at a venue that replaces what is amended. */
    private Order replacing(String quantity) {
        test.venue.replaces = true;
        Order next = OrderCopy.of(numbered(quantity, "98", time.instant()))
                .orderId("99")
                .now();
        test.venue.become(placed, OrderStatus.CANCELED, BigDecimal.ZERO);
        test.venue.orders.add(0, next);
        return next;
    }

    private static Order working(Order order, String filled) {
        return OrderCopy.of(order)
                .status(OrderStatus.PARTIALLY_FILLED)
                .filled(new BigDecimal(filled), null)
                .now();
    }

    private void tell(Order... orders) {
        test.path.updates().accept(List.of(orders));
    }

    private Fill fill(Order order, String tradeId, String quantity) {
        return VenueOrders.fill(order, tradeId, new BigDecimal(quantity), time.instant());
    }

    private Order ours() {
        return test.gateway.order("main", "a-1").orElseThrow();
    }
}
