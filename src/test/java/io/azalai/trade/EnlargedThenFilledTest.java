package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.venue.OutcomeUnknownException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order of which all fills that it was, while it may be larger by now (downstream.md section 7). */
class EnlargedThenFilledTest extends OnOrderPath {

    @Test
    void what_an_amendment_added_rests_and_counts_although_its_answer_was_lost() {
        enlarge(AmendScript.KEEP_AND_CUT);
        Order larger = VenueOrders.copy(test.venue.orders.get(0), OrderStatus.PARTIALLY_FILLED, BigDecimal.ONE);
        test.venue.orders.set(0, larger);

        fill();
        assertThat(order().status().isTerminal()).isFalse();
        time.pass(Duration.ofMinutes(1));

        assertThat(order().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(order().quantity()).isEqualByComparingTo("2");
        assertThat(order().leavesQuantity()).isEqualByComparingTo("1");
    }

    @Test
    void where_the_amendment_never_arrived_the_order_is_filled() {
        enlarge(AmendScript.LOSE);
        test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);

        fill();
        time.pass(Duration.ofMinutes(1));

        assertThat(order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order().quantity()).isEqualByComparingTo("1");
    }

    @Test
    void where_the_venue_refuses_it_for_the_fill_the_order_is_filled() {
        test.venue.beforeAmending = () -> {
            test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);
            fill();
        };
        test.venue.amendScript = AmendScript.REFUSE;
        test.send(test.buy("a-1"));

        assertThatThrownBy(this::amend).hasMessageContaining("5022");

        assertThat(order().status()).isEqualTo(OrderStatus.FILLED);
    }

    private void enlarge(AmendScript script) {
        test.send(test.buy("a-1"));
        test.venue.amendScript = script;
        assertThatThrownBy(this::amend).isInstanceOf(OutcomeUnknownException.class);
    }

    private void amend() {
        test.amend("m-1", "a-1", "2");
    }

    private void fill() {
        test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "1", "99")));
    }

    private Order order() {
        return test.gateway.order("main", "a-1").orElseThrow();
    }
}
