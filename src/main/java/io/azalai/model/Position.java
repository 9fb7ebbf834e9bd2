package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A position in a perpetual, or the news that there is none any more (FLAT).
 *
 * @param side which way it points
 * @param positionSide the leg; BOTH in one-way mode
 * @param size base units, never negative
 * @param entryPrice average price of entry in quote units; null when flat or where the message does not carry it
 * @param markPrice quote units; null where the message does not carry it
 * @param liquidationPrice quote units; null when none applies
 * @param pnl unrealised, quote units; null where the message does not carry it
 * @param percentage unrealised PnL / margin in percent; null without either
 * @param margin quote units; null where the message does not carry it
 * @param leverage the setting of that symbol, notional over initial margin: 5 is 5x; null where the message does not
 *     carry it
 * @param marginMode null where the message does not carry it
 * @param fundingSinceOpen quote units, positive when paid; null where the venue does not tell it, as Aster
 */
public record Position(
        Listing listing,
        String account,
        PositionDirection side,
        PositionSide positionSide,
        BigDecimal size,
        @Nullable BigDecimal entryPrice,
        @Nullable BigDecimal markPrice,
        @Nullable BigDecimal liquidationPrice,
        @Nullable BigDecimal pnl,
        @Nullable BigDecimal percentage,
        @Nullable BigDecimal margin,
        @Nullable Integer leverage,
        @Nullable MarginMode marginMode,
        @Nullable BigDecimal fundingSinceOpen,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements TradingEvent {

    @Override
    public Dataset dataset() {
        return Dataset.POSITION;
    }

    @Override
    public String key() {
        return listing.venue() + "|" + account + "|" + listing.symbol() + "|" + positionSide;
    }

    /** Base units, negative when short. */
    public BigDecimal signedSize() {
        return side == PositionDirection.SHORT ? size.negate() : size;
    }

    /** The same with other settings of its symbol. */
    public Position with(@Nullable Integer leverage, @Nullable MarginMode marginMode) {
        return new Position(
                listing,
                account,
                side,
                positionSide,
                size,
                entryPrice,
                markPrice,
                liquidationPrice,
                pnl,
                percentage,
                margin,
                leverage,
                marginMode,
                fundingSinceOpen,
                timestamp,
                receivedAt,
                source);
    }
}
