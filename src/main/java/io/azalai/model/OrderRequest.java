package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of the order path (downstream.md section 7).
 *
 * @param action what is to be done
 * @param clientOrderId 1 to 64 of {@code [A-Za-z0-9._:-]}, unique per account
 * @param venue name of the venue
 * @param account alias; {@code main} when the caller named none
 * @param symbol canonical or the venue's own; null only for CANCEL and AMEND by id and CANCEL_ALL of a venue
 * @param market where the symbol is looked for; null for wherever it is listed
 * @param side null where the action needs none
 * @param orderType null where the action needs none
 * @param quantity base units; null where the action needs none
 * @param price limit price in quote units; null for types without one
 * @param triggerPrice quote units; null for types without a trigger
 * @param timeInForce limit types only; null is GTC
 * @param reduceOnly whether it may only make a position smaller
 * @param positionSide BOTH in one-way mode and on spot
 * @param leverage null: the configured default
 * @param slippage fraction for market orders; null: the configured default
 * @param createdAt when the caller made it: old requests are refused
 * @param strategyId a name of the caller, carried along; null for none
 * @param origClientOrderId the order meant by CANCEL and AMEND; null: clientOrderId itself
 */
public record OrderRequest(
        OrderAction action,
        String clientOrderId,
        String venue,
        String account,
        @Nullable String symbol,
        @Nullable Market market,
        @Nullable Side side,
        @Nullable OrderType orderType,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal triggerPrice,
        @Nullable TimeInForce timeInForce,
        boolean reduceOnly,
        PositionSide positionSide,
        @Nullable Integer leverage,
        @Nullable BigDecimal slippage,
        Instant createdAt,
        @Nullable String strategyId,
        @Nullable String origClientOrderId)
        implements Event {

    @Override
    public Dataset dataset() {
        return Dataset.ORDER_REQUEST;
    }

    @Override
    public Instant timestamp() {
        return createdAt;
    }

    @Override
    public String key() {
        return venue + "|" + account + "|" + symbol;
    }
}
