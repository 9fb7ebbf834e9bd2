package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.trade.risk.RestingOrder;
import io.azalai.venue.OutcomeUnknownException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Amendments that come to be known late, where another order takes the old one's place (hyperliquid.md sections 3.3,
 * 6.2).
 */
class LateAmendmentTest extends OnOrderPath {

    private static final String OTHER = "external:hyperliquid:perp:BTC:99";
    private static final BigDecimal TWO = new BigDecimal("2");

    private Order former;

    @BeforeEach
    void prepare() {
        test.venue.replaces = true;
        test.send(test.buy("a-1"));
        former = test.venue.orders.get(0);
        time.pass(Duration.ofSeconds(2));
    }

    @Test
    void one_that_the_venue_acts_on_after_it_was_asked_about_is_not_lost() {
        lose();
        time.pass(Duration.ofSeconds(2));
        assertThat(ours().status()).isEqualTo(OrderStatus.UNKNOWN);

        tell(end());
        tell(replace());

        assertThat(test.told()).endsWith("REPLACED NEW");
        assertThat(ours().quantity()).isEqualByComparingTo("2");
        assertThat(ours().price()).isEqualByComparingTo("98");
        assertThat(cancel("a-1").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).isEmpty();
    }

    @Test
    void the_worse_of_before_and_after_counts_until_the_venue_can_act_no_more() {
        lose();

        time.pass(Duration.ofSeconds(39));
        assertThat(remaining()).isEqualByComparingTo("2");

        time.pass(Duration.ofSeconds(1));
        assertThat(ours().status()).isEqualTo(OrderStatus.NEW);
        assertThat(remaining()).isEqualByComparingTo("1");
    }

    @Test
    void an_answer_that_the_old_order_has_ended_says_nothing_before_that() {
        lose();
        tell(end());
        time.pass(Duration.ofSeconds(20));
        assertThat(ours().status()).isEqualTo(OrderStatus.UNKNOWN);

        tell(replace());

        assertThat(ours().status()).isEqualTo(OrderStatus.NEW);
        assertThat(ours().orderId()).isEqualTo("99");
    }

    @Test
    void an_order_that_ended_meanwhile_has_ended_after_that() {
        lose();
        tell(end());

        time.pass(Duration.ofSeconds(40));

        assertThat(test.told()).endsWith("RECOVERED CANCELED");
    }

