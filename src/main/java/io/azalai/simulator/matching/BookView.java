package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A book at one moment, best first.
 *
 * @param updateId id of the last change it contains
 * @param time the venue's
 */
public record BookView(String symbol, long updateId, List<DepthLevel> bids, List<DepthLevel> asks, Instant time) {
    /** Keeps copies. */
    public BookView {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** Half way between best bid and best ask; empty when a side is empty. */
    public Optional<BigDecimal> mid() {
        if (bids.isEmpty() || asks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(bids.get(0).price().add(asks.get(0).price()).multiply(new BigDecimal("0.5")));
    }
}
