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
 */
public record OrderBook(
        Listing listing,
        List<Level> bids,
        List<Level> asks,
        @Nullable Long venueSeq,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    public OrderBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    @Override
    public Dataset dataset() {
        return Dataset.ORDER_BOOK;
    }
}
