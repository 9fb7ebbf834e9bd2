package io.azalai.simulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.simulator.loopback.ShiftingClock;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.MarginTerms;
import io.azalai.simulator.matching.ReduceOnlyLife;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The allowance of an address (section 7.2). */
class AddressBudgetTest {

    private static final String USER = "0x" + "ab".repeat(20);

    private final ShiftingClock clock =
            new ShiftingClock(Clock.fixed(Instant.parse("2026-09-24T12:00:00Z"), ZoneOffset.UTC));
    private final Engine engine = new Engine(clock, List.of(), ReduceOnlyLife.WHILE_USEFUL, MarginTerms.RESERVED);
    private final Modes modes = new Modes(engine);
    private final AddressBudget budget = new AddressBudget(engine, clock, 3, new DailyActions(modes, clock));

    @BeforeEach
    void an_account_that_never_traded() {
        engine.open(USER, Map.of(), BigDecimal.ZERO);
    }

    @Test
    void a_batch_counts_by_its_length_and_beyond_the_limit_one_passes_every_ten_seconds() {
        budget.spend(USER, "order", 3);
        budget.spend(USER, "order", 1);

        assertThatThrownBy(() -> budget.spend(USER, "order", 1))
                .hasMessage("Too many cumulative requests sent (5 > 3) for cumulative volume traded $0.0."
                        + " Place taker orders to free up 1 request per USDC traded.");
        clock.shift(Duration.ofSeconds(10));
        budget.spend(USER, "order", 1);
        assertThat(budget.used(USER)).isEqualTo(5);
    }

    @Test
    void a_clock_that_steps_back_keeps_nobody_waiting() {
        RollingMinute minute = new RollingMinute(clock);
        budget.spend(USER, "order", 3);
        budget.spend(USER, "order", 1);
        minute.book(7);

        clock.shift(Duration.ofHours(-1));
        minute.book(2);

        budget.spend(USER, "order", 1);
        assertThat(minute.sum()).isEqualTo(2);
        clock.shift(Duration.ofMinutes(-59));
        assertThat(minute.sum()).isZero();
    }

    @Test
    void cancels_may_go_on_for_as_much_again() {
        budget.spend(USER, "order", 3);

        budget.spend(USER, "cancel", 3);

        assertThat(budget.used(USER)).isEqualTo(6);
    }

    @Test
    void bought_requests_count() {
        budget.buy(USER, 5);

        budget.spend(USER, "order", 8);

        assertThat(budget.used(USER)).isEqualTo(8);
    }

    @Test
    void an_action_that_came_too_late_costs_five_times_as_much() {
        budget.chargeStale(USER, 2);

        assertThat(budget.used(USER)).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"0,1000", "4999999.99,1000", "5000000,1001", "19999999999,4999", "20000000000,5000", "1e12,5000"})
    void an_order_more_may_be_open_for_each_five_millions_traded(BigDecimal traded, int most) {
        assertThat(AddressBudget.mostOpen(traded)).isEqualTo(most);
    }

    @Test
    void an_account_whose_balances_are_shared_has_fifty_thousand_actions_a_day() {
        DailyActions days = new DailyActions(modes, clock);
        modes.set(USER, "unifiedAccount");
        for (int i = 0; i < 50_000; i++) {
            days.spend(USER);
        }

        assertThatThrownBy(() -> days.spend(USER)).hasMessage("Rate limit exceeded: 50000 user actions per day");
        clock.shift(Duration.ofHours(12));
        days.spend(USER);
    }

    @Test
    void actions_of_the_day_count_with_each_that_is_sent() {
        modes.set(USER, "unifiedAccount");
        budget.buy(USER, 100_000);
        for (int i = 0; i < 50_000; i++) {
            budget.spend(USER, "order", 1);
        }

        assertThatThrownBy(() -> budget.spend(USER, "order", 1)).hasMessageStartingWith("Rate limit exceeded");
        modes.set(USER, "disabled");
        budget.spend(USER, "order", 1);
    }
}
