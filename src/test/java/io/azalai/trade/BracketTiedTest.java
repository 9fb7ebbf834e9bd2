package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.Fill;
import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a venue ties to an order that filled whole, and ends while the position stands (hyperliquid.md sections 2.5 and
 * 9).
 */
class BracketTiedTest extends OnBrackets {

    private static final String PASSED =
            "STOP_LOSS of order a-1 at 90 was passed before it stood, the price is 89: 0.6 is closed at the market";

    private static final String PROFIT_REPLACED =
            "TAKE_PROFIT that the venue tied to order a-1 ended with 0.6 open: a-1.tp.2 takes its place";

    @BeforeEach
    void the_order_has_filled_whole() {
        test.send(bracket("a-1"));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        test.hold("1");
        pass(Duration.ofSeconds(5));
        assertThat(placed()).isEmpty();
    }

    /** Frames of one moment come in any order, and later than each other. */
    @ParameterizedTest
    @CsvSource({
        "ended, fill, other",
        "ended, other, fill",
        "fill, ended, other",
        "fill, other, ended",
        "other, ended, fill",
        "other, fill, ended"
    })
    void what_a_stop_left_open_is_closed_once_whatever_was_told_first(String first, String second, String third) {
        test.mark = decimal("89");
        List<Runnable> frames = acted("a-1.sl", "0.4", "a-1.tp");
        for (String frame : List.of(first, second, third)) {
            frames.get(List.of("fill", "ended", "other").indexOf(frame)).run();
            pass(Duration.ofSeconds(1));
        }
        test.hold("0.6");
        minutes(1);

        assertThat(placed()).containsExactlyInAnyOrder("a-1.tp.2 TAKE_PROFIT_MARKET 0.6", "a-1.sl.2 MARKET 0.6");
        assertThat(alerts()).filteredOn(text -> text.startsWith("STOP_LOSS")).containsExactly(PASSED);
        fill("a-1.sl.2", "t3", "0.6", OrderStatus.FILLED);
        test.hold("0");
        minutes(1);
        assertThat(protecting()).isEmpty();
        assertThat(placed()).hasSize(2);
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    /** As updates of Hyperliquid have it: filled, and not how much. */
    @Test
    void what_a_stop_that_is_called_filled_left_open_is_closed_once_its_fills_are_read() {
        test.mark = decimal("89");
        Order stop = order("a-1.sl");
        Fill fill = VenueOrders.fill(stop, "t2", decimal("0.4"), time.instant());
        test.venue.fills.add(fill);
        test.path.updates().accept(List.of(fill));
        end("a-1.sl", OrderStatus.FILLED);
        end("a-1.tp", OrderStatus.CANCELED);
        test.hold("0.6");
        minutes(1);

        assertThat(placed()).containsExactlyInAnyOrder("a-1.tp.2 TAKE_PROFIT_MARKET 0.6", "a-1.sl.2 MARKET 0.6");
        assertThat(alerts()).containsExactlyInAnyOrder(PROFIT_REPLACED, PASSED);
    }

    @Test
    void what_a_take_profit_left_open_keeps_both() {
        test.mark = decimal("110");
        acted("a-1.tp", "0.4", "a-1.sl").forEach(Runnable::run);
        test.hold("0.6");
        minutes(1);

        assertThat(placed()).containsExactly("a-1.tp.2 LIMIT 0.6", "a-1.sl.2 STOP_MARKET 0.6");
        assertThat(protecting()).contains("a-1.sl.2 0.6 90");
        assertThat(alerts())
                .containsExactlyInAnyOrder(
                        PROFIT_REPLACED,
                        "STOP_LOSS that the venue tied to order a-1 ended with 0.6 open: a-1.sl.2 takes its place");
    }

    @Test
    void the_other_of_two_that_the_venue_ends_is_not_missed() {
        acted("a-1.tp", "1", "a-1.sl").forEach(Runnable::run);
        test.hold("0");
        minutes(1);

        assertThat(placed()).isEmpty();
        assertThat(alerts()).isEmpty();
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    @Test
    void what_a_stop_that_acts_has_closed_is_awaited() {
        test.mark = decimal("89");
        Order stop = order("a-1.sl");
        end("a-1.sl", OrderStatus.FILLED);
        end("a-1.tp", OrderStatus.CANCELED);
        pass(Duration.ofSeconds(20));
        assertThat(placed()).isEmpty();

        test.path.updates().accept(List.of(VenueOrders.fill(stop, "t2", decimal("1"), time.instant())));
        pass(Duration.ofSeconds(1));

        assertThat(placed()).isEmpty();
        assertThat(alerts()).isEmpty();
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    @Test
    void a_stop_that_the_venue_refuses_is_replaced_once_the_position_is_seen_to_stand() {
        end("a-1.sl", OrderStatus.REJECTED);
        pass(Duration.ofSeconds(5));
        assertThat(placed()).isEmpty();
        minutes(5);

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl.2 1 90");
        assertThat(placed()).hasSize(1);
        assertThat(alerts())
                .containsExactly(
                        "STOP_LOSS that the venue tied to order a-1 ended with 1 open: a-1.sl.2 takes its place");
    }

    @Test
    void when_ours_has_closed_all_the_venues_own_goes() {
        test.mark = decimal("89");
        end("a-1.sl", OrderStatus.REJECTED);
        minutes(1);
        assertThat(placed()).containsExactly("a-1.sl.2 MARKET 1");

        fill("a-1.sl.2", "t2", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        assertThat(protecting()).isEmpty();
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    @Test
    void what_the_venue_leaves_of_the_other_is_cut_to_what_is_left() {
        test.mark = decimal("89");
        acted("a-1.sl", "0.4", "a-1.tp").subList(0, 2).forEach(Runnable::run);
        test.hold("0.6");
        pass(Duration.ofSeconds(3));

        assertThat(placed()).containsExactly("a-1.tp.2 TAKE_PROFIT_MARKET 0.6", "a-1.sl.2 MARKET 0.6");
        assertThat(protecting()).doesNotContain("a-1.tp 1 110").contains("a-1.tp.2 0.6 110");
    }

    @Test
    void what_happened_in_a_gap_of_the_stream_is_closed_when_accounts_are_compared() {
        test.mark = decimal("89");
        test.streams(FeedState.DOWN);
        happens("a-1.sl", "0.4", "a-1.tp");
        pass(Duration.ofMinutes(1));
        assertThat(placed()).isEmpty();

        test.streams(FeedState.UP);
        test.hold("0.6");
        minutes(1);

        assertThat(placed()).containsExactly("a-1.tp.2 TAKE_PROFIT_MARKET 0.6", "a-1.sl.2 MARKET 0.6");
        assertThat(alerts()).contains(PROFIT_REPLACED, PASSED);
    }

    @Test
    void what_happened_before_a_restart_is_closed_after_it() {
        happens("a-1.sl", "0.4", "a-1.tp");
        test.close();
        ScriptedVenue venue = test.venue;
        test = new TestPath(state, time, Mode.LIVE, venue);
        test.mark = decimal("89");
        test.started();
        test.hold("0.6");
        minutes(1);

        assertThat(placed()).containsExactly("a-1.tp.2 TAKE_PROFIT_MARKET 0.6", "a-1.sl.2 MARKET 0.6");
    }

    @Test
    void frames_that_come_late_close_nothing_twice() {
        test.mark = decimal("89");
        List<Order> before = List.of(order("a-1.sl"), order("a-1.tp"));
        List<Runnable> frames = acted("a-1.sl", "0.4", "a-1.tp");
        frames.forEach(Runnable::run);
        test.hold("0.6");
        pass(Duration.ofSeconds(2));
        assertThat(placed()).hasSize(2);

        test.path.updates().accept(before);
        frames.forEach(Runnable::run);
        fill("a-1.sl.2", "t3", "0.6", OrderStatus.FILLED);
        frames.forEach(Runnable::run);
        test.hold("0");
        minutes(5);

        assertThat(placed()).hasSize(2);
        assertThat(protecting()).isEmpty();
        assertThat(test.gateway.order("main", "a-1.sl").orElseThrow().filledQty())
                .isEqualByComparingTo("0.4");
    }

    @Test
    void fills_that_come_after_their_order_ended_are_not_closed_again() {
        test.mark = decimal("89");
        List<Runnable> frames = acted("a-1.sl", "0.4", "a-1.tp");
        frames.get(1).run();
        frames.get(2).run();
        pass(Duration.ofSeconds(20));
        test.hold("0.6");
        pass(Duration.ofSeconds(2));

        assertThat(closing()).isEqualByComparingTo("0.6");
        frames.get(0).run();
        minutes(1);
        assertThat(closing()).isEqualByComparingTo("0.6");
    }

    /** How much was sent to be closed at the market. */
    private BigDecimal closing() {
        return test.venue.placed.stream()
                .filter(ticket -> ticket.orderType() == OrderType.MARKET)
                .map(ticket -> ticket.quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One acts and ends, for which the venue ends the other: the fill, that end and the other's, to be told. */
    private List<Runnable> acted(String id, String quantity, String other) {
        return happens(id, quantity, other).stream()
                .<Runnable>map(event -> () -> test.path.updates().accept(List.of(event)))
                .toList();
    }

    private List<Event> happens(String id, String quantity, String other) {
        Order order = order(id);
        boolean whole = order.quantity().compareTo(decimal(quantity)) == 0;
        Fill fill = VenueOrders.fill(order, "t2", decimal(quantity), time.instant());
        test.venue.fills.add(fill);
        Order ended = test.venue.become(order, whole ? OrderStatus.FILLED : OrderStatus.CANCELED, decimal(quantity));
        Order sibling = test.venue.become(order(other), OrderStatus.CANCELED, BigDecimal.ZERO);
        return new ArrayList<>(List.of(fill, ended, sibling));
    }
}
