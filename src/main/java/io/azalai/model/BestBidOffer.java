package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Top of the book.
 *
 * @param bidPrice best bid in quote units; null when that side of the book is empty
 * @param bidQuantity base units at the best bid; null when there is none
 * @param askPrice best ask in quote units; null when that side of the book is empty
 * @param askQuantity base units at the best ask; null when there is none
 */
public record BestBidOffer(
        Listing listing,
        @Nullable BigDecimal bidPrice,
        @Nullable BigDecimal bidQuantity,
        @Nullable BigDecimal askPrice,
        @Nullable BigDecimal askQuantity,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    @Override
    public Dataset dataset() {
        return Dataset.BBO;
    }
}
