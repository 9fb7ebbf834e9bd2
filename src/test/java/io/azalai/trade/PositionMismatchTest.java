package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Alert;
import io.azalai.model.Order;
import io.azalai.trade.journal.Page;
import io.azalai.venue.RiskRejectedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions that are not what their fills make of them (risk.md section 9). */
class PositionMismatchTest extends OnOrderPath {

    @BeforeEach
    void one_is_held() {
        test.hold("1");
        time.pass(Duration.ofSeconds(1));
    }

    @Test
    void what_differs_for_five_seconds_is_taken_over_and_nothing_increases_until_both_agree() {
        test.hold("3");
        assertThat(mismatches()).isEmpty();
        time.pass(Duration.ofSeconds(5));
        test.hold("3");

        assertThat(mismatches()).singleElement().asString().contains("BTC", "3 by the venue", "1 by its fills");
        assertThatThrownBy(() -> test.send(test.buy("a-1")))
                .isInstanceOf(RiskRejectedException.class)
                .hasMessageContainingAll(
                        "NOT_RECONCILED", "account main of hyperliquid", "3 by the venue", "1 by its fills");

        time.pass(Duration.ofSeconds(5));
        test.hold("3");
        assertThat(mismatches()).hasSize(1);
        assertThat(test.send(test.buy("a-2")).order().status().isTerminal()).isFalse();
    }

    @Test
    void one_that_a_comparison_finds_to_agree_in_all_else_stays_closed() {
        test.hold("3");
        time.pass(Duration.ofSeconds(5));
        test.hold("3");

        test.path.reconciliation().repeat();
        assertThat(test.path.accounts().reconciled()).containsExactly("hyperliquid");
        test.hold("4");
        time.pass(Duration.ofSeconds(5));
        test.hold("4");
        assertThat(test.path.accounts().reconciled()).isEmpty();
    }

    @Test
    void a_fill_that_comes_after_the_snapshot_explains_it() {
        Order order = test.send(test.buy("a-1")).order();
        test.hold("2");
        var filledAt = time.instant();
        time.pass(Duration.ofSeconds(4));
        test.path.updates().accept(List.of(VenueOrders.fill(order, "t1", BigDecimal.ONE, filledAt, time.instant())));
        time.pass(Duration.ofSeconds(1));
        test.hold("2");

        assertThat(mismatches()).isEmpty();
    }

    @Test
    void a_trade_of_an_order_that_nobody_knows_explains_it() {
        time.pass(Duration.ofSeconds(1));
        test.path.updates().accept(List.of(Orders.fill("nobodys", "t1", "2", "100", time.instant())));
        test.hold("3");
        time.pass(Duration.ofSeconds(6));
        test.hold("3");
        time.pass(Duration.ofMinutes(1));
        test.hold("3");

        assertThat(mismatches()).isEmpty();
    }

    @Test
    void less_than_a_step_is_no_difference() {
        test.hold("1.000001");
        time.pass(Duration.ofSeconds(6));
        test.hold("1.000001");

        assertThat(mismatches()).isEmpty();
    }

    @Test
    void a_position_that_is_gone_without_a_fill_is_one_too() {
        test.hold("0");
        time.pass(Duration.ofSeconds(6));
        test.hold("0");

        assertThat(mismatches()).singleElement().asString().contains("0 by the venue");
    }

    private Stream<String> all() {
        test.journal.write(new Page()).join();
        return List.copyOf(test.events).stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.kind().equals("position.mismatch"))
                .map(Alert::text);
    }

    private List<String> mismatches() {
        return all().toList();
    }
}
