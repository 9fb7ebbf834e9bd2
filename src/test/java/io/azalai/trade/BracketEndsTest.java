package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.Capability;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What protects a position that something else closes, at a venue that leaves it standing. */
class BracketEndsTest extends OnBrackets {

    @BeforeEach
    void the_venue_ties_nothing() {
        test.venue.lacks(Capability.BRACKETS);
    }

    @Test
    void what_protects_a_position_goes_when_it_was_closed_elsewhere() {
        filled("a-1");
        read("1");

        read("0");
        read("0");

        assertThat(protecting()).isEmpty();
        assertThat(test.journal.openBrackets()).isEmpty();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_reading_that_lags_behind_a_fill_takes_nothing_away() {
        filled("a-1");

        read("0");
        read("1");
        pass(Duration.ofMinutes(1));

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");
    }

    @Test
    void readings_of_before_an_order_ended_do_not_count() {
        filled("a-1");
        test.hold("0");
        pass(Duration.ofSeconds(1));
        test.hold("0");
        pass(Duration.ofMinutes(1));

        assertThat(protecting()).hasSize(2);
    }

    @Test
    void a_closing_fill_that_was_counted_is_believed_with_the_first_reading() {
        filled("a-1");
        pass(Duration.ofSeconds(5));
        test.send(closing("c-1"));
        fill("c-1", "t9", "1", OrderStatus.FILLED);

        read("0");

        assertThat(protecting()).isEmpty();
    }

    @Test
    void a_position_that_turned_needs_none_of_it() {
        filled("a-1");
        read("1");

        read("-0.5");
        read("-0.5");

        assertThat(protecting()).isEmpty();
    }

    @Test
    void a_position_closed_in_part_keeps_what_protects_it() {
        filled("a-1");
        read("1");

        read("0.3");
        read("0.3");
        pass(Duration.ofMinutes(1));

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");
    }

    @Test
    void a_later_position_of_the_leg_brings_nothing_back() {
        filled("a-1");
        read("1");
        read("0");
        test.venue.cancelScript = CancelScript.SILENT;
        read("0");

        test.send(test.buy("b-1"));
        fill("b-1", "t9", "1", OrderStatus.FILLED);
        test.venue.cancelScript = CancelScript.END;
        read("1");
        pass(Duration.ofMinutes(1));

        assertThat(protecting()).isEmpty();
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    @Test
    void all_brackets_of_a_leg_go_with_it() {
        filled("a-1");
        pass(Duration.ofSeconds(2));
        filled("b-1");
        read("2");

        read("0");
        read("0");

        assertThat(protecting()).isEmpty();
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    @Test
    void an_order_that_may_fill_yet_keeps_its_bracket() {
        test.send(bracket("a-1"));
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);
        pass(Duration.ofSeconds(1));
        read("0.4");

        read("0");
        read("0");

        assertThat(protecting()).containsExactly("a-1.tp 0.4 110", "a-1.sl 0.4 90");
        assertThat(test.journal.openBrackets()).hasSize(1);
    }

    @Test
    void what_the_venue_ends_with_the_position_is_no_loss_of_protection() {
        filled("a-1");
        read("1");

        end("a-1.tp", OrderStatus.EXPIRED);
        end("a-1.sl", OrderStatus.CANCELED);
        read("0");
        read("0");
        pass(Duration.ofSeconds(10));

        assertThat(test.venue.placed).hasSize(3);
        assertThat(test.journal.openBrackets()).isEmpty();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_stop_that_closes_less_than_its_size_leaves_nothing_to_protect() {
        filled("a-1");
        read("0.3");
        pass(Duration.ofSeconds(5));

        fill("a-1.sl", "t9", "0.3", OrderStatus.EXPIRED);
        read("0");
        read("0");

        assertThat(test.venue.placed).hasSize(3);
        assertThat(protecting()).isEmpty();
        assertThat(test.journal.openBrackets()).isEmpty();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_fill_that_a_lagging_reading_hides_is_protected_with_the_next() {
        test.send(bracket("a-1"));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        test.hold("0");
        pass(Duration.ofSeconds(1));
        assertThat(protecting()).isEmpty();

        test.hold("1");
        pass(Duration.ofSeconds(1));

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");
        assertThat(alerts()).isEmpty();
    }

    @Test
    void what_the_venue_ended_comes_back_with_more_of_the_order() {
        test.send(bracket("a-1"));
        fill("a-1", "t1", "0.4", OrderStatus.PARTIALLY_FILLED);
        pass(Duration.ofSeconds(1));
        read("0.4");

        end("a-1.tp", OrderStatus.EXPIRED);
        end("a-1.sl", OrderStatus.EXPIRED);
        read("0");
        read("0");
        pass(Duration.ofMinutes(1));
        assertThat(protecting()).isEmpty();
        fill("a-1", "t2", "0.4", OrderStatus.PARTIALLY_FILLED);
        pass(Duration.ofSeconds(15));

        assertThat(protecting()).containsExactly("a-1.tp.2 0.4 110", "a-1.sl.2 0.4 90");
        assertThat(alerts()).isEmpty();
    }

    @Test
    void legs_of_a_hedged_position_count_apart() {
        OrderRequest asked = bracket("a-1");
        test.send(asked.with(asked.terms().acting(PositionSide.LONG, false)));
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));
        read("1", PositionSide.LONG);
        read("-1", PositionSide.SHORT);
        assertThat(protecting()).hasSize(2);

        read("-1", PositionSide.SHORT);

        assertThat(protecting()).isEmpty();
    }

    /** A bought and protected one. */
    private void filled(String id) {
        test.send(bracket(id));
        fill(id, "t-" + id, "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));
        assertThat(protecting()).contains(id + ".tp 1 110", id + ".sl 1 90");
    }

    private OrderRequest closing(String id) {
        OrderTerms terms =
                OrderTerms.limit(Side.SELL, decimal("1"), decimal("101")).acting(PositionSide.BOTH, true);
        return test.buy(id).with(terms);
    }

    /** Five seconds later the venue tells this of the position. */
    private void read(String quantity) {
        read(quantity, PositionSide.BOTH);
    }

    private void read(String quantity, PositionSide leg) {
        pass(Duration.ofSeconds(5));
        test.hold(quantity, leg);
        pass(Duration.ofSeconds(1));
    }
}
