package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.Capability;
import io.azalai.venue.OrderRejectedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What protects an order is known by its id, so that no caller's order may have such a one. */
class BracketIdsTest extends OnBrackets {

    @ParameterizedTest
    @ValueSource(strings = {"a-1.sl", "a-1.tp", "a-1.sl.2", "never-heard-of.tp.17"})
    void an_id_that_is_kept_for_what_protects_is_refused(String id) {
        List<OrderRequest> requests = List.of(
                test.buy(id),
                OrderRequest.closePosition(id, "hyperliquid", "BTC", time.instant()),
                OrderRequest.amend(id, "hyperliquid", "a-1", null, BigDecimal.TEN, time.instant()));

        for (OrderRequest request : requests) {
            assertThatThrownBy(() -> test.gateway.accept(request))
                    .isInstanceOfSatisfying(OrderRejectedException.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("INVALID_FIELD");
                        assertThat(refusal.text())
                                .startsWith("clientOrderId is '" + id + "'; give one that does not end in .tp or .sl");
                    });
        }
        assertThat(test.gateway.sendAll(List.of(test.buy(id))).join().get(0).failure())
                .isInstanceOf(OrderRejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-1.sl.x", "a-1.slow", "a-1.tp.", "sl", "a-1.sl-2"})
    void an_id_that_only_looks_alike_is_nobodys_protection(String id) {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        time.pass(Duration.ofSeconds(2));
        test.send(TestPath.with(test.buy(id), quantity -> new BigDecimal("0.5")));

        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");
        assertThat(order(id).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void what_protects_can_be_cancelled_by_its_id() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        OrderRequest cancel = OrderRequest.cancel("a-1.sl", "hyperliquid", "a-1.sl", time.instant());

        assertThat(test.gateway
                        .cancel(test.gateway.accept(cancel))
                        .join()
                        .order()
                        .status())
                .isEqualTo(OrderStatus.CANCELED);
    }
}
