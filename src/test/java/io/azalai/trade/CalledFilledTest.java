package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Fill;
import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.trade.risk.RestingOrder;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OutcomeUnknownException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that filled in part and that Hyperliquid calls filled all the same (hyperliquid.md sections 2.5 and 3.2). */
class CalledFilledTest extends OnOrderPath {

    private static final BigDecimal PART = new BigDecimal("0.4");

    @Test
    void a_market_order_whose_reply_was_lost_ends_with_what_its_fills_say() {
        Order filled = lost("a-1");

        test.path.updates().accept(List.of(filled, fill(filled, "t1", PART)));
        time.pass(Duration.ofSeconds(10));

        assertThat(test.told()).endsWith("PARTIAL_FILL PARTIALLY_FILLED", "CANCELED CANCELED");
        assertThat(order("a-1").filledQty()).isEqualByComparingTo("0.4");
        assertThat(counted()).isEmpty();
    }

    @Test
    void until_its_fills_were_read_all_of_it_counts() {
        Order filled = lost("a-1");

        test.path.updates().accept(List.of(filled, fill(filled, "t1", PART)));

        assertThat(counted())
                .singleElement()
                .extracting(RestingOrder::remaining)
                .satisfies(remaining -> assertThat(remaining).isEqualByComparingTo("0.6"));
    }

    @Test
    void readings_that_fail_end_nothing() {
        Order filled = lost("a-1");
        test.path.updates().accept(List.of(filled, fill(filled, "t1", PART)));
        test.venue.reachable = false;

        time.pass(Duration.ofMinutes(2));
        assertThat(order("a-1").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);

        test.venue.reachable = true;
        test.path.reconciliation().repeat();
        time.pass(Duration.ofMinutes(1));
        assertThat(order("a-1").status()).isEqualTo(OrderStatus.CANCELED);
    }

