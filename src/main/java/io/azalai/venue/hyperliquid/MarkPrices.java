package io.azalai.venue.hyperliquid;

import io.azalai.model.Listing;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mark and oracle price that each symbol had last, as long as they are fresh: streams tell them each second, calls
 * of all perpetuals each minute (hyperliquid.md sections 2.2 and 6.2). Safe for many threads: a concurrent map.
 */
final class MarkPrices {

    /** As long as three readings of all perpetuals take: by then one of them told. */
    private static final Duration FRESH = Duration.ofMinutes(3);

    private final Clock clock;
    private final Map<String, Told> bySymbol = new ConcurrentHashMap<>();

    /**
     * What was told last.
     *
     * @param mark of spot its mid where it has no mark
     * @param oracle null on spot
     */
    private record Told(BigDecimal mark, @Nullable BigDecimal oracle, Instant receivedAt) {}

    MarkPrices(Clock clock) {
        this.clock = clock;
    }

    /** Remembers what the venue told; {@code oracle} is null on spot. */
    void learn(Listing listing, BigDecimal mark, @Nullable BigDecimal oracle, Instant receivedAt) {
        bySymbol.put(listing.venueSymbol(), new Told(mark, oracle, receivedAt));
    }

    /**
     * The mark, and the oracle where there is one, while they are fresh: the venue measures from the one or the other.
     */
    Stream<BigDecimal> of(Listing listing) {
        return Optional.ofNullable(bySymbol.get(listing.venueSymbol())).stream()
                .filter(told -> !told.receivedAt().plus(FRESH).isBefore(clock.instant()))
                .flatMap(told -> Stream.of(Optional.of(told.mark()), Optional.ofNullable(told.oracle())))
                .flatMap(Optional::stream);
    }
}
