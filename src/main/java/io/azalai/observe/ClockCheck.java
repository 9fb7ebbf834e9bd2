package io.azalai.observe;

import io.azalai.venue.ClockDifference;
import io.azalai.venue.OpenVenue;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * How far our clock is from a venue's, as last measured; DOWN while it is so far that prices look old, or as if they
 * came from the future, and orders are refused for it. Safe for many threads: immutable.
 */
public final class ClockCheck extends AbstractHealthCheck {

    private final OpenVenue venue;

    public ClockCheck(OpenVenue venue) {
        super("azalai", "clock:" + venue.name());
        this.venue = venue;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        ClockDifference difference = venue.clock().orElse(null);
        builder.detail(
                "ahead_ms",
                difference == null ? "not measured" : difference.ahead().toMillis());
        if (difference == null || difference.isSmall()) {
            builder.up();
        } else {
            builder.message(venue.name() + ": " + difference.text() + "; run NTP")
                    .down();
        }
    }
}
