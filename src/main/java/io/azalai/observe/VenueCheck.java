package io.azalai.observe;

import io.azalai.trade.AccountDesk;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * DOWN while a venue's accounts have not been compared with ours, which they are only once it answers. Safe for many
 * threads: immutable.
 */
public final class VenueCheck extends AbstractHealthCheck {

    private final String venue;
    private final AccountDesk accounts;

    public VenueCheck(String venue, AccountDesk accounts) {
        super("azalai", "venue:" + venue);
        this.venue = venue;
        this.accounts = accounts;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        if (accounts.reconciled().contains(venue)) {
            builder.up();
        } else {
            builder.message(venue + " has not told its accounts yet; nothing increases there until it does")
                    .down();
        }
    }
}
