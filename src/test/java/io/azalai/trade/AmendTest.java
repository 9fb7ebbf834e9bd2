package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.RiskLevel;
import io.azalai.model.Side;
import io.azalai.trade.journal.JournaledAmendment;
import io.azalai.trade.journal.Page;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.Capability;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmendTest extends OnOrderPath {

    @BeforeEach
    void prepare() {
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
    }

    @Test
    void an_amended_order_has_its_new_numbers_and_is_told_as_replaced() {
        OrderReply reply = amend("m-1", "2", "98");

        assertThat(reply.order().clientOrderId()).isEqualTo("a-1");
        assertThat(reply.order().quantity()).isEqualByComparingTo("2");
        assertThat(reply.order().price()).isEqualByComparingTo("98");
        assertThat(reply.decision().accepted()).isTrue();
        assertThat(test.told()).endsWith("REPLACED NEW");
        assertThat(sent()).singleElement().satisfies(sent -> {
            assertThat(sent.permit().order().venueClientOrderId()).isEqualTo("v-a-1");
            assertThat(sent.orderId()).isEqualTo("77");
        });
    }

    @Test
    void what_is_not_named_stays() {
        assertThat(amend("m-1", null, "98").order().quantity()).isEqualByComparingTo("1");
        time.pass(Duration.ofSeconds(2));
        assertThat(amend("m-2", "3", null).order().price()).isEqualByComparingTo("98");
    }

    @Test
    void an_order_that_another_replaces_keeps_its_fills_and_ignores_the_end_of_the_former() {
        test.venue.replaces = true;
        test.venue.amendScript = AmendScript.NEW_ID;
        test.venue.become(test.venue.orders.get(0), OrderStatus.PARTIALLY_FILLED, decimal("0.4"));
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));

        amend("m-1", "2", "98");
        Order latter = test.venue.orders.get(0);
        Order former = test.venue.orders.get(1);
        test.path.updates().accept(List.of(latter, former));

        Order order = test.gateway.order("main", "a-1").orElseThrow();
        assertThat(latter.quantity()).isEqualByComparingTo("1.6");
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(order.orderId()).isEqualTo(latter.orderId());
        test.path
                .updates()
                .accept(List.of(
                        VenueOrders.copy(latter, OrderStatus.FILLED, decimal("1.6")),
                        Orders.fill("v-a-1", "t2", "1.6", "98")));
        assertThat(test.told()).endsWith("FILL FILLED");
        assertThat(test.gateway.order("main", "a-1").orElseThrow().filledQty()).isEqualByComparingTo("2");
    }

    /** The former order's fill is told of, and comes after the new order's (hyperliquid.md section 3.3). */
    @Test
    void what_filled_of_a_former_order_and_has_not_come_is_not_asked_for_again() {
        test.venue.replaces = true;
        test.venue.amendScript = AmendScript.NEW_ID;
        Order former = test.venue.become(test.venue.orders.get(0), OrderStatus.PARTIALLY_FILLED, decimal("0.4"));
        test.path.updates().accept(List.of(former));
        amend("m-1", "2", "98");
        Order latter = test.venue.orders.get(0);
        test.path.updates().accept(List.of(VenueOrders.fill(latter, "t2", decimal("0.4"), time.instant())));

        amend("m-2", "3", "98");
        test.path.updates().accept(List.of(VenueOrders.fill(former, "t1", decimal("0.4"), time.instant())));
        amend("m-3", "4", "98");

        assertThat(sent()).extracting(sent -> sent.filledQty().toPlainString()).containsExactly("0.4", "0.8", "0.8");
        assertThat(test.gateway.order("main", "a-1").orElseThrow().filledQty()).isEqualByComparingTo("0.8");
    }

    @Test
    void news_of_the_replacement_that_come_before_the_answer_do_not_end_the_order() {
        test.venue.replaces = true;
        test.venue.amendScript = AmendScript.NEW_ID_AND_CUT;
        assertThatThrownBy(() -> amend("m-1", "2", "98")).isInstanceOf(OutcomeUnknownException.class);

        test.path.updates().accept(List.of(test.venue.orders.get(1), test.venue.orders.get(0)));

        assertThat(test.told()).endsWith("UNKNOWN UNKNOWN", "REPLACED NEW");
    }

    @Test
    void the_same_amendment_again_sends_nothing_and_another_under_its_id_is_refused() {
        amend("m-1", "2", "98");

        assertThat(amend("m-1", "2", "98").duplicate()).isTrue();
        assertThatThrownBy(() -> amend("m-1", "2", "97")).hasMessageContaining("CLIENT_ORDER_ID_REUSED");
        assertThatThrownBy(() -> test.send(test.buy("m-1"))).hasMessageContaining("CLIENT_ORDER_ID_REUSED");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void an_amendment_that_raises_exposure_passes_the_gate() {
        assertThatThrownBy(() -> amend("m-1", "51", null))
                .isInstanceOf(RiskRejectedException.class)
                .hasMessageContaining("MAX_POSITION_SIZE_USD")
                .hasMessageContaining("5049");
        assertThat(sent()).isEmpty();
        assertThat(test.gateway.order("main", "a-1").orElseThrow().quantity()).isEqualByComparingTo("1");
    }

    @Test
    void its_own_former_size_is_not_counted_against_it() {
        assertThat(amend("m-1", "50", null).order().quantity()).isEqualByComparingTo("50");
    }

    @Test
    void what_is_raised_counts_while_the_outcome_is_not_known() {
        test.venue.amendScript = AmendScript.LOSE;
        assertThatThrownBy(() -> amend("m-1", "40", null)).isInstanceOf(OutcomeUnknownException.class);

        OrderRequest other = TestPath.with(test.buy("a-2"), quantity -> decimal("20"));
        assertThatThrownBy(() -> test.send(other)).hasMessageContaining("MAX_POSITION_SIZE_USD");
    }

    @Test
    void an_amendment_that_lowers_passes_while_trading_may_only_reduce() {
        test.path.watch().kill(RiskLevel.REDUCING, Scope.GLOBAL, "ada");

        assertThatThrownBy(() -> amend("m-1", "2", null)).hasMessageContaining("REDUCING_ONLY");
        assertThat(amend("m-2", "0.5", null).order().quantity()).isEqualByComparingTo("0.5");
    }

    @Test
    void an_amendment_off_the_grid_is_refused_also_where_it_lowers() {
        assertThatThrownBy(() -> amend("m-1", "0.9999", null)).hasMessageContaining("INVALID_QUANTITY");
    }

    @Test
    void a_refused_amendment_leaves_the_order_as_it_was() {
        test.venue.amendScript = AmendScript.REFUSE;

        assertThatThrownBy(() -> amend("m-1", "2", "98")).hasMessageContaining("post-only would take");

        assertThat(test.told()).endsWith("NEW NEW");
        assertThat(test.gateway.order("main", "a-1").orElseThrow().price()).isEqualByComparingTo("99");
    }

    @Test
    void a_refused_amendment_that_cost_the_order_is_found_out_by_asking() {
        test.venue.amendScript = AmendScript.REFUSE_AND_CANCEL;

        assertThatThrownBy(() -> amend("m-1", "2", "98")).hasMessageContaining("during modify");

        assertThat(test.told()).endsWith("CANCELED CANCELED");
    }

    @Test
    void a_refusal_that_says_the_order_is_gone_ends_it() {
        test.venue.amendScript = AmendScript.SAY_GONE;

        assertThatThrownBy(() -> amend("m-1", "2", "98")).hasMessageContaining("would match");

        assertThat(test.told()).endsWith("CANCELED CANCELED");
    }

    @Test
    void a_lost_answer_is_unknown_until_the_venue_was_asked() {
        test.venue.replaces = true;
        test.venue.amendScript = AmendScript.NEW_ID_AND_CUT;
        assertThatThrownBy(() -> amend("m-1", "2", "98")).isInstanceOf(OutcomeUnknownException.class);
        assertThat(test.told()).endsWith("UNKNOWN UNKNOWN");

        time.pass(Duration.ofSeconds(1));

        assertThat(test.told()).endsWith("REPLACED NEW");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void what_became_of_an_amendment_whose_nonce_is_taken_is_asked() {
        test.venue.amendScript = AmendScript.NEW_ID_AND_SENT_TWICE;
        assertThatThrownBy(() -> amend("m-1", "2", "98"))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("duplicate nonce");

        time.pass(Duration.ofSeconds(1));

        assertThat(test.told()).endsWith("REPLACED NEW");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void an_amendment_that_never_arrived_leaves_the_order_as_it_was() {
        test.venue.amendScript = AmendScript.LOSE;
        assertThatThrownBy(() -> amend("m-1", "2", "98")).isInstanceOf(OutcomeUnknownException.class);

        time.pass(Duration.ofSeconds(39));
        assertThat(test.told()).endsWith("UNKNOWN UNKNOWN");
        time.pass(Duration.ofSeconds(1));

        assertThat(test.told()).endsWith("RECOVERED NEW");
        assertThat(test.gateway.order("main", "a-1").orElseThrow().quantity()).isEqualByComparingTo("1");
    }

    @Test
    void an_amendment_cut_off_by_a_restart_is_asked_for_and_stays_known() {
        test.venue.replaces = true;
        test.journal.write(new Page().amendment(journaled())).join();
        Order replacement = replacement();
        test.venue.orders.set(0, VenueOrders.copy(test.venue.orders.get(0), OrderStatus.CANCELED, BigDecimal.ZERO));
        test.venue.orders.add(0, replacement);
        test.close();

        test = new TestPath(state, time, Mode.LIVE, test.venue).started();
        time.pass(Duration.ofSeconds(1));

        Order order = test.gateway.order("main", "a-1").orElseThrow();
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(order.quantity()).isEqualByComparingTo("2");
        assertThat(order.orderId()).isEqualTo("78");
        assertThatThrownBy(() -> amend("m-1", "5", "98")).hasMessageContaining("CLIENT_ORDER_ID_REUSED");
    }

    @Test
    void where_the_venue_cannot_amend_the_cure_is_named() {
        test.venue.lacks(Capability.AMEND);

        assertThatThrownBy(() -> amend("m-1", "2", "98"))
                .isInstanceOfSatisfying(OrderRejectedException.class, refusal -> assertThat(refusal.outcome())
                        .isEqualTo(Outcome.NOT_SENT))
                .hasMessageContaining("cannot do AMEND on PERP; cancel a-1 and place a new order");
    }

    @Test
    void what_cannot_be_amended_is_said() {
        test.send(OrderRequest.place(
                "s-1",
                "hyperliquid",
                "BTC",
                OrderTerms.triggered(OrderType.STOP_MARKET, Side.BUY, BigDecimal.ONE, decimal("110")),
                time.instant()));
        assertThatThrownBy(() -> amend("m-1", "s-1", "2", null))
                .hasMessageContaining(
                        "a STOP_MARKET order cannot be amended; place another, and cancel s-1 once that is open");
        assertThatThrownBy(() -> amend("m-2", "a-9", "2", null)).isInstanceOf(OrderNotFoundException.class);
        assertThatThrownBy(() -> amend("m-3", "a-1", null, null)).hasMessageContaining("quantity, price or both");
        assertThatThrownBy(() -> amend("a-1", "a-1", "2", null)).hasMessageContaining("origClientOrderId is 'a-1'");

        test.venue.become(test.venue.orders.get(0), OrderStatus.CANCELED, BigDecimal.ZERO);
        test.path.updates().accept(List.of(test.venue.orders.get(0)));
        assertThatThrownBy(() -> amend("m-4", "a-1", "2", null)).hasMessageContaining("order a-1 is CANCELED");
    }

    @Test
    void no_less_than_what_has_filled_can_be_left() {
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));

        assertThatThrownBy(() -> amend("m-1", "0.4", null))
                .hasMessageContaining("quantity is '0.4'; give more than the 0.4 that have filled");
    }

    private OrderReply amend(String id, String quantity, String price) {
        return amend(id, "a-1", quantity, price);
    }

    private OrderReply amend(String id, String target, String quantity, String price) {
        OrderRequest request =
                OrderRequest.amend(id, "hyperliquid", target, decimal(quantity), decimal(price), time.instant());
        return TestPath.unwrapped(
                () -> test.gateway.amend(test.gateway.accept(request)).join());
    }

    private List<TradeRequest.Amend> sent() {
        return test.venue.requests.stream()
                .filter(TradeRequest.Amend.class::isInstance)
                .map(TradeRequest.Amend.class::cast)
                .toList();
    }

    private JournaledAmendment journaled() {
        return new JournaledAmendment(
                "main",
                "m-1",
                "a-1",
                "hash",
                decimal("2"),
                decimal("98"),
                JournaledAmendment.Outcome.SENT,
                time.instant());
    }

    private Order replacement() {
        Order order = test.gateway.order("main", "a-1").orElseThrow();
        return OrderCopy.of(test.venue.orders.get(0))
                .orderId("78")
                .numbers(decimal("2"), decimal("98"))
                .at(order.updatedAt());
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
