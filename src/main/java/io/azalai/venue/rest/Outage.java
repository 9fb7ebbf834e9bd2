package io.azalai.venue.rest;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;

/**
 * Whether a host of a venue has answered nothing for so long that asking it twice is of no use: each try costs of the
 * budget what is wanted once it is back. Safe for many threads: a concurrent map.
 */
final class Outage {

    private static final long SHORT = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;

    /** Since when a host has not answered, by its base. */
    private final Map<String, Long> since = new ConcurrentHashMap<>();

    /** By a monotonic clock in nanoseconds. */
    Outage(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The host that an exchange went to has answered something. */
    void over(Exchange exchange) {
        since.remove(RestRoute.base(exchange));
    }

    /** The host that an exchange went to has not answered; whether that is so for a moment only. */
    boolean isShort(Exchange exchange) {
        long now = nanos.getAsLong();
        Long begun = since.putIfAbsent(RestRoute.base(exchange), now);
        return begun == null || now - begun < SHORT;
    }
}
