package io.azalai.venue.aster;

import io.azalai.model.Listing;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The mark price that each perpetual had last, and its index price, as long as they are fresh: streams tell them each
 * second (aster.md section 6.2). Safe for many threads: a concurrent map.
 */
final class MarkPrices {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Clock clock;
    private final Map<String, Told> bySymbol = new ConcurrentHashMap<>();

    /** What was told last; {@code index} is null where the venue told none. */
    private record Told(BigDecimal price, @Nullable BigDecimal index, Instant receivedAt) {}

    MarkPrices(Clock clock) {
        this.clock = clock;
    }

    /** Remembers what the venue told; {@code index} is null where it told none. */
    void learn(Listing listing, BigDecimal price, @Nullable BigDecimal index, Instant receivedAt) {
        bySymbol.put(listing.venueSymbol(), new Told(price, index, receivedAt));
    }

    /** As if no price had been told yet. */
    void forget() {
        bySymbol.clear();
    }

    /** The mark price of a perpetual, while it is fresh. */
    Optional<BigDecimal> of(Listing perpetual) {
        return fresh(perpetual).map(Told::price);
    }

    /** The index price of a pair, while it is fresh: the venue tells it of the perpetual of the same symbol only. */
    Optional<BigDecimal> indexOf(Listing pair) {
        return fresh(pair).map(Told::index);
    }

    private Optional<Told> fresh(Listing listing) {
        return Optional.ofNullable(bySymbol.get(listing.venueSymbol()))
                .filter(told -> !told.receivedAt().plus(FRESH).isBefore(clock.instant()));
    }
}
