package io.azalai.simulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.simulator.loopback.ShiftingClock;
import io.azalai.simulator.matching.Engine;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The allowance of an address (section 7.2). */
class AddressBudgetTest {

    private static final String USER = "0x" + "ab".repeat(20);

    private final ShiftingClock clock =
            new ShiftingClock(Clock.fixed(Instant.parse("2026-09-24T12:00:00Z"), ZoneOffset.UTC));
    private final Engine engine = new Engine(clock, List.of());
    private final AddressBudget budget = new AddressBudget(engine, clock, 3);

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
}