    @Test
    void an_order_that_is_cancelled_meanwhile_has_ended_with_the_answer_to_that() {
        lose();

        assertThat(cancel("a-1").status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void a_fill_of_the_new_order_shows_it_done() {
        lose();
        end();

        test.path.updates().accept(List.of(fill(replace(), "t1", "1")));

        assertThat(test.told()).endsWith("REPLACED NEW", "PARTIAL_FILL PARTIALLY_FILLED");
        assertThat(ours().leavesQuantity()).isEqualByComparingTo("1");
        assertThat(remaining()).isEqualByComparingTo("1");
    }

    @Test
    void a_comparison_while_it_is_on_its_way_does_not_take_it_for_undone() {
        test.venue.beforeAmending = test.path.reconciliation()::repeat;

        amend();

        assertThat(test.told()).endsWith("REPLACED NEW");
        assertThat(ours().quantity()).isEqualByComparingTo("2");
        assertThat(remaining()).isEqualByComparingTo("2");
    }

    @Test
    void one_made_elsewhere_whose_old_order_is_told_ended_first_is_told_as_replaced() {
        tell(end());
        tell(replace());
        time.pass(Duration.ofSeconds(2));

        assertThat(test.told()).endsWith("REPLACED NEW");
        assertThat(ours().quantity()).isEqualByComparingTo("2");
    }

    @Test
    void the_end_of_an_order_that_nothing_replaces_is_told_a_moment_later() {
        tell(end());
        assertThat(ours().status()).isEqualTo(OrderStatus.NEW);

        time.pass(Duration.ofSeconds(1));

        assertThat(test.told()).endsWith("CANCELED CANCELED");
    }

    @Test
    void an_order_that_opens_under_the_client_id_of_one_that_has_ended_counts_and_can_be_cancelled() {
        ended();
        tell(replace());

        assertThat(ours().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(other().status()).isEqualTo(OrderStatus.NEW);
        assertThat(remaining()).isEqualByComparingTo("2");
        assertThat(cancel(OTHER).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(test.venue.open()).isEmpty();
    }

    @Test
    void a_comparison_finds_it_where_no_stream_told_of_it() {
        ended();
        replace();

        test.path.reconciliation().repeat();
        time.pass(Duration.ofMinutes(1));
        test.path.reconciliation().repeat();

        assertThat(other().status()).isEqualTo(OrderStatus.NEW);
        assertThat(test.told()).endsWith("CANCELED CANCELED", "RECOVERED NEW");
    }

    @Test
    void its_fills_are_its_own_and_those_of_the_former_stay_with_the_former() {
        ended();
        Order next = replace();
        tell(next);

        test.path.updates().accept(List.of(fill(next, "t1", "2"), fill(former, "t2", "0.25")));

        assertThat(other().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(other().filledQty()).isEqualByComparingTo("2");
        assertThat(ours().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(ours().filledQty()).isEqualByComparingTo("0.25");
    }

    @Test
    void a_fill_that_tells_of_it_first_is_counted_once_its_order_was_read() {
        ended();
        Order next = replace();
        test.venue.become(next, OrderStatus.FILLED, TWO);

        test.path.updates().accept(List.of(fill(next, "t1", "2")));
        time.pass(Duration.ofSeconds(6));

        assertThat(other().filledQty()).isEqualByComparingTo("2");
        assertThat(ours().filledQty()).isZero();
    }

    @Test
    void a_lost_one_counts_over_two_stops_in_its_time() {
        lose();

        for (int stops = 0; stops < 2; stops++) {
            restart();
        }

        assertThat(remaining()).isEqualByComparingTo("2");
    }

    @Test
    void the_two_stay_apart_after_a_stop() {
        ended();
        Order next = replace();
        tell(next);

        restart();
        test.path.updates().accept(List.of(next, fill(next, "t1", "0.5")));

        assertThat(test.gateway.openOrders()).extracting(Order::clientOrderId).containsExactly(OTHER);
        assertThat(other().filledQty()).isEqualByComparingTo("0.5");
        assertThat(ours().filledQty()).isZero();
    }

    @Test
    void a_fill_of_the_former_order_that_comes_after_a_stop_is_ours() {
        test.venue.amendScript = AmendScript.NEW_ID;
        amend();
        Order left = VenueOrders.sized(test.venue.orders.get(0), "1.6");
        test.venue.orders.set(0, left);
        test.venue.become(former, OrderStatus.CANCELED, new BigDecimal("0.4"));
        test.venue.fills.add(fill(former, "t1", "0.4"));

        restart();
        time.pass(Duration.ofMinutes(1));

        assertThat(test.gateway.orders()).hasSize(1);
        assertThat(ours().orderId()).isEqualTo(left.orderId());
        assertThat(ours().filledQty()).isEqualByComparingTo("0.4");
        assertThat(remaining()).isEqualByComparingTo("1.6");
    }

    private void restart() {
        reopen();
        test.started();
    }

    private void lose() {
        test.venue.amendScript = AmendScript.LOSE;
        assertThatThrownBy(this::amend).isInstanceOf(OutcomeUnknownException.class);
    }

    private void amend() {
        OrderRequest request =
                OrderRequest.amend("m-1", "hyperliquid", "a-1", TWO, new BigDecimal("98"), time.instant());
        TestPath.unwrapped(
                () -> test.gateway.amend(test.gateway.accept(request)).join());
    }

    /** The order has ended, and so it was told. */
    private void ended() {
        tell(end());
        time.pass(Duration.ofSeconds(2));
    }

    private Order end() {
        return test.venue.become(former, OrderStatus.CANCELED, BigDecimal.ZERO);
    }

    /** Another order takes the place of the former one. */
    private Order replace() {
        Order next = OrderCopy.of(former)
                .orderId("99")
                .numbers(TWO, new BigDecimal("98"))
                .now();
        test.venue.orders.add(0, next);
        return next;
    }

    private void tell(Order order) {
        test.path.updates().accept(List.of(order));
    }

    private Fill fill(Order order, String tradeId, String quantity) {
        return VenueOrders.fill(order, tradeId, new BigDecimal(quantity), time.instant());
    }

    private Order cancel(String id) {
        return TestPath.unwrapped(() -> test.gateway
                .cancel(OrderRequest.cancel(id, "hyperliquid", id, time.instant()))
                .join()
                .order());
    }

    private Order ours() {
        return test.gateway.order("main", "a-1").orElseThrow();
    }

    private Order other() {
        return test.gateway.order("main", OTHER).orElseThrow();
    }

    private BigDecimal remaining() {
        return test.path.accounts().view().venues().iterator().next().accounts().get(0).orders().stream()
                .map(RestingOrder::remaining)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
