package io.azalai.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of an order book: absolute quantities, zero removes a level. A book is built on a snapshot, which comes before
 * the changes that follow it, and again now and then; changes before the first are of no use, nor are those that come after
 * one and end no later ({@code venueSeq}): they are in it.
 *
 * @param bids changed bids, prices in quote units and new quantities in base units; empty when none changed
 * @param asks changed asks likewise
 * @param firstVenueSeq first update id inside (U)
 * @param venueSeq last update id inside (u)
 * @param prevVenueSeq last update id of the frame before (pu); null where the venue omits it, and of a snapshot
 * @param snapshot whether these are all levels of the book, which replace what was known
 */
public record BookDelta(
        Listing listing,
        List<Level> bids,
        List<Level> asks,
        long firstVenueSeq,
        long venueSeq,
        @Nullable Long prevVenueSeq,
        boolean snapshot,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    public BookDelta {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** Changes, as the venue tells them. */
    public BookDelta(
            Listing listing,
            List<Level> bids,
            List<Level> asks,
            long firstVenueSeq,
            long venueSeq,
            @Nullable Long prevVenueSeq,
            Instant timestamp,
            Instant receivedAt,
            Source source) {
        this(listing, bids, asks, firstVenueSeq, venueSeq, prevVenueSeq, false, timestamp, receivedAt, source);
    }

    @Override
    public Dataset dataset() {
        return Dataset.BOOK_DELTA;
    }
}
