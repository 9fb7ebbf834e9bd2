package io.azalai.stream;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * DOWN while a wanted connection of the consumer's endpoint is not up, or a subscription is told to be silent. Safe for
 * many threads.
 */
final class AhcWsHealthCheck extends AbstractHealthCheck {
    private final AhcWsConsumer consumer;

    AhcWsHealthCheck(AhcWsConsumer consumer, String routeId) {
        super("camel", "consumer:" + routeId);
        this.consumer = consumer;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("endpoint", ((AhcWsEndpoint) consumer.getEndpoint()).getHttpUri());
        consumer.problem().ifPresentOrElse(why -> builder.message(why).down(), builder::up);
    }
}
