package io.azalai.observe;

import io.azalai.stream.AhcWsComponent;
import io.azalai.venue.Allowance;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.budget.RequestBudget;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * How much a venue still lets us send and keep open, with every allowance and limit in the details; DOWN while it, or
 * one of its hosts, lets nothing through at all. Safe for many threads: immutable.
 */
public final class BudgetCheck extends AbstractHealthCheck {

    private final OpenVenue venue;
    private final RequestBudget budget;
    private final AhcWsComponent sockets;

    public BudgetCheck(OpenVenue venue, RequestBudget budget, AhcWsComponent sockets) {
        super("azalai", "budget:" + venue.name());
        this.venue = venue;
        this.budget = budget;
        this.sockets = sockets;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        RequestBudget.State state = budget.state();
        state.levels().forEach(level -> builder.detail(level.allowance().name(), left(level)));
        VenueLimit.of(venue, sockets)
                .forEach(limit -> builder.detail(limit.fullName(), limit.used() + " of " + limit.cap() + " used"));
        builder.detail("waiting", state.waiting());
        builder.detail("paused_ms", state.pausedFor().toMillis());
        if (state.pausedFor().isZero()) {
            builder.up();
        } else {
            builder.message(venue.name() + " has us wait for "
                            + state.pausedFor().toSeconds() + " s more")
                    .down();
        }
    }

    private static String left(RequestBudget.Level level) {
        Allowance allowance = level.allowance();
        String left = level.available() + " of " + allowance.capacity() + " in "
                + allowance.period().toSeconds() + " s";
        String urgent = allowance.granted() == allowance.capacity()
                ? ""
                : ", for cancels " + level.urgent() + " of " + allowance.granted();
        String paused = level.pausedFor().isZero()
                ? ""
                : ", paused for " + level.pausedFor().toSeconds() + " s";
        return left + urgent + paused;
    }
}
