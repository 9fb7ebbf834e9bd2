package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An own trade.
 *
 * @param tradeId the venue's id of the trade
 * @param orderId the venue's id of the order
 * @param clientOrderId as in Order; null when the venue does not say
 * @param side side of the own order
 * @param price quote units
 * @param quantity base units
 * @param fee positive is a cost, negative a rebate
 * @param feeAsset asset the fee was paid in
 * @param liquidity null when the venue does not say
 * @param realizedPnl quote units, without the fee; null where the venue does not reckon one, as on spot
 * @param direction for people, the venue's display text, such as Open Long, with the word liquidation where somebody
 *     was liquidated by the fill; null where it has none
 * @param closedBy by what the venue closed the account's own position; null for a trade that the account made, and
 *     where the venue tells it by the order only
 * @param twapId the venue's id of the TWAP of which the order is a slice; null for any other order
 */
public record Fill(
        Listing listing,
        String account,
        String tradeId,
        String orderId,
        @Nullable String clientOrderId,
        Side side,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal fee,
        String feeAsset,
        @Nullable Liquidity liquidity,
        @Nullable BigDecimal realizedPnl,
        @Nullable String direction,
        @Nullable ClosedBy closedBy,
        @Nullable String twapId,
        Instant timestamp,
        Instant receivedAt,
        Source source)
        implements TradingEvent {

    @Override
    public Dataset dataset() {
        return Dataset.FILL;
    }

    @Override
    public Optional<String> identity() {
        return Optional.of("f|" + listing.venue() + "|" + tradeId + "|" + orderId);
    }
}
