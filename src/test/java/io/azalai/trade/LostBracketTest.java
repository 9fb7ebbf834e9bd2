package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.venue.Capability;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order that was to be protected, that its venue did not know for a while, and that fills all the same. */
class LostBracketTest extends OnBrackets {

    private static final String OTHER = "external:hyperliquid:perp:BTC:77";

    @BeforeEach
    void tie_nothing() {
        test.venue.lacks(Capability.BRACKETS);
    }

    @Test
    void it_is_looked_for_soon_after_it_was_lost() {
        test.send(bracket("a-1"));
        Order open = lose();
        test.venue.orders.add(open);

        pass(Duration.ofSeconds(6));

        assertThat(test.gateway.order("main", OTHER)).isPresent();
        assertThat(test.remaining()).hasSize(1);
    }

    @Test
    void what_fills_of_it_is_protected() {
        test.send(bracket("a-1"));
        found(lose());
        fills("t1", "1");

        assertThat(stops()).containsExactly("1 110", "1 90");
    }

    @Test
    void what_fills_of_it_after_a_restart_is_protected() {
        test.send(bracket("a-1"));
        found(lose());
        test.close();
        test = new TestPath(state, time, Mode.LIVE, test.venue);
        test.venue.lacks(Capability.BRACKETS);
        test.started();
        fills("t1", "1");

        assertThat(stops()).containsExactly("1 110", "1 90");
    }

    @Test
    void what_had_filled_before_stays_protected_and_is_not_protected_twice() {
        test.send(bracket("a-1"));
        test.hold("0.4");
        fill("a-1", "t0", "0.4", OrderStatus.PARTIALLY_FILLED);
        pass(Duration.ofSeconds(5));
        assertThat(stops()).containsExactly("0.4 110", "0.4 90");
        found(lose());
        fills("t1", "0.6");

        assertThat(stops()).containsExactlyInAnyOrder("0.4 110", "0.4 90", "0.6 110", "0.6 90");
    }

    /** The venue knows it no longer, until that is believed. */
    private Order lose() {
        pass(Duration.ofMinutes(1));
        Order open = order("a-1");
        test.venue.orders.remove(open);
        test.path.reconciliation().repeat();
        for (int second = 0; second < 120 && !ours().status().isTerminal(); second++) {
            pass(Duration.ofSeconds(1));
        }
        assertThat(ours().reason()).startsWith("LOST");
        return open;
    }

    private void found(Order open) {
        pass(Duration.ofMinutes(2));
        test.venue.orders.add(open);
        test.path.reconciliation().repeat();
        assertThat(test.gateway.order("main", OTHER)).isPresent();
    }

    private void fills(String tradeId, String quantity) {
        test.hold("1");
        test.path.updates().accept(List.of(Orders.fill("v-a-1", tradeId, quantity, "99", time.instant())));
        pass(Duration.ofSeconds(5));
    }

    private Order ours() {
        return test.gateway.order("main", "a-1").orElseThrow();
    }

    private List<String> stops() {
        return test.venue.open().stream()
                .filter(Order::reduceOnly)
                .map(order -> order.leavesQuantity().stripTrailingZeros().toPlainString() + " " + order.triggerPrice())
                .toList();
    }
}
