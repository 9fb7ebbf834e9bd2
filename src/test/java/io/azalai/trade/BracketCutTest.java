package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.venue.OutcomeUnknownException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a venue ties to an order goes in one call with it, and is told once it wakes (hyperliquid.md section 9): where
 * the answer was lost, it arrived if the order did.
 */
class BracketCutTest extends OnBrackets {

    @Test
    void what_waits_for_an_order_that_arrived_has_arrived_and_is_not_doubled() {
        List<Order> waiting = cut(PlaceScript.REST_AND_CUT);
        minutes(2);
        assertThat(statuses()).containsExactly(OrderStatus.NEW, OrderStatus.NEW, OrderStatus.NEW);

        test.venue.orders.addAll(waiting);
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        test.hold("1");
        minutes(2);

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");
        assertThat(placed()).isEmpty();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void what_waits_for_an_order_that_never_arrived_has_not_either() {
        cut(PlaceScript.LOSE);
        minutes(2);

        assertThat(statuses()).containsExactly(OrderStatus.REJECTED, OrderStatus.REJECTED, OrderStatus.REJECTED);
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    @Test
    void what_the_venue_does_not_have_after_all_is_replaced_once_the_order_has_filled() {
        cut(PlaceScript.REST_AND_CUT);
        minutes(2);

        fill("a-1", "t1", "1", OrderStatus.FILLED);
        test.hold("1");
        minutes(2);

        assertThat(protecting()).containsExactly("a-1.tp.2 1 110", "a-1.sl.2 1 90");
    }

    /** Sends a bracket whose answer is lost; answers what waits, which the venue does not tell yet. */
    private List<Order> cut(PlaceScript script) {
        test.venue.script = script;
        assertThatThrownBy(() -> test.send(bracket("a-1"))).isInstanceOf(OutcomeUnknownException.class);
        test.venue.script = PlaceScript.REST;
        List<Order> waiting =
                test.venue.orders.stream().filter(Order::reduceOnly).toList();
        test.venue.orders.removeAll(waiting);
        return waiting;
    }

    private List<OrderStatus> statuses() {
        return test.gateway.orders().stream().map(Order::status).toList();
    }
}
