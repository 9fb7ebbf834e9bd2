package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fill between our reading of an order and the arrival of its amendment, where the venue places another order. */
class AmendRaceTest extends OnOrderPath {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @BeforeEach
    void prepare() {
        test.venue.amendScript = AmendScript.NEW_ID;
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
    }

    @Test
    void what_filled_meanwhile_is_taken_off_the_new_order() {
        fillsMeanwhile("0.4");

        amend("2");
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));
        time.pass(Duration.ofSeconds(1));

        isOpen("1.6");
        assertThat(sent()).extracting(TradeRequest.Amend::filledQty).containsExactly(BigDecimal.ZERO, decimal("0.4"));
        assertThat(order().quantity()).isEqualByComparingTo("2");
        assertThat(order().filledQty()).isEqualByComparingTo("0.4");
    }

    @Test
    void a_fill_that_is_told_before_the_answer_is_taken_off_too() {
        test.venue.beforeAmending = () -> {
            test.venue.beforeAmending = () -> {};
            test.venue.become(test.venue.orders.get(0), OrderStatus.PARTIALLY_FILLED, decimal("0.4"));
            test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));
        };

        amend("2");
        time.pass(Duration.ofSeconds(1));

        isOpen("1.6");
    }

    @Test
    void what_the_venue_has_told_of_is_taken_off_before_its_fills_come() {
        test.path
                .updates()
                .accept(List.of(
                        test.venue.become(test.venue.orders.get(0), OrderStatus.PARTIALLY_FILLED, decimal("0.4"))));

        amend("2");
        isOpen("1.6");

        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));
        time.pass(Duration.ofSeconds(1));
        isOpen("1.6");
        assertThat(sent()).hasSize(1);
        assertThat(order().filledQty()).isEqualByComparingTo("0.4");
    }

    @Test
    void what_the_venue_tells_of_meanwhile_is_taken_off_before_its_fills_come() {
        fillsMeanwhile("0.4");
        Runnable fills = test.venue.beforeAmending;
        test.venue.beforeAmending = () -> {
            fills.run();
            test.path.updates().accept(List.of(test.venue.orders.get(0)));
        };

        amend("2");
        time.pass(Duration.ofSeconds(1));

        isOpen("1.6");
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));
        time.pass(Duration.ofSeconds(1));
        isOpen("1.6");
        assertThat(order().quantity()).isEqualByComparingTo("2");
    }

    @Test
    void a_fill_that_comes_while_the_amendment_is_written_is_taken_off_at_once() {
        test.beforeWork = () -> test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));

        amend("2");
        time.pass(Duration.ofSeconds(1));

        isOpen("1.6");
        assertThat(sent()).extracting(TradeRequest.Amend::filledQty).containsExactly(decimal("0.4"));
    }

    @Test
    void where_all_that_was_asked_fills_while_the_amendment_is_written_nothing_is_sent() {
        test.beforeWork = () -> test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.8", "99")));

        assertThatThrownBy(() -> amend("0.5"))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("NOT_AMENDABLE")
                .hasMessageContaining("0.8 have filled");

        assertThat(sent()).isEmpty();
        assertThat(order().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(order().quantity()).isEqualByComparingTo("1");
    }

    @Test
    void an_order_that_fills_whole_while_its_amendment_is_written_is_not_amended() {
        test.beforeWork = () -> test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "1", "99")));

        assertThatThrownBy(() -> amend("2"))
                .hasMessageContaining("NOT_AMENDABLE")
                .hasMessageContaining("FILLED");

        assertThat(sent()).isEmpty();
        assertThat(order().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void where_all_had_filled_that_was_asked_the_new_order_goes() {
        fillsMeanwhile("0.8");

        amend("0.5");
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.8", "99")));
        time.pass(Duration.ofSeconds(1));

        assertThat(test.venue.open()).isEmpty();
        assertThat(order().filledQty()).isEqualByComparingTo("0.8");
        assertThat(order().status().isTerminal()).isTrue();
    }

    @Test
    void where_the_second_amendment_is_refused_the_new_order_goes() {
        fillsMeanwhile("0.4");
        amend("2");
        test.venue.amendScript = AmendScript.REFUSE;

        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));
        time.pass(Duration.ofSeconds(1));

        await().atMost(PATIENCE).until(() -> test.venue.open().isEmpty());
    }

    @Test
    void an_amendment_that_nothing_overtook_is_sent_once() {
        test.venue.become(test.venue.orders.get(0), OrderStatus.PARTIALLY_FILLED, decimal("0.4"));
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));

        amend("2");
        time.pass(Duration.ofSeconds(5));

        assertThat(sent()).hasSize(1);
    }

    @Test
    void what_an_amendment_made_too_large_before_a_stop_is_taken_back_after_it() {
        fillsMeanwhile("0.4");
        amend("2");
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));

        restart();
        time.pass(Duration.ofSeconds(1));

        isOpen("1.6");
        assertThat(order().quantity()).isEqualByComparingTo("2");
    }

    @Test
    void an_amendment_that_nothing_overtook_stays_as_it_is_after_a_stop() {
        test.venue.become(test.venue.orders.get(0), OrderStatus.PARTIALLY_FILLED, decimal("0.4"));
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));
        amend("2");

        restart();
        time.pass(Duration.ofSeconds(5));

        isOpen("1.6");
        assertThat(sent()).isEmpty();
    }

    private void restart() {
        reopen();
        test.venue.amendScript = AmendScript.NEW_ID;
        test.started();
    }

    private void isOpen(String quantity) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(test.venue.open())
                .singleElement()
                .satisfies(open -> assertThat(open.quantity()).isEqualByComparingTo(quantity)));
    }

    private void fillsMeanwhile(String quantity) {
        test.venue.beforeAmending = () -> {
            test.venue.beforeAmending = () -> {};
            test.venue.become(test.venue.orders.get(0), OrderStatus.PARTIALLY_FILLED, decimal(quantity));
        };
    }

    private void amend(String quantity) {
        TestPath.unwrapped(() -> test.gateway
                .amend(test.gateway.accept(OrderRequest.amend(
                        "m-1", "hyperliquid", "a-1", decimal(quantity), decimal("98"), time.instant())))
                .join());
    }

    private Order order() {
        return test.gateway.order("main", "a-1").orElseThrow();
    }

    private List<TradeRequest.Amend> sent() {
        return test.venue.requests.stream()
                .filter(TradeRequest.Amend.class::isInstance)
                .map(TradeRequest.Amend.class::cast)
                .toList();
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
