package io.azalai.forward;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Which headers may leave in a Kafka record: an allow-list, so that a credential never does. Safe for many threads. */
public final class KafkaHeaders implements HeaderFilterStrategy {

    private static final Set<String> ALLOWED = Set.of("content-type", "traceparent");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !(ALLOWED.contains(name) || name.startsWith("ce_"));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return applyFilterToCamelHeaders(name, value, exchange);
    }
}
