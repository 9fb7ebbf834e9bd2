package io.azalai.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.OrderStatus;
import io.azalai.trade.Orders;
import org.junit.jupiter.api.Test;

class SequencesTest {

    private final Sequences sequences = new Sequences();

    @Test
    void orders_that_ended_are_forgotten_once_many_others_have_and_open_ones_never() {
        assertThat(next("open", OrderStatus.NEW)).isEqualTo(1);
        assertThat(next("first", OrderStatus.NEW)).isEqualTo(1);
        assertThat(next("first", OrderStatus.FILLED)).isEqualTo(2);
        for (int other = 1; other < Sequences.ENDED_KEPT; other++) {
            next("other-" + other, OrderStatus.CANCELED);
        }
        assertThat(next("first", OrderStatus.FILLED)).isEqualTo(3);

        next("one-more", OrderStatus.CANCELED);

        assertThat(next("first", OrderStatus.FILLED)).isEqualTo(1);
        assertThat(next("open", OrderStatus.PARTIALLY_FILLED)).isEqualTo(2);
    }

    private long next(String id, OrderStatus status) {
        return sequences.next(Orders.order(id, status));
    }
}
