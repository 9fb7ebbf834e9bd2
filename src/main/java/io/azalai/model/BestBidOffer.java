package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Top of the book.
 *
 * @param bidPrice null when that side of the book is empty, as for each field here
 */
public record BestBidOffer(
        Listing listing,
        @Nullable BigDecimal bidPrice,
        @Nullable BigDecimal bidQty,
        @Nullable BigDecimal askPrice,
        @Nullable BigDecimal askQty,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    @Override
    public Dataset dataset() {
        return Dataset.BBO;
    }
}
