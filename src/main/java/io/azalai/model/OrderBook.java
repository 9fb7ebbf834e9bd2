package io.azalai.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order book, both sides best first.
 *
 * @param bids prices in quote units, quantities in base units, highest price first; empty when there are none
 * @param asks likewise, lowest price first
 * @param venueSequence the venue's update id; null where it has none (Hyperliquid)
 * @param parts where its levels are from, best first; empty when all are of one snapshot or its deltas
 * @param conflatedMs milliseconds of updates that may be folded into it; zero when it stands as the venue sent it
 */
public record OrderBook(
        Listing listing,
        List<Level> bids,
        List<Level> asks,
        @Nullable Long venueSequence,
        List<BookPart> parts,
        long conflatedMs,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    public OrderBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
        parts = List.copyOf(parts);
    }

    /** A book whose parts are not told. */
    public OrderBook(
            Listing listing,
            List<Level> bids,
            List<Level> asks,
            @Nullable Long venueSequence,
            Instant timestamp,
            Instant receivedAt,
            Source source) {
        this(listing, bids, asks, venueSequence, List.of(), timestamp, receivedAt, source);
    }

    /** A book as the venue sent it, or its parts. */
    public OrderBook(
            Listing listing,
            List<Level> bids,
            List<Level> asks,
            @Nullable Long venueSequence,
            List<BookPart> parts,
            Instant timestamp,
            Instant receivedAt,
            Source source) {
        this(listing, bids, asks, venueSequence, parts, 0, timestamp, receivedAt, source);
    }

    /** The same, told at most once in a while: what came between is folded in. */
    public OrderBook conflated(Duration span) {
        return new OrderBook(listing, bids, asks, venueSequence, parts, span.toMillis(), timestamp, receivedAt, source);
    }

    @Override
    public Dataset dataset() {
        return Dataset.ORDER_BOOK;
    }
}
