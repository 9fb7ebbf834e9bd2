package io.azalai.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.settings.Block;
import io.azalai.stream.AhcWsComponent;
import io.azalai.timing.Clocks;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.Draws;
import io.azalai.venue.HttpReply;
import io.azalai.venue.Lane;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.PermitMint;
import io.azalai.venue.TrialClock;
import io.azalai.venue.VenueContext;
import io.azalai.venue.budget.RequestBudget;
import io.azalai.venue.hyperliquid.Hyperliquid;
import io.azalai.venue.rest.RouteCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

class BudgetCheckTest {

    private final AtomicLong nanos = new AtomicLong();
    private final TrialClock clock = new TrialClock();
    private final RequestBudget budget = new RequestBudget(
            "hyperliquid",
            List.of(
                    new Allowance("weight", 1200, Duration.ofMinutes(1), 20),
                    new Allowance("orders.main", 300, Duration.ofMinutes(1), 0).ofAccount("main")),
            nanos::get,
            Draws.LOWEST);
    private final OpenVenue venue = new Hyperliquid()
            .read(new Block(
                    "exchanges.hyperliquid",
                    new ObjectMapper().createObjectNode().put("secret_key", "01".repeat(32)),
                    new ArrayList<>()))
            .open(VenueContext.unremembered(Clocks.of(clock), new RouteCalls(), PermitMint.nothing()));

    @Test
    void what_is_left_of_each_allowance_can_be_read() {
        budget.take("test", Lane.CANCEL, List.of(new Charge("weight", 200)), Duration.ZERO);

        HealthCheck.Result result = check();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails()).containsEntry("weight", "1000 of 1200 in 60 s");
    }

    @Test
    void what_cancels_may_take_beyond_our_own_limit_can_be_read() {
        RequestBudget limited = new RequestBudget(
                "hyperliquid",
                List.of(new Allowance("weight", 1000, 1200, Duration.ofMinutes(1), 10)),
                nanos::get,
                Draws.LOWEST);
        limited.take("test", Lane.CANCEL, List.of(new Charge("weight", 1100)), Duration.ZERO);

        HealthCheck.Result result = new BudgetCheck(venue, limited, new AhcWsComponent()).call();

        assertThat(result.getDetails()).containsEntry("weight", "-100 of 1000 in 60 s, for cancels 100 of 1200");
    }

    @Test
    void what_an_account_has_used_of_its_own_limits_can_be_read_once_the_venue_has_told() {
        assertThat(check().getDetails()).doesNotContainKey("address-requests.main");

        venue.requests()
                .decode(
                        new AccountRequest.ReadLimits("main"),
                        new HttpReply(
                                200,
                                Map.of(),
                                "{\"cumVlm\":\"0.0\",\"nRequestsUsed\":7,\"nRequestsCap\":10000,"
                                        + "\"nRequestsSurplus\":0}",
                                clock.instant()));

        assertThat(check().getDetails()).containsEntry("address-requests.main", "7 of 10000 used");
    }

    @Test
    void a_pause_is_down_until_it_is_over() {
        budget.pause(Duration.ofSeconds(5), List.of());

        HealthCheck.Result paused = check();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        HealthCheck.Result after = check();

        assertThat(paused.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(paused.getMessage()).hasValue("hyperliquid has us wait for 5 s more");
        assertThat(after.getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void a_pause_of_one_accounts_orders_is_a_detail() {
        budget.pause(Duration.ofSeconds(5), List.of("orders.main"));

        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(check().getDetails())
                .containsEntry("orders.main", "300 of 300 in 60 s, paused for 5 s")
                .containsEntry("paused_ms", 0L);
    }

    private HealthCheck.Result check() {
        return new BudgetCheck(venue, budget, new AhcWsComponent()).call();
    }
}
