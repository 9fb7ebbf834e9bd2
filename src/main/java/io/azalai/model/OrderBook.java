package io.azalai.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order book, both sides best first.
 *
 * @param bids prices in quote units, quantities in base units, highest price first; empty when there are none
 * @param asks likewise, lowest price first
 * @param venueSeq the venue's update id; null where it has none (Hyperliquid)
 * @param parts where its levels are from, best first; empty when all are of one snapshot or its deltas
 */
public record OrderBook(
        Listing listing,
        List<Level> bids,
        List<Level> asks,
        @Nullable Long venueSeq,
        List<BookPart> parts,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    public OrderBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
        parts = List.copyOf(parts);
    }

    /** A book of one source. */
    public OrderBook(
            Listing listing,
            List<Level> bids,
            List<Level> asks,
            @Nullable Long venueSeq,
            Instant timestamp,
            Instant receivedAt,
            Source source) {
        this(listing, bids, asks, venueSeq, List.of(), timestamp, receivedAt, source);
    }

    @Override
    public Dataset dataset() {
        return Dataset.ORDER_BOOK;
    }
}
