package io.azalai.venue.aster;

import io.azalai.model.Listing;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The mark price that each perpetual had last, as long as it is fresh: streams tell it each second (aster.md section 6.2).
 * Safe for many threads: a concurrent map.
 */
final class MarkPrices {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Clock clock;
    private final Map<String, Told> bySymbol = new ConcurrentHashMap<>();

    private record Told(BigDecimal price, Instant receivedAt) {}

    MarkPrices(Clock clock) {
        this.clock = clock;
    }

    /** Remembers what the venue told. */
    void learn(Listing listing, BigDecimal price, Instant receivedAt) {
        bySymbol.put(listing.venueSymbol(), new Told(price, receivedAt));
    }

    /** The price, while it is fresh. */
    Optional<BigDecimal> of(Listing listing) {
        return Optional.ofNullable(bySymbol.get(listing.venueSymbol()))
                .filter(told -> !told.receivedAt().plus(FRESH).isBefore(clock.instant()))
                .map(Told::price);
    }
}
