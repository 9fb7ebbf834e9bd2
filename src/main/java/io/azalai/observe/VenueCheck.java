package io.azalai.observe;

import io.azalai.trade.AccountDesk;
import io.azalai.venue.OpenVenue;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * DOWN while nothing may increase at a venue: its accounts have not been compared with ours, which they are only once
 * it answers, or a private stream is not up. Safe for many threads: immutable.
 */
public final class VenueCheck extends AbstractHealthCheck {

    private final OpenVenue venue;
    private final AccountDesk accounts;

    public VenueCheck(OpenVenue venue, AccountDesk accounts) {
        super("azalai", "venue:" + venue.name());
        this.venue = venue;
        this.accounts = accounts;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        List<String> obstacles = accounts.obstacles(venue);
        if (obstacles.isEmpty()) {
            builder.up();
        } else {
            builder.message("no order that increases is taken: " + String.join("; ", obstacles))
                    .down();
        }
    }
}