    /** What signs and counts writes to a disk, which may be full for a while. */
    @Test
    void a_question_that_breaks_off_is_asked_again() {
        Order filled = lost("a-1");
        test.path.updates().accept(List.of(filled, fill(filled, "t1", PART)));
        test.venue.broken = true;
        time.pass(Duration.ofSeconds(5));

        test.venue.broken = false;
        time.pass(Duration.ofSeconds(20));

        assertThat(order("a-1").status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void an_order_called_filled_of_which_no_fill_was_seen_goes_on_counting() {
        Order filled = lost("a-1");
        test.path.updates().accept(List.of(filled));

        time.pass(Duration.ofMinutes(2));

        assertThat(order("a-1").status().isTerminal()).isFalse();
        assertThat(counted()).hasSize(1);
    }

    @Test
    void a_fill_that_comes_after_the_end_is_counted_once() {
        Order filled = lost("a-1");
        test.path.updates().accept(List.of(filled, fill(filled, "t1", PART)));
        time.pass(Duration.ofSeconds(10));
        Fill late = fill(filled, "t2", new BigDecimal("0.6"));

        test.path.updates().accept(List.of(late, late));

        assertThat(order("a-1").filledQty()).isEqualByComparingTo("1");
        assertThat(order("a-1").status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void a_limit_that_rests_has_filled_whole_and_waits_for_its_last_fill() {
        test.send(test.buy("a-1"));
        Order filled = test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ZERO);
        test.path.updates().accept(List.of(filled, fill(filled, "t1", PART)));
        time.pass(Duration.ofSeconds(30));
        assertThat(order("a-1").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);

        test.path.updates().accept(List.of(fill(filled, "t2", new BigDecimal("0.6"))));

        assertThat(test.told()).endsWith("FILL FILLED");
    }

    @Test
    void a_reply_that_says_how_much_takes_back_what_the_update_before_it_may_have_meant() {
        OrderReply reply =
                test.gateway.admit(test.gateway.accept(market("a-1"))).join();
        test.venue.send("hyperliquid", test.gateway.permit(reply).join()).join();
        Order filled = test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ZERO);
        test.path.updates().accept(List.of(filled));

        test.gateway.acknowledged(
                reply, new OrderAck("77", OrderStatus.CANCELED, PART, new BigDecimal("100"), null, time.instant()));
        test.path.updates().accept(List.of(fill(filled, "t1", PART)));

        assertThat(test.told()).endsWith("CANCELED CANCELED", "PARTIAL_FILL CANCELED");
        assertThat(counted()).isEmpty();
    }

    @Test
    void a_stop_that_filled_in_part_ends_and_nothing_of_it_counts() {
        Order woken = woken();

        test.path.updates().accept(List.of(woken, fill(woken, "t1", PART)));
        time.pass(Duration.ofSeconds(10));

        assertThat(order("s-1").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(counted()).isEmpty();
    }

    @Test
    void a_stop_that_filled_in_part_ends_also_where_it_is_being_cancelled() {
        Order woken = woken();
        test.path.updates().accept(List.of(woken, fill(woken, "t1", PART)));

        assertThatThrownBy(() -> TestPath.unwrapped(() -> test.gateway
                        .cancel(OrderRequest.cancel("s-1", "hyperliquid", "s-1", time.instant()))
                        .join()))
                .hasMessageContaining("already canceled, or filled");
        time.pass(Duration.ofSeconds(10));

        assertThat(test.told()).endsWith("PENDING_CANCEL PENDING_CANCEL", "CANCELED CANCELED");
    }

    /** What only reduces is capped at the position, whatever quantity its row names (hyperliquid.md section 9). */
    @Test
    void a_limit_that_only_reduces_may_have_filled_in_part_though_its_row_says_all() {
        test.hold("1");
        test.send(test.buy("r-1")
                .with(OrderTerms.limit(Side.SELL, BigDecimal.ONE, new BigDecimal("101"))
                        .acting(PositionSide.BOTH, true)));
        test.hold("0.4");
        Order filled = test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);

        test.path.updates().accept(List.of(filled, fill(filled, "t1", PART)));
        time.pass(Duration.ofSeconds(10));

        assertThat(order("r-1").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(counted()).isEmpty();
    }

    @Test
    void a_market_order_placed_elsewhere_that_filled_in_part_ends_and_holds_no_order_back() {
        Order ended = lost("else");
        ScriptedVenue venue = test.venue;
        test.close();
        test = new TestPath(state.resolve("of somebody else"), time, Mode.LIVE, venue).started();

        test.path.updates().accept(List.of(ended, fill(ended, "t1", PART)));
        time.pass(Duration.ofSeconds(30));

        assertThat(test.told()).containsExactly("RECOVERED NEW", "PARTIAL_FILL PARTIALLY_FILLED", "CANCELED CANCELED");
        assertThat(test.gateway.openOrders()).isEmpty();
        assertThat(test.send(TestPath.with(test.buy("b-1"), quantity -> new BigDecimal("49")))
                        .order()
                        .status())
                .isEqualTo(OrderStatus.NEW);
    }

    @Test
    void an_order_that_filled_in_part_while_we_were_away_ends_after_a_restart() {
        Order filled = lost("a-1");
        test.venue.fills.add(fill(filled, "t1", PART));
        ScriptedVenue venue = test.venue;
        test.close();

        test = new TestPath(state, time, Mode.LIVE, venue).started();
        time.pass(Duration.ofSeconds(30));

        assertThat(order("a-1").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order("a-1").filledQty()).isEqualByComparingTo("0.4");
    }

    /** Of one in the row of the venue nothing may be left, though nothing filled (hyperliquid.md section 10). */
    @Test
    void what_a_cancelled_row_says_has_filled_and_no_fill_bears_out_is_released() {
        test.send(test.buy("a-1"));
        test.path.updates().accept(List.of(test.venue.become(test.venue.orders.get(0), OrderStatus.CANCELED, PART)));
        assertThat(counted()).hasSize(1);

        time.pass(Duration.ofMinutes(2));

        assertThat(counted()).isEmpty();
        assertThat(order("a-1").filledQty()).isZero();
    }

    @Test
    void fills_are_found_where_our_clock_is_ahead_of_the_venues() {
        Order filled = answered();
        test.venue.fills.add(VenueOrders.fill(filled, "t1", PART, time.instant().minusSeconds(30)));

        time.pass(Duration.ofSeconds(10));

        assertThat(order("a-1").filledQty()).isEqualByComparingTo("0.4");
        assertThat(counted()).isEmpty();
    }

    @Test
    void what_the_venue_itself_answered_has_filled_counts_until_its_fills_come() {
        Order filled = answered();
        time.pass(Duration.ofMinutes(2));

        assertThat(counted())
                .singleElement()
                .extracting(RestingOrder::remaining)
                .satisfies(remaining -> assertThat(remaining).isEqualByComparingTo("0.4"));

        test.path.updates().accept(List.of(fill(filled, "t1", PART)));
        assertThat(counted()).isEmpty();
    }

    /** A market order that filled in part, as the answer to it says; no stream tells of it. */
    private Order answered() {
        OrderReply reply =
                test.gateway.admit(test.gateway.accept(market("a-1"))).join();
        test.venue.send("hyperliquid", test.gateway.permit(reply).join()).join();
        Order filled = test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ZERO);
        test.gateway.acknowledged(
                reply, new OrderAck("77", OrderStatus.CANCELED, PART, new BigDecimal("100"), null, time.instant()));
        return filled;
    }

    /** A cancelled order of which the venue told more than came, and whose fills cannot be read. */
    @Test
    void what_is_forgotten_counts_no_more() {
        test.send(test.buy("a-1"));
        test.venue.reachable = false;
        test.path.updates().accept(List.of(test.venue.become(test.venue.orders.get(0), OrderStatus.CANCELED, PART)));
        time.pass(Duration.ofMinutes(2));
        assertThat(counted()).hasSize(1);

        time.pass(Duration.ofHours(25));
        test.path.accounts().refresh();

        assertThat(counted()).isEmpty();
    }

    /** A market order that the venue took and whose reply was lost; as the venue tells of it. */
    private Order lost(String id) {
        test.venue.script = PlaceScript.REST_AND_CUT;
        assertThatThrownBy(() -> test.send(market(id))).isInstanceOf(OutcomeUnknownException.class);
        return test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ZERO);
    }

    /** A stop that has woken and that the venue calls filled. */
    private Order woken() {
        test.hold("1");
        OrderTerms stop = OrderTerms.triggered(OrderType.STOP_MARKET, Side.SELL, BigDecimal.ONE, new BigDecimal("95"));
        test.send(test.buy("s-1").with(stop.acting(PositionSide.BOTH, true)));
        return test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ZERO);
    }

    private OrderRequest market(String id) {
        return test.buy(id).with(OrderTerms.market(Side.BUY, BigDecimal.ONE));
    }

    private Fill fill(Order order, String tradeId, BigDecimal quantity) {
        return VenueOrders.fill(order, tradeId, quantity, time.instant());
    }

    private Order order(String id) {
        return test.gateway.order("main", id).orElseThrow();
    }

    private List<RestingOrder> counted() {
        return test.path
                .accounts()
                .view()
                .venues()
                .iterator()
                .next()
                .accounts()
                .get(0)
                .orders();
    }
}
