package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.Capability;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emergency stop cancels what protects too: it is wanted still, and comes back when trading goes on. */
class BracketHaltTest extends OnBrackets {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_protects_a_position_stands_again_once_trading_goes_on(boolean tied) {
        filled(tied);

        halted();
        assertThat(protecting()).isEmpty();
        assertThat(alerts()).noneMatch(text -> text.contains("not kept up any more"));

        lifted();
        assertThat(protecting()).hasSize(2);
    }

    @Test
    void so_it_does_where_the_service_was_stopped_meanwhile() {
        filled(false);
        halted();

        restarted();
        minutes(1);
        assertThat(protecting()).isEmpty();

        lifted();
        assertThat(protecting()).hasSize(2);
    }

    @Test
    void so_it_does_where_a_stream_tells_of_the_end() {
        filled(false);
        cancelsAreLost();

        test.path.watch().halt("somebody");
        end("a-1.tp", OrderStatus.CANCELED);
        end("a-1.sl", OrderStatus.CANCELED);
        minutes(1);

        lifted();
        assertThat(protecting()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void so_it_does_where_the_end_is_told_long_after_trading_goes_on(boolean restarts) {
        filled(false);
        cancelsAreLost();

        test.path.watch().halt("somebody");
        lifted();
        if (restarts) {
            restarted();
        }
        end("a-1.tp", OrderStatus.CANCELED);
        end("a-1.sl", OrderStatus.CANCELED);
        minutes(2);

        assertThat(protecting()).hasSize(2);
    }

    @Test
    void so_it_does_where_the_end_is_told_after_a_restart() {
        filled(false);
        cancelsAreLost();
        test.path.watch().halt("somebody");
        test.told();
        test.venue.become(order("a-1.tp"), OrderStatus.CANCELED, BigDecimal.ZERO);
        test.venue.become(order("a-1.sl"), OrderStatus.CANCELED, BigDecimal.ZERO);

        restarted();
        minutes(1);

        lifted();
        assertThat(protecting()).hasSize(2);
    }

    @Test
    void what_ends_before_it_was_sent_comes_back_too() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        test.beforeWork = () -> {
            if (isReceived("a-1.sl")) {
                test.beforeWork = () -> {};
                test.path.watch().halt("somebody");
            }
        };
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        test.hold("1");
        minutes(1);
        assertThat(test.gateway.order("main", "a-1.sl").orElseThrow().reason()).isEqualTo(Cancels.UNSENT);

        lifted();
        assertThat(protecting()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_is_found_open_when_nothing_is_swept_any_more_does_too(boolean restarts) {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
        test.venue.script = PlaceScript.REST_AND_CUT;
        test.venue.reachable = false;
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));
        test.path.watch().halt("somebody");
        pass(Duration.ofSeconds(70));
        assertThat(protecting()).hasSize(2);

        test.venue.reachable = true;
        test.venue.script = PlaceScript.REST;
        if (restarts) {
            restarted();
        }
        test.hold("1");
        minutes(2);
        assertThat(protecting()).isEmpty();

        lifted();
        assertThat(protecting()).hasSize(2);
    }

    @Test
    void once_trading_goes_on_nothing_is_swept_any_more() {
        filled(false);
        test.path.watch().halt("somebody");
        lifted();

        assertThat(protecting()).hasSize(2);
        assertThat(placed()).as("each once").hasSize(2);
    }

    @Test
    void what_a_user_cancels_after_it_stays_so() {
        filled(false);
        test.path.watch().halt("somebody");
        lifted();
        Order stop = test.venue.open().stream()
                .filter(order -> order.clientOrderId().startsWith("v-a-1.sl"))
                .findFirst()
                .orElseThrow();

        String id = stop.clientOrderId().substring(2);
        test.gateway
                .cancel(OrderRequest.cancel(id, "hyperliquid", id, time.instant()))
                .join();
        minutes(2);

        assertThat(protecting()).hasSize(1);
        assertThat(alerts()).anyMatch(text -> text.contains("not kept up any more"));
    }

    /** With what the venue has by then. */
    private void restarted() {
        reopen();
        test.venue.lacks(Capability.BRACKETS);
        test.started();
        test.hold("1");
    }

    private void filled(boolean tied) {
        if (!tied) {
            test.venue.lacks(Capability.BRACKETS);
        }
        test.send(bracket("a-1"));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        test.hold("1");
        pass(Duration.ofSeconds(10));
        assertThat(protecting()).hasSize(2);
    }

    private boolean isReceived(String id) {
        return test.gateway
                .order("main", id)
                .filter(order -> order.status() == OrderStatus.RECEIVED)
                .isPresent();
    }

    private void cancelsAreLost() {
        test.venue.cancelsByIds = true;
        test.venue.cancelScript = CancelScript.LOSE;
    }

    /** All is cancelled, and what follows is done. */
    private void halted() {
        test.path.watch().halt("somebody");
        minutes(1);
    }

    private void lifted() {
        test.path.watch().reset(null, null, "somebody");
        minutes(2);
    }
}
