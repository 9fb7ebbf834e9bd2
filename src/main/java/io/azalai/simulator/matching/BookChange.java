package io.azalai.simulator.matching;

import io.azalai.model.Level;
import java.time.Instant;
import java.util.List;

/**
 * What one operation changed in a book: absolute quantities, zero where a price is gone. Changes of one book join
 * without gap: {@code previousId} is the {@code lastId} of the change before, {@code firstId} is one more.
 *
 * @param firstId id of the first level change in it
 * @param lastId id of the last level change in it
 * @param previousId {@code lastId} of the change before, 0 before the first
 * @param bids changed bids in no particular order
 * @param asks changed asks in no particular order
 */
public record BookChange(
        String symbol, long firstId, long lastId, long previousId, List<Level> bids, List<Level> asks, Instant time) {
    /** Keeps copies. */
    public BookChange {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
