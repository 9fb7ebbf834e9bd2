package io.azalai.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of an order book: absolute quantities, zero removes a level.
 *
 * @param bids changed bids, prices in quote units and new quantities in base units; empty when none changed
 * @param asks changed asks likewise
 * @param firstVenueSeq first update id inside (U)
 * @param venueSeq last update id inside (u)
 * @param prevVenueSeq last update id of the frame before (pu); null where the venue omits it
 */
public record BookDelta(
        Listing listing,
        List<Level> bids,
        List<Level> asks,
        long firstVenueSeq,
        long venueSeq,
        @Nullable Long prevVenueSeq,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    public BookDelta {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    @Override
    public Dataset dataset() {
        return Dataset.BOOK_DELTA;
    }
}
