package io.azalai.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.Draws;
import io.azalai.venue.Lane;
import io.azalai.venue.budget.RequestBudget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

class BudgetCheckTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RequestBudget budget = new RequestBudget(
            "aster", List.of(new Allowance("weight", 1200, Duration.ofMinutes(1), 20)), nanos::get, Draws.LOWEST);

    @Test
    void what_is_left_of_each_allowance_can_be_read() {
        budget.take("test", Lane.CANCEL, List.of(new Charge("weight", 200)), Duration.ZERO);

        HealthCheck.Result result = new BudgetCheck("aster", budget).call();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails()).containsEntry("weight", "1000 of 1200 in 60 s");
    }

    @Test
    void a_pause_is_down_until_it_is_over() {
        budget.pause(Duration.ofSeconds(5), List.of());

        HealthCheck.Result paused = new BudgetCheck("aster", budget).call();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        HealthCheck.Result after = new BudgetCheck("aster", budget).call();

        assertThat(paused.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(paused.getMessage()).hasValue("aster has us wait for 5 s more");
        assertThat(after.getState()).isEqualTo(HealthCheck.State.UP);
    }
}
