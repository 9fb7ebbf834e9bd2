package io.azalai.flow;

import io.azalai.timing.Complaints;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where failed exchanges end, says {@code routes/shared/failures.camel.yaml}. The first failure of a kind in a route is
 * logged with its reason, further ones are counted and told of once a minute. Safe for many threads: a concurrent map
 * of counts.
 */
public final class ParkedFailures implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger("parked");

    private final LongSupplier nanos;

    /** By route and kind of failure, which both are few. */
    private final Map<String, Complaints> complaints = new ConcurrentHashMap<>();

    /** As routes make it, each for itself. */
    public ParkedFailures() {
        this(System::nanoTime);
    }

    /** By a monotonic clock in nanoseconds. */
    ParkedFailures(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public void process(Exchange exchange) {
        Throwable failure = root(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        String kind = failure.getClass().getSimpleName();
        String route = String.valueOf(ExchangeHelper.getRouteId(exchange));
        long times = complaints
                .computeIfAbsent(route + "|" + kind, first -> new Complaints(nanos))
                .add();
        if (times > 0) {
            LOG.warn(
                    "route={} times={} exchange={} body={}{}{} why={} {} (further ones of this kind are told of once a minute)",
                    route,
                    times,
                    exchange.getExchangeId(),
                    body(exchange),
                    of(exchange, "venue"),
                    of(exchange, "symbol"),
                    kind,
                    failure.getMessage());
        }
        LOG.debug("route={}", route, failure);
    }

    /** What lies at the bottom; those above it only say which step failed. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !Objects.equals(root.getCause(), root)) {
            root = root.getCause();
        }
        return root;
    }

    private static String of(Exchange exchange, String header) {
        Object value = exchange.getMessage().getHeader(header);
        return value == null ? "" : " " + header + "=" + value;
    }

    private static String body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body == null ? "none" : body.getClass().getSimpleName();
    }
}
