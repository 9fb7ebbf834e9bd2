package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderStatus;
import io.azalai.venue.Capability;
import io.azalai.venue.OrderRejectedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What fills while the service stops is protected before it has left, or told and protected at the next start. */
class LeavingFillsTest extends OnBrackets {

    @Test
    void a_fill_during_the_stop_is_protected_and_callers_place_nothing_any_more() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        test.gateway.close();
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);

        leave(false);

        assertThat(protecting()).containsExactly("a-1.tp 0.4 110", "a-1.sl 0.4 90");
        assertThat(alerts()).isEmpty();
        assertThatThrownBy(() -> test.send(test.buy("late")))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("stopping");
    }

    @Test
    void what_the_venue_tied_to_an_order_that_rests_half_filled_is_not_waited_for() {
        test.send(bracket("a-1"));
        test.gateway.close();
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);

        leave(false);

        assertThat(protecting()).contains("a-1.tp.2 0.4 110", "a-1.sl.2 0.4 90");
    }

    @Test
    void what_had_filled_of_an_order_that_the_stop_cancels_is_protected() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        test.gateway.close();
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);

        leave(true);

        assertThat(order("a-1").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(protecting()).containsExactly("a-1.tp 0.4 110", "a-1.sl 0.4 90");
    }

    @Test
    void what_could_not_be_protected_in_time_is_told_and_protected_at_the_next_start() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        test.gateway.close();
        test.venue.script = PlaceScript.REFUSE;
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);

        leave(false);

        assertThat(alerts()).anySatisfy(text -> assertThat(text)
                .startsWith("the service stopped before all that has filled was protected: a-1 (BTC"));
        restart();
        pass(Duration.ofSeconds(90));
        assertThat(protecting()).extracting(each -> each.split(" ", 2)[1]).containsExactly("0.4 110", "0.4 90");
    }

    /** What a user cancels is not placed again, what the stop withdraws is. */
    @Test
    void what_was_about_to_be_sent_when_the_stop_ended_is_placed_at_the_next_start() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        test.gateway.close();
        AtomicBoolean begun = new AtomicBoolean();
        test.beforeWork = () -> {
            if (!begun.getAndSet(true)) {
                CompletableFuture<?> left = CompletableFuture.supplyAsync(
                        () -> test.path.stops().leaving().leave(false));
                while (!left.isDone()) {
                    time.pass(Duration.ofSeconds(1));
                }
            }
        };
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);
        pass(Duration.ofSeconds(10));
        assertThat(protecting()).isEmpty();

        restart();
        pass(Duration.ofSeconds(90));

        assertThat(protecting()).extracting(each -> each.split(" ", 2)[1]).containsExactly("0.4 110", "0.4 90");
    }

    @Test
    void a_stop_with_all_protected_waits_for_nothing() {
        test.send(bracket("a-1"));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));
        test.gateway.close();

        assertThat(test.path.stops().leaving().leave(false)).isEmpty();

        assertThat(alerts()).isEmpty();
    }

    /** Time passes while it waits. */
    private void leave(boolean cancels) {
        CompletableFuture<?> left =
                CompletableFuture.supplyAsync(() -> test.path.stops().leaving().leave(cancels));
        for (int quarters = 0; quarters < 80 && !left.isDone(); quarters++) {
            pass(Duration.ofMillis(250));
        }
        left.join();
    }

    private void restart() {
        reopen();
        test.venue.lacks(Capability.BRACKETS);
        test.started();
        test.hold("0.4");
    }
}
