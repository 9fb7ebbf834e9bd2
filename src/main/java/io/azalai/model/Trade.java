package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A public trade.
 *
 * @param tradeId the venue's id
 * @param side side of the taker
 * @param price quote units
 * @param quantity base units
 */
public record Trade(
        Listing listing,
        String tradeId,
        AggressorSide side,
        BigDecimal price,
        BigDecimal quantity,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    @Override
    public Dataset dataset() {
        return Dataset.TRADE;
    }

    @Override
    public Optional<String> identity() {
        return Optional.of("t|" + key() + "|" + tradeId);
    }
}
