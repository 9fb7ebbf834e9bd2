package io.azalai.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of an order book: absolute quantities, zero removes a level. A book is built on a snapshot, which comes
 * before the changes that follow it, and again now and then; changes before the first are of no use, nor are those that
 * come after one and end no later ({@code venueSequence}): they are in it.
 *
 * @param bids changed bids, prices in quote units and new quantities in base units; empty when none changed
 * @param asks changed asks likewise
 * @param firstVenueSequence first update id inside (U)
 * @param venueSequence last update id inside (u)
 * @param previousVenueSequence last update id of the frame before (pu); null where the venue omits it, and of a
 *     snapshot
 * @param snapshot whether these are all levels of the book, which replace what was known
 */
public record BookDelta(
        Listing listing,
        List<Level> bids,
        List<Level> asks,
        long firstVenueSequence,
        long venueSequence,
        @Nullable Long previousVenueSequence,
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
            long firstVenueSequence,
            long venueSequence,
            @Nullable Long previousVenueSequence,
            Instant timestamp,
            Instant receivedAt,
            Source source) {
        this(
                listing,
                bids,
                asks,
                firstVenueSequence,
                venueSequence,
                previousVenueSequence,
                false,
                timestamp,
                receivedAt,
                source);
    }

    /** Whether it can be the first that is applied to a snapshot of that update id: none is missing between. */
    public boolean joins(long snapshotSequence) {
        return previousVenueSequence != null
                ? previousVenueSequence <= snapshotSequence
                : firstVenueSequence <= snapshotSequence + 1;
    }

    @Override
    public Dataset dataset() {
        return Dataset.BOOK_DELTA;
    }
}
