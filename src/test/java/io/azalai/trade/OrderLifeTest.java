package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.ExecType;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderStatus;
import io.azalai.model.Source;
import io.azalai.trade.journal.JournaledOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OrderLifeTest {

    private final List<OrderEvent> told = new ArrayList<>();
    private OrderLife life = OrderLife.begin(Orders.order("a-1", OrderStatus.SUBMITTED), "hash");

    @Test
    void an_acknowledged_order_fills_in_two_parts() {
        see(OrderStatus.NEW, "0");
        fill("t1", "0.4", "100");
        fill("t2", "0.6", "110");

        assertThat(told)
                .extracting(OrderEvent::execType)
                .containsExactly(ExecType.NEW, ExecType.PARTIAL_FILL, ExecType.FILL);
        assertThat(life.order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(life.order().avgPrice()).isEqualByComparingTo("106");
        assertThat(life.order().leavesQuantity()).isZero();
    }

    @Test
    void a_fill_before_the_acknowledgement_counts_and_the_late_acknowledgement_changes_nothing() {
        fill("t1", "0.4", "100");
        see(OrderStatus.NEW, "0");

        assertThat(told).extracting(OrderEvent::execType).containsExactly(ExecType.PARTIAL_FILL);
        assertThat(life.order().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(life.order().leavesQuantity()).isEqualByComparingTo("0.6");
    }

    @Test
    void a_fill_is_counted_once() {
        fill("t1", "0.4", "100");
        fill("t1", "0.4", "100");

        assertThat(life.order().filledQty()).isEqualByComparingTo("0.4");
        assertThat(told).hasSize(1);
    }

    @Test
    void an_amendment_that_comes_back_from_the_journal_is_the_same_whatever_its_zeros() {
        see(OrderStatus.NEW, "0");
        life = life.amending(Amendment.sent("m-1", new BigDecimal("2"), new BigDecimal("100"), Orders.NOW));

        life = life.amendRefused(
                        Amendment.sent("m-1", new BigDecimal("2.0"), new BigDecimal("100.00"), Orders.NOW), Orders.NOW)
                .life();

        assertThat(life.replacement().pending()).isNull();
    }

    @Test
    void the_word_filled_waits_for_the_fills() {
        see(OrderStatus.FILLED, "1");
        assertThat(life.order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(life.awaitsFills()).isTrue();

        fill("t1", "1", "100");
        assertThat(life.order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(life.awaitsFills()).isFalse();
    }

    @Test
    void an_order_called_filled_with_less_than_asked_ends_cancelled_after_its_last_fill() {
        see(OrderStatus.FILLED, "0.5");
        fill("t1", "0.5", "100");

        assertThat(told)
                .extracting(OrderEvent::execType)
                .containsExactly(ExecType.NEW, ExecType.PARTIAL_FILL, ExecType.CANCELED);
        assertThat(life.order().status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void a_closing_order_whose_fills_come_before_the_word_filled_ends_filled() {
        Order closing = OrderCopy.of(life.order())
                .numbers(BigDecimal.ZERO, new BigDecimal("100"))
                .now();
        life = OrderLife.begin(closing, "hash");
        fill("t1", "0.5", "100");
        see(OrderStatus.FILLED, "0.5");

        assertThat(told).extracting(OrderEvent::execType).containsExactly(ExecType.PARTIAL_FILL, ExecType.FILL);
        assertThat(life.order().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void an_immediate_order_called_filled_ends_with_the_fills_that_reading_finds() {
        life = OrderLife.begin(Orders.immediate("a-1", OrderStatus.SUBMITTED), "hash");
        see(OrderStatus.FILLED, "0");
        take(life.exhausted(BigDecimal.ZERO, Orders.NOW));
        assertThat(life.order().status()).isEqualTo(OrderStatus.NEW);

        fill("t1", "0.4", "100");
        take(life.exhausted(BigDecimal.ZERO, Orders.NOW));
        assertThat(life.order().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);

        take(life.exhausted(new BigDecimal("0.4"), Orders.NOW));
        assertThat(life.order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(told.get(told.size() - 1).reason()).isEqualTo("the rest did not fill");
        assertThat(life.awaitsFills()).isFalse();
    }

    @Test
    void a_fill_after_the_cancel_is_counted_and_the_order_stays_cancelled() {
        see(OrderStatus.CANCELED, "0.4");
        assertThat(life.awaitsFills()).isTrue();
        fill("t1", "0.4", "100");

        assertThat(life.order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(life.order().filledQty()).isEqualByComparingTo("0.4");
        assertThat(life.order().leavesQuantity()).isZero();
    }

    @Test
    void an_unknown_order_that_a_query_finds_is_recovered() {
        take(life.moved(OrderStatus.UNKNOWN, ExecType.UNKNOWN, "timeout", Orders.NOW));
        take(life.reported(report(OrderStatus.NEW, "0", true)));

        assertThat(told).extracting(OrderEvent::execType).containsExactly(ExecType.UNKNOWN, ExecType.RECOVERED);
        assertThat(life.order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(life.order().orderId()).isEqualTo("77");
    }

    @Test
    void an_order_whose_cancel_is_refused_works_on() {
        see(OrderStatus.NEW, "0");
        take(life.moved(OrderStatus.PENDING_CANCEL, ExecType.PENDING_CANCEL, null, Orders.NOW));
        see(OrderStatus.NEW, "0");
        assertThat(life.order().status()).isEqualTo(OrderStatus.PENDING_CANCEL);

        take(life.cancelRefused("too many requests", Orders.NOW));
        assertThat(life.order().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void an_order_that_a_question_finds_working_after_its_cancel_was_answered_may_be_cancelled_again() {
        see(OrderStatus.NEW, "0");
        take(life.cancelling(true).moved(OrderStatus.PENDING_CANCEL, ExecType.PENDING_CANCEL, null, Orders.NOW));
        take(life.reported(report(OrderStatus.NEW, "0", true)));
        assertThat(life.order().status()).isEqualTo(OrderStatus.PENDING_CANCEL);

        life = life.cancelling(false);
        see(OrderStatus.NEW, "0");
        take(life.reported(report(OrderStatus.FILLED, "1", true)));
        assertThat(life.order().status()).isEqualTo(OrderStatus.PENDING_CANCEL);

        take(life.reported(report(OrderStatus.NEW, "0", true)));
        assertThat(life.order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(told.get(told.size() - 1).execType()).isEqualTo(ExecType.RECOVERED);
        assertThat(told.get(told.size() - 1).reason()).contains("cancel again");
    }

    @Test
    void a_part_that_fills_while_the_cancel_is_on_its_way_leaves_it_on_its_way() {
        see(OrderStatus.NEW, "0");
        take(life.moved(OrderStatus.PENDING_CANCEL, ExecType.PENDING_CANCEL, null, Orders.NOW));

        fill("t1", "0.4", "100");

        assertThat(life.order().status()).isEqualTo(OrderStatus.PENDING_CANCEL);
        assertThat(life.order().filledQty()).isEqualByComparingTo("0.4");
    }

    @Test
    void a_life_resumed_from_the_journal_counts_no_fill_again() {
        Fill first = Orders.fill("a-1", "t1", "0.4", "100");
        take(life.filled(first));

        life = Resumed.of(new JournaledOrder(life.order(), "hash"), List.of(first));
        take(life.filled(first));
        fill("t2", "0.6", "110");

        assertThat(life.order().avgPrice()).isEqualByComparingTo("106");
        assertThat(told).hasSize(2);
    }

    @Property(tries = 500)
    void whatever_the_order_of_messages_the_invariants_hold(@ForAll("messages") List<Integer> messages) {
        life = OrderLife.begin(Orders.immediate("a-1", OrderStatus.SUBMITTED), "hash");
        for (int message : messages) {
            Order before = life.order();
            say(message);
            Order after = life.order();

            assertThat(after.filledQty()).isGreaterThanOrEqualTo(before.filledQty());
            assertThat(before.status().isTerminal()).isIn(false, after.status() == before.status());
            assertThat(after.filledQty().compareTo(after.quantity())).isLessThanOrEqualTo(0);
            if (after.status().isTerminal()) {
                assertThat(after.leavesQuantity()).isZero();
                assertThat(life.fills().isSupposed() && life.awaitsFills()).isFalse();
            } else {
                assertThat(after.leavesQuantity().add(after.filledQty())).isEqualByComparingTo(after.quantity());
            }
            assertThat(after.filledQty())
                    .isEqualByComparingTo(
                            new BigDecimal(life.fills().trades().size()).multiply(new BigDecimal("0.25")));
        }
    }

    /** Up to thirty messages: 0 to 3 are four fills of a quarter, the others status words. */
    @Provide
    Arbitrary<List<Integer>> messages() {
        return Arbitraries.integers().between(0, 14).list().ofMaxSize(30);
    }

    private void say(int message) {
        switch (message) {
            case 0, 1, 2, 3 -> fill("t" + message, "0.25", "100");
            case 4 -> see(OrderStatus.NEW, "0");
            case 5 -> see(OrderStatus.PARTIALLY_FILLED, "0.5");
            case 6 -> see(OrderStatus.FILLED, "1");
            case 7 -> see(OrderStatus.CANCELED, "0.25");
            case 8 -> see(OrderStatus.EXPIRED, "0");
            case 9 -> see(OrderStatus.REJECTED, "0");
            case 10 -> see(OrderStatus.UNKNOWN, "0");
            case 11 -> take(life.moved(OrderStatus.PENDING_CANCEL, ExecType.PENDING_CANCEL, null, Orders.NOW));
            case 12 -> see(OrderStatus.FILLED, "0");
            case 13 -> take(life.exhausted(life.order().filledQty(), Orders.NOW));
            default -> take(life.cancelRefused("no", Orders.NOW));
        }
    }

    private void see(OrderStatus status, String filled) {
        take(life.reported(report(status, filled, false)));
    }

    private void fill(String tradeId, String quantity, String price) {
        take(life.filled(Orders.fill("a-1", tradeId, quantity, price)));
    }

    private void take(OrderLife.Change change) {
        life = change.life();
        told.addAll(change.events());
    }

    @Test
    void an_order_that_ended_says_why_in_its_event_and_in_its_state() {
        see(OrderStatus.NEW, "0");
        take(life.reported(report(OrderStatus.CANCELED, "0", "liquidatedCanceled")));

        assertThat(told).extracting(OrderEvent::reason).containsExactly(null, "liquidatedCanceled");
        assertThat(life.order().reason()).isEqualTo("liquidatedCanceled");
        assertThat(told.get(1).order().reason()).isEqualTo("liquidatedCanceled");
    }

    @Test
    void an_order_that_was_refused_says_why_in_its_state() {
        take(life.moved(OrderStatus.REJECTED, ExecType.REJECTED, "no margin", Orders.NOW));

        assertThat(life.order().reason()).isEqualTo("no margin");
    }

    @Test
    void what_is_said_while_an_order_works_is_no_reason_of_its_end() {
        take(life.moved(OrderStatus.UNKNOWN, ExecType.UNKNOWN, "timeout", Orders.NOW));
        take(life.reported(report(OrderStatus.NEW, "0", true)));
        see(OrderStatus.CANCELED, "0");

        assertThat(life.order().reason()).isNull();
    }

    @Test
    void why_an_order_ended_may_be_learnt_after_its_end_and_is_told_by_its_state_only() {
        see(OrderStatus.CANCELED, "0");
        take(life.reported(report(OrderStatus.CANCELED, "0", "nonUserCancel")));
        take(life.reported(report(OrderStatus.CANCELED, "0", "marginCanceled")));
        take(life.reported(report(OrderStatus.NEW, "0", "late")));
        see(OrderStatus.CANCELED, "0");

        assertThat(told).hasSize(1);
        assertThat(life.order().reason()).isEqualTo("marginCanceled");
    }

    @Test
    void why_an_order_was_refused_stays_as_it_was_first_told() {
        take(life.moved(OrderStatus.REJECTED, ExecType.REJECTED, "hyperliquid place: no margin", Orders.NOW));
        take(life.reported(report(OrderStatus.REJECTED, "0", "perpMarginRejected")));

        assertThat(life.order().reason()).isEqualTo("hyperliquid place: no margin");
    }

    private static Report report(OrderStatus status, String filled, boolean queried) {
        return report(status, filled, queried, null);
    }

    private static Report report(OrderStatus status, String filled, String reason) {
        return report(status, filled, false, reason);
    }

    private static Report report(OrderStatus status, String filled, boolean queried, String reason) {
        return new Report(
                status, "77", new BigDecimal(filled), null, null, reason, Orders.NOW, Orders.NOW, Source.WS, queried);
    }
}
