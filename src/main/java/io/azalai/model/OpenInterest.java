package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a perpetual is held open, one side of it.
 *
 * @param openInterest base units
 * @param openInterestValue quote units at the mark price; null where that is not known
 */
public record OpenInterest(
        Listing listing,
        BigDecimal openInterest,
        @Nullable BigDecimal openInterestValue,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    @Override
    public Dataset dataset() {
        return Dataset.OPEN_INTEREST;
    }
}
