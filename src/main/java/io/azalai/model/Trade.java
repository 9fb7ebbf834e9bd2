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
 * @param count how many trades it stands for: more than one where the venue tells those of one order at one price
 *     together
 */
public record Trade(
        Listing listing,
        String tradeId,
        AggressorSide side,
        BigDecimal price,
        BigDecimal quantity,
        long count,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements MarketEvent {

    /** One that the venue tells by itself, not as several at one price. */
    public Trade(
            Listing listing,
            String tradeId,
            AggressorSide side,
            BigDecimal price,
            BigDecimal quantity,
            Instant timestamp,
            Instant receivedAt,
            Source source) {
        this(listing, tradeId, side, price, quantity, 1, timestamp, receivedAt, source);
    }

    @Override
    public Dataset dataset() {
        return Dataset.TRADE;
    }

    @Override
    public Optional<String> identity() {
        return Optional.of("t|" + key() + "|" + tradeId);
    }
}
