package io.azalai.market;

import io.azalai.model.AccountEvent;
import io.azalai.model.Event;
import io.azalai.model.MarketEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells fresh events from stale ones, by the time since they were received. Safe for many threads. */
public final class Freshness {

    private final Clock clock;
    private final Duration maxAge;

    /** Fresh is what is no older than {@code maxAge}. */
    public Freshness(Clock clock, Duration maxAge) {
        this.clock = clock;
        this.maxAge = maxAge;
    }

    /** Whether an event is no older than the configured age. */
    public boolean isFresh(Event event) {
        return isFresh(event, maxAge.toMillis());
    }

    /** Whether an event is no older than so many milliseconds. */
    public boolean isFresh(Event event, long maxAgeMs) {
        return Duration.between(receivedAt(event), clock.instant()).toMillis() <= maxAgeMs;
    }

    private static Instant receivedAt(Event event) {
        if (event instanceof MarketEvent market) {
            return market.receivedAt();
        }
        return event instanceof AccountEvent account ? account.receivedAt() : event.timestamp();
    }
}
