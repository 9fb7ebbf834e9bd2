package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a venue ties to an order that filled whole, and somebody ends, or ends with its position. */
class BracketTiedEndsTest extends OnBrackets {

    @BeforeEach
    void the_order_has_filled_whole() {
        test.send(bracket("a-1"));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        test.hold("1");
        pass(Duration.ofSeconds(5));
        assertThat(placed()).isEmpty();
    }

    @Test
    void one_that_is_cancelled_at_the_venue_stays_cancelled_and_is_told() {
        end("a-1.sl", OrderStatus.CANCELED);
        minutes(5);

        assertThat(protecting()).containsExactly("a-1.tp 1 110");
        assertThat(placed()).isEmpty();
        assertThat(alerts()).containsExactly("STOP_LOSS of order a-1 is not kept up any more: it was cancelled");
    }

    /** hyperliquid.md section 2.5. */
    @ParameterizedTest
    @ValueSource(strings = {"scheduledCancel", "marginCanceled", "nonUserCancel"})
    void one_that_the_venue_ends_for_a_reason_of_its_own_is_replaced(String reason) {
        Order ended = test.venue.become(order("a-1.sl"), OrderStatus.CANCELED, decimal("0"));
        test.path.updates().accept(List.of(OrderCopy.of(ended).because(reason).now()));
        minutes(1);

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl.2 1 90");
        assertThat(alerts())
                .containsExactly(
                        "STOP_LOSS that the venue tied to order a-1 ended with 1 open: a-1.sl.2 takes its place");
    }

    /** hyperliquid.md section 10: of a trigger nothing may be left by its row, though none of it filled. */
    @Test
    void one_whose_row_says_that_nothing_is_left_though_nothing_filled_did_not_act() {
        test.path.updates().accept(List.of(test.venue.become(order("a-1.sl"), OrderStatus.CANCELED, decimal("1"))));
        minutes(5);

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl.2 1 90");
        assertThat(alerts())
                .containsExactly(
                        "STOP_LOSS that the venue tied to order a-1 ended with 1 open: a-1.sl.2 takes its place");
    }

    @Test
    void one_that_a_user_cancels_stays_cancelled_and_is_told() {
        cancel("a-1.sl");
        minutes(5);

        assertThat(protecting()).containsExactly("a-1.tp 1 110");
        assertThat(placed()).isEmpty();
        assertThat(alerts()).containsExactly("STOP_LOSS of order a-1 is not kept up any more: it was cancelled");
    }

    @Test
    void one_that_a_user_cancels_before_the_order_fills_stays_cancelled_and_is_told() {
        test.send(bracket("b-1"));
        cancel("b-1.sl");
        minutes(1);
        fill("b-1", "t5", "1", OrderStatus.FILLED);
        test.hold("2");
        minutes(5);

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90", "b-1.tp 1 110");
        assertThat(alerts()).containsExactly("STOP_LOSS of order b-1 is not kept up any more: it was cancelled");
    }

    @Test
    void one_that_was_cancelled_with_its_order_is_no_loss() {
        test.send(bracket("b-1"));
        cancel("b-1.sl");
        cancel("b-1");
        end("b-1.tp", OrderStatus.CANCELED);
        minutes(5);

        assertThat(alerts()).isEmpty();
        assertThat(test.journal.openBrackets()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"CANCELED", "REJECTED", "EXPIRED"})
    void nothing_is_placed_when_the_position_was_closed_elsewhere(OrderStatus ended) {
        test.mark = decimal("89");
        end("a-1.sl", ended);
        end("a-1.tp", ended);
        pass(Duration.ofSeconds(4));
        test.hold("0");
        minutes(5);

        assertThat(placed()).isEmpty();
        assertThat(alerts()).isEmpty();
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    private void cancel(String id) {
        test.gateway
                .cancel(OrderRequest.cancel(id, "hyperliquid", id, time.instant()))
                .join();
    }
}
