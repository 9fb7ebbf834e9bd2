package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderRequest;
import io.azalai.venue.RiskRejectedException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What protects an order is no duplicate of what protects another (risk.md section 5, check 4). */
class TwinBracketsTest extends OnBrackets {

    @Test
    void two_orders_may_be_protected_alike_within_the_window() {
        test.send(bracket("a-1"));

        test.send(at(bracket("a-2"), "98"));

        assertThat(test.venue.placed)
                .extracting(ticket -> ticket.clientOrderId())
                .containsExactly("a-1", "a-1.tp", "a-1.sl", "a-2", "a-2.tp", "a-2.sl");
    }

    @Test
    void the_same_order_twice_is_a_duplicate_whatever_protects_it() {
        test.send(bracket("a-1"));

        assertThatThrownBy(() -> test.send(bracket("a-2")))
                .isInstanceOf(RiskRejectedException.class)
                .hasMessageContaining("DUPLICATE_ORDER");
    }

    private static OrderRequest at(OrderRequest request, String price) {
        return request.with(request.terms().numbered(request.terms().quantity(), new BigDecimal(price), null));
    }
}
