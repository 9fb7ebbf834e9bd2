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

    /** Whether it is the later one of the two, of trades at one time the one that the venue counted later. */
    public boolean isAfter(Trade other) {
        int byTime = timestamp.compareTo(other.timestamp);
        return byTime > 0 || (byTime == 0 && isBeyond(tradeId, other.tradeId));
    }

    /** Ids are whole numbers. */
    private static boolean isBeyond(String one, String other) {
        int longer = Integer.compare(one.length(), other.length());
        return longer > 0 || (longer == 0 && one.compareTo(other) > 0);
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
