package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's position that the venue closed.
 *
 * @param side of the order that closed it: SELL ends a long position
 * @param price quote units
 * @param quantity base units
 * @param orderId null where the venue does not tell
 */
public record Liquidation(
        Listing listing,
        Side side,
        BigDecimal price,
        BigDecimal quantity,
        @Nullable String orderId,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    @Override
    public Dataset dataset() {
        return Dataset.LIQUIDATION;
    }
}
