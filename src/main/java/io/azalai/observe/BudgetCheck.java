package io.azalai.observe;

import io.azalai.venue.budget.RequestBudget;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * How much a venue still lets us send, with every allowance in the details; DOWN while it lets nothing through at all.
 * Safe for many threads: immutable.
 */
public final class BudgetCheck extends AbstractHealthCheck {

    private final String venue;
    private final RequestBudget budget;

    public BudgetCheck(String venue, RequestBudget budget) {
        super("azalai", "budget:" + venue);
        this.venue = venue;
        this.budget = budget;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        RequestBudget.State state = budget.state();
        state.levels()
                .forEach(level -> builder.detail(
                        level.allowance().name(),
                        level.available() + " of " + level.allowance().capacity() + " in "
                                + level.allowance().period().toSeconds() + " s"));
        builder.detail("waiting", state.waiting());
        builder.detail("paused_ms", state.pausedFor().toMillis());
        if (state.pausedFor().isZero()) {
            builder.up();
        } else {
            builder.message(venue + " has us wait for " + state.pausedFor().toSeconds() + " s more")
                    .down();
        }
    }
}
