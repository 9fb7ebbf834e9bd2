package io.azalai.venue.rest;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a host of a venue has answered nothing for so long that asking it twice is of no use: each try costs of the
 * budget what is wanted once it is back. Safe for many threads: a concurrent map.
 */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final long SHORT = Duration.ofSeconds(1).toNanos();

    private final String venue;
    private final LongSupplier nanos;

    /** Since when a host has not answered, by its base. */
    private final Map<String, Long> since = new ConcurrentHashMap<>();

    /** Of a venue, by a monotonic clock in nanoseconds. */
    Outage(String venue, LongSupplier nanos) {
        this.venue = venue;
        this.nanos = nanos;
    }

    /** The host that an exchange went to has answered something. */
    void over(Exchange exchange) {
        String base = RestRoute.base(exchange);
        Long begun = since.remove(base);
        if (begun != null && nanos.getAsLong() - begun >= SHORT) {
            Duration silent = Duration.ofNanos(nanos.getAsLong() - begun);
            LOG.info("answers again venue={} host={} after={} s", venue, base, silent.toSeconds());
        }
    }

    /** The host that an exchange went to has not answered; whether that is so for a moment only. */
    boolean isShort(Exchange exchange) {
        long now = nanos.getAsLong();
        Long begun = since.putIfAbsent(RestRoute.base(exchange), now);
        return begun == null || now - begun < SHORT;
    }
}
