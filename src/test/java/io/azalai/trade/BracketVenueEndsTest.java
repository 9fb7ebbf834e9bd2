package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.Capability;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What protects a position, and the venue ends: what the market does not take and what maintenance ends expires
 * (aster.md section 4), and of what is cancelled by the venue it says why (hyperliquid.md section 2.5).
 */
class BracketVenueEndsTest extends OnBrackets {

    @BeforeEach
    void the_venue_ties_nothing() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
    }

    @Test
    void a_stop_that_fired_and_found_no_market_is_closed_at_the_market() {
        filled();
        test.mark = decimal("85");

        ended("a-1.sl", OrderStatus.EXPIRED, "EXPIRED MARKET");
        reading(Duration.ofSeconds(8));

        assertThat(placed()).containsExactly("a-1.sl.2 MARKET 1");
        assertThat(alerts())
                .containsExactly(
                        "a-1.sl, which protects order a-1, was ended by the venue (EXPIRED MARKET): another takes its place",
                        "STOP_LOSS of order a-1 at 90 was passed before it stood, the price is 85: 1 is closed at the market");
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELED, scheduledCancel",
        "CANCELED, marginCanceled",
        "CANCELED, reduceOnlyCanceled",
        "CANCELED, LOST: the venue no longer knows it",
        "EXPIRED, EXPIRED STOP_MARKET GTC"
    })
    void one_that_the_venue_ends_is_placed_again_while_the_position_stands(OrderStatus status, String reason) {
        filled();

        ended("a-1.sl", status, reason);
        reading(Duration.ofMinutes(1));

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl.2 1 90");
        assertThat(alerts()).singleElement().asString().contains("was ended by the venue (" + reason + ")");
    }

    @Test
    void when_the_venue_ends_all_orders_both_come_back() {
        filled();

        ended("a-1.tp", OrderStatus.EXPIRED, "EXPIRED TAKE_PROFIT_MARKET GTC");
        ended("a-1.sl", OrderStatus.EXPIRED, "EXPIRED STOP_MARKET GTC");
        reading(Duration.ofMinutes(1));

        assertThat(protecting()).containsExactly("a-1.tp.2 1 110", "a-1.sl.2 1 90");
    }

    @Test
    void one_that_is_ended_again_and_again_is_placed_with_ever_more_time_between() {
        filled();
        for (int seconds = 0; seconds < 600; seconds++) {
            test.venue.open().stream()
                    .filter(order -> order.clientOrderId().startsWith("v-a-1.sl"))
                    .forEach(order -> ended(order.clientOrderId().substring(2), OrderStatus.EXPIRED, "EXPIRED"));
            reading(Duration.ofSeconds(1));
        }

        assertThat(stops()).as("after 6, 12, 24, 48 seconds and each minute").isBetween(11, 13);
        assertThat(alerts()).hasSize(2).last().asString().contains("as was the one before it");
        reading(Duration.ofMinutes(2));
        assertThat(protecting()).hasSize(2);
    }

    /** hyperliquid.md section 2.5, {@code iocCancelRejected}: a trigger that fired may be refused then. */
    @Test
    void a_stop_that_stood_and_is_refused_is_replaced_at_once_and_then_ever_more_rarely() {
        filled();
        ended("a-1.sl", OrderStatus.REJECTED, "iocCancelRejected");
        pass(Duration.ofSeconds(2));
        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl.2 1 90");

        for (int seconds = 0; seconds < 600; seconds++) {
            test.venue.open().stream()
                    .filter(order -> order.clientOrderId().startsWith("v-a-1.sl"))
                    .forEach(order ->
                            ended(order.clientOrderId().substring(2), OrderStatus.REJECTED, "iocCancelRejected"));
            reading(Duration.ofSeconds(1));
        }

        assertThat(stops())
                .as("at once, after 12, 24, 48 seconds and each minute")
                .isBetween(11, 14);
        assertThat(alerts()).hasSize(2).last().asString().contains("as was the one before it");
    }

    @Test
    void one_that_a_user_cancels_on_the_page_of_the_venue_stays_cancelled() {
        filled();

        ended("a-1.sl", OrderStatus.CANCELED, null);
        reading(Duration.ofMinutes(1));

        assertThat(protecting()).containsExactly("a-1.tp 1 110");
        assertThat(alerts()).containsExactly("STOP_LOSS of order a-1 is not kept up any more: it was cancelled");
    }

    @Test
    void one_that_a_caller_cancels_stays_cancelled_whatever_the_venue_says_of_it() {
        filled();
        test.venue.cancelScript = CancelScript.SILENT;
        test.gateway.cancel(OrderRequest.cancel("c-1", "hyperliquid", "a-1.sl", time.instant()));

        ended("a-1.sl", OrderStatus.EXPIRED, "EXPIRED STOP_MARKET GTC");
        reading(Duration.ofMinutes(1));

        assertThat(protecting()).containsExactly("a-1.tp 1 110");
        assertThat(alerts()).containsExactly("STOP_LOSS of order a-1 is not kept up any more: it was cancelled");
    }

    /** aster.md section 4: what an immediate order leaves expires, and its answer may come before its fills. */
    @Test
    void an_order_that_ends_before_its_fills_are_told_is_protected_once_they_are() {
        Order cut = test.venue.become(order("a-1"), OrderStatus.EXPIRED, decimal("0.5"));
        test.path.updates().accept(List.of(cut));
        pass(Duration.ofSeconds(1));
        assertThat(test.journal.openBrackets()).hasSize(1);

        test.path.updates().accept(List.of(VenueOrders.fill(cut, "t1", decimal("0.5"), time.instant())));
        test.hold("0.5");
        pass(Duration.ofSeconds(1));

        assertThat(protecting()).containsExactly("a-1.tp 0.5 110", "a-1.sl 0.5 90");
    }

    @Test
    void an_order_that_ends_with_nothing_filled_needs_no_bracket() {
        end("a-1", OrderStatus.EXPIRED);
        pass(Duration.ofSeconds(1));

        assertThat(test.journal.openBrackets()).isEmpty();
    }

    /** hyperliquid.md section 9: of reduce-only orders that come to more than the position the older one goes. */
    @ParameterizedTest
    @ValueSource(strings = {"reduceOnlyCanceled", "EXPIRED"})
    void the_smaller_that_the_venue_ends_before_our_cancel_is_no_loss(String reason) {
        growing(PlaceScript.REST_AND_CUT, CancelScript.END);

        ended("a-1.sl", reason.equals("EXPIRED") ? OrderStatus.EXPIRED : OrderStatus.CANCELED, reason);
        grown();

        assertThat(protecting()).containsExactly("a-1.tp.3 1.0 110", "a-1.sl.3 1.0 90");
        assertThat(alerts()).isEmpty();
    }

    @Test
    void the_smaller_whose_end_is_told_after_a_restart_is_no_loss() {
        growing(PlaceScript.REST, CancelScript.SILENT);
        restart("0.6", "a-1.tp", "a-1.sl");
        grown();

        assertThat(protecting()).containsExactly("a-1.tp.3 1.0 110", "a-1.sl.3 1.0 90");
        assertThat(alerts()).isEmpty();
    }

    @Test
    void one_that_a_caller_was_cancelling_at_a_restart_stays_cancelled() {
        filled();
        test.venue.cancelScript = CancelScript.SILENT;
        test.gateway.cancel(OrderRequest.cancel("c-1", "hyperliquid", "a-1.sl", time.instant()));
        pass(Duration.ofSeconds(1));
        restart("1", "a-1.sl");
        reading(Duration.ofMinutes(1));

        assertThat(protecting()).containsExactly("a-1.tp 1 110");
        assertThat(alerts()).containsExactly("STOP_LOSS of order a-1 is not kept up any more: it was cancelled");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_that_a_user_cancelled_right_before_a_restart_stays_cancelled(boolean byCaller) {
        filled();
        if (byCaller) {
            test.gateway.cancel(OrderRequest.cancel("c-1", "hyperliquid", "a-1.sl", time.instant()));
        } else {
            ended("a-1.sl", OrderStatus.CANCELED, null);
        }
        pass(Duration.ofSeconds(1));
        restart("1");
        reading(Duration.ofMinutes(1));

        assertThat(protecting()).containsExactly("a-1.tp 1 110");
        assertThat(alerts()).containsExactly("STOP_LOSS of order a-1 is not kept up any more: it was cancelled");
    }

    @Test
    void one_that_the_venue_ended_right_before_a_restart_comes_back() {
        filled();
        ended("a-1.sl", OrderStatus.EXPIRED, "EXPIRED STOP_MARKET GTC");
        pass(Duration.ofSeconds(1));
        restart("1");
        reading(Duration.ofSeconds(10));

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl.2 1 90");
    }

    /** What closes the part that has filled leaves the stop nothing to protect, until more fills. */
    @Test
    void one_that_had_nothing_left_to_protect_at_a_restart_comes_back_with_more_of_the_order() {
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);
        test.hold("0.4");
        pass(Duration.ofSeconds(2));
        test.venue.cancelScript = CancelScript.SILENT;
        fill("a-1.tp", "t2", "0.4", OrderStatus.FILLED);
        test.hold("0");
        pass(Duration.ofMillis(500));
        restart("0", "a-1.sl");
        reading(Duration.ofSeconds(20));

        fill("a-1", "t3", "0.6", OrderStatus.FILLED);
        test.hold("0.6");
        reading(Duration.ofSeconds(30));

        assertThat(protecting()).containsExactly("a-1.tp.2 0.6 110", "a-1.sl.2 0.6 90");
        assertThat(alerts()).isEmpty();
    }

    private void filled() {
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        test.hold("1");
        pass(Duration.ofSeconds(2));
        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");
    }

    /** Filled with 0.4 and then 0.6: both sizes stand, perhaps the larger unanswered or the smaller being cancelled. */
    private void growing(PlaceScript larger, CancelScript smaller) {
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);
        test.hold("0.4");
        pass(Duration.ofSeconds(2));
        test.venue.script = larger;
        test.venue.cancelScript = smaller;
        fill("a-1", "t2", "0.2", OrderStatus.PARTIALLY_FILLED);
        test.hold("0.6");
        pass(Duration.ofMillis(500));
        assertThat(protecting()).hasSize(4).contains("a-1.sl 0.4 90", "a-1.sl.2 0.6 90");
    }

    private void grown() {
        test.venue.script = PlaceScript.REST;
        test.venue.cancelScript = CancelScript.END;
        reading(Duration.ofSeconds(40));
        fill("a-1", "t3", "0.4", OrderStatus.FILLED);
        test.hold("1");
        reading(Duration.ofSeconds(30));
    }

    /** Stops, and starts when the venue has got cancels that were on their way. */
    private void restart(String position, String... cancelled) {
        test.close();
        ScriptedVenue before = test.venue;
        for (String id : cancelled) {
            before.become(order(id), OrderStatus.CANCELED, decimal("0"));
        }
        test = new TestPath(state, time, Mode.LIVE, before);
        test.venue.lacks(Capability.BRACKETS);
        test.started();
        test.hold(position);
    }

    /** Time passes, with positions read every five seconds. */
    private void reading(Duration duration) {
        for (Duration left = duration; left.compareTo(Duration.ZERO) > 0; left = left.minusSeconds(5)) {
            pass(left.compareTo(Duration.ofSeconds(5)) < 0 ? left : Duration.ofSeconds(5));
            test.path.accounts().refresh();
        }
    }

    private void ended(String id, OrderStatus status, String reason) {
        Order order = test.venue.become(order(id), status, decimal("0"));
        test.path.updates().accept(List.of(OrderCopy.of(order).because(reason).now()));
    }

    private int stops() {
        return (int) test.venue.placed.stream()
                .filter(ticket -> ticket.clientOrderId().startsWith("a-1.sl"))
                .count();
    }
}
