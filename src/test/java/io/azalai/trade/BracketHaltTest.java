package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.Capability;
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
        test.told();
        ScriptedVenue venue = test.venue;
        test.close();

        test = new TestPath(state, time, Mode.LIVE, venue);
        test.venue.lacks(Capability.BRACKETS);
        test.started();
        test.hold("1");
        minutes(1);
        assertThat(protecting()).isEmpty();

        lifted();
        assertThat(protecting()).hasSize(2);
    }

    @Test
    void where_a_stream_tells_of_the_end_before_the_answer_it_is_the_stops_too() {
        filled(false);
        test.venue.cancelScript = CancelScript.LOSE;

        test.path.watch().halt("somebody");
        end("a-1.tp", OrderStatus.CANCELED);
        end("a-1.sl", OrderStatus.CANCELED);
        minutes(1);

        lifted();
        assertThat(protecting()).hasSize(2);
    }

    @Test
    void what_a_user_cancels_before_or_long_after_it_stays_so() {
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

    private void halted() {
        test.path.watch().halt("somebody");
        minutes(1);
    }

    private void lifted() {
        test.path.watch().reset(null, null, "somebody");
        minutes(2);
    }
}
