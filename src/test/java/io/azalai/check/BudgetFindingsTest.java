package io.azalai.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.venue.Allowance;
import io.azalai.venue.budget.RequestBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of the budgets is told, and warned of where it is little. */
class BudgetFindingsTest {

    private static final Allowance WEIGHT = new Allowance("weight", 1000, Duration.ofMinutes(1), 20);
    private static final Allowance BURST = new Allowance("burst", 20, Duration.ofSeconds(1), 20);

    @Test
    void what_is_left_of_each_is_told_in_one_line() {
        assertThat(told(Duration.ZERO, level(WEIGHT, 200), level(BURST, 1)))
                .containsExactly("FINE aster budgets: weight 200 of 1000 left in 60 s, burst 1 of 20 left in 1 s");
    }

    @Test
    void little_that_is_left_for_a_minute_is_warned_of_and_never_less_than_nothing() {
        assertThat(told(Duration.ZERO, level(WEIGHT, -30)))
                .containsExactly(
                        "FINE aster budgets: weight 0 of 1000 left in 60 s",
                        "MIND aster: weight 0 of 1000 left in 60 s: wait that long before a start, or see what else"
                                + " uses this address");
    }

    @Test
    void a_venue_that_wants_nothing_for_a_while_is_warned_of() {
        assertThat(told(Duration.ofSeconds(90), level(WEIGHT, 900)))
                .contains("MIND aster wants nothing for another 90 s");
    }

    @Test
    void a_pause_of_one_accounts_orders_is_warned_of_by_its_name() {
        RequestBudget.Level orders = new RequestBudget.Level(
                new Allowance("orders.main", 300, Duration.ofMinutes(1), 0).ofAccount("main"),
                300,
                300,
                Duration.ofSeconds(9));

        assertThat(told(Duration.ZERO, orders))
                .containsExactly(
                        "FINE aster budgets: orders.main 300 of 300 left in 60 s",
                        "MIND aster wants nothing of orders.main for another 9 s");
    }

    private static RequestBudget.Level level(Allowance allowance, long available) {
        return new RequestBudget.Level(allowance, available, available, Duration.ZERO);
    }

    private static List<String> told(Duration paused, RequestBudget.Level... levels) {
        List<String> lines = new ArrayList<>();
        new BudgetFindings("aster", new RequestBudget.State(List.of(levels), 0, paused))
                .writeTo((finding, text) -> lines.add(finding + " " + text));
        return lines;
    }
}
