package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.OutcomeUnknownException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A venue may act on what it was sent for as long as its nonce lives, here for 70 s (aster.md section 2.4). */
class ActedOnLateTest extends OnOrderPath {

    private List<Order> held = List.of();

    @BeforeEach
    void nonces_live_for_long() {
        test.venue.late = Duration.ofSeconds(70);
    }

    @Test
    void an_order_that_the_venue_does_not_know_is_reserved_until_it_cannot_come_up_any_more() {
        lose();

        time.pass(Duration.ofSeconds(105));
        assertThat(order().status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(test.remaining()).hasSize(1);

        time.pass(Duration.ofSeconds(35));
        assertThat(order().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order().reason()).startsWith("NOT_FOUND");
        assertThat(test.remaining()).isEmpty();
    }

    @Test
    void one_that_comes_up_late_is_ours() {
        lose();
        time.pass(Duration.ofSeconds(80));

        test.venue.orders.addAll(held);
        time.pass(Duration.ofSeconds(30));

        assertThat(order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(test.gateway.orders()).hasSize(1);
    }

    @Test
    void an_amendment_counts_until_the_venue_can_act_on_it_no_more() {
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
        test.venue.amendScript = AmendScript.LOSE;
        OrderRequest doubled = OrderRequest.amend(
                "m-1", "hyperliquid", "a-1", new BigDecimal("2"), new BigDecimal("98"), time.instant());
        assertThatThrownBy(() -> TestPath.unwrapped(
                        () -> test.gateway.amend(test.gateway.accept(doubled)).join()))
                .isInstanceOf(OutcomeUnknownException.class);

        time.pass(Duration.ofSeconds(109));
        assertThat(test.remaining()).singleElement().asString().isEqualTo("2");

        time.pass(Duration.ofSeconds(1));
        assertThat(test.remaining()).singleElement().asString().isEqualTo("1");
    }

    /** It was sent, is on its way still, and nobody answered. */
    private void lose() {
        test.venue.script = PlaceScript.REST_AND_CUT;
        assertThatThrownBy(() -> test.send(test.buy("a-1"))).isInstanceOf(OutcomeUnknownException.class);
        held = List.copyOf(test.venue.orders);
        test.venue.orders.clear();
    }

    private Order order() {
        return test.gateway.order("main", "a-1").orElseThrow();
    }
}
