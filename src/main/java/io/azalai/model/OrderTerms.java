package io.azalai.model;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an order request says of the order itself; made by name, for most fields are of use to few orders.
 *
 * @param side null where the action needs none
 * @param orderType null where the action needs none
 * @param quantity base units; null where the action needs none, and for a trigger that closes the whole position
 * @param price limit price in quote units; null for types without one
 * @param triggerPrice quote units; null for types without a trigger
 * @param timeInForce limit types only; null is GTC
 * @param reduceOnly whether it may only make a position smaller
 * @param positionSide BOTH in one-way mode and on spot
 * @param leverage null: the configured default
 * @param slippage fraction for market orders; null: the configured default
 * @param takeProfitPrice trigger price in quote units of an order that takes the profit; null for none
 * @param stopLossPrice trigger price in quote units of an order that ends the loss; null for none
 * @param round what is done with numbers off the grid
 * @param period in which a TWAP is worked off, or after which SCHEDULE_CANCEL cancels; null where the action needs none
 * @param randomize whether a TWAP is worked off in slices of uneven size
 */
public record OrderTerms(
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
        @Nullable BigDecimal takeProfitPrice,
        @Nullable BigDecimal stopLossPrice,
        Rounding round,
        @Nullable Duration period,
        boolean randomize) {

    /** Nothing said: what a cancel needs. */
    public static final OrderTerms NONE = of(null, null, null, null, null, null);

    /** At the market, bounded by the slippage. */
    public static OrderTerms market(Side side, BigDecimal quantity) {
        return of(side, OrderType.MARKET, quantity, null, null, null);
    }

    /** At this price or better. */
    public static OrderTerms limit(Side side, BigDecimal quantity, BigDecimal price) {
        return of(side, OrderType.LIMIT, quantity, price, null, null);
    }

    /** At the market once the trigger is reached; without a quantity it closes the whole position, and only reduces. */
    public static OrderTerms triggered(
            OrderType type, Side side, @Nullable BigDecimal quantity, BigDecimal triggerPrice) {
        return of(side, type, quantity, null, triggerPrice, null).acting(PositionSide.BOTH, quantity == null);
    }

    /** At this price or better, once the trigger is reached. */
    public static OrderTerms triggeredLimit(
            OrderType type, Side side, BigDecimal quantity, BigDecimal triggerPrice, BigDecimal price) {
        return of(side, type, quantity, price, triggerPrice, null);
    }

    /** At the market in slices, over as long as this. */
    public static OrderTerms twap(Side side, BigDecimal quantity, Duration over) {
        return of(side, OrderType.TWAP, quantity, null, null, null).over(over, false);
    }

    /** Another quantity, price or both of an order; null leaves it as it is. */
    public static OrderTerms amended(@Nullable BigDecimal quantity, @Nullable BigDecimal price) {
        return of(null, null, quantity, price, null, null);
    }

    private static OrderTerms of(
            @Nullable Side side,
            @Nullable OrderType type,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal triggerPrice,
            @Nullable TimeInForce timeInForce) {
        return new OrderTerms(
                side,
                type,
                quantity,
                price,
                triggerPrice,
                timeInForce,
                false,
                PositionSide.BOTH,
                null,
                null,
                null,
                null,
                Rounding.NONE,
                null,
                false);
    }

    /** The same order in other numbers. */
    public OrderTerms numbered(
            @Nullable BigDecimal otherQuantity, @Nullable BigDecimal otherPrice, @Nullable BigDecimal otherTrigger) {
        return new OrderTerms(
                side,
                orderType,
                otherQuantity,
                otherPrice,
                otherTrigger,
                timeInForce,
                reduceOnly,
                positionSide,
                leverage,
                slippage,
                takeProfitPrice,
                stopLossPrice,
                round,
                period,
                randomize);
    }

    /** The same, living so long. */
    public OrderTerms inForce(@Nullable TimeInForce other) {
        return new OrderTerms(
                side,
                orderType,
                quantity,
                price,
                triggerPrice,
                other,
                reduceOnly,
                positionSide,
                leverage,
                slippage,
                takeProfitPrice,
                stopLossPrice,
                round,
                period,
                randomize);
    }

    /** The same for a leg, and with or without the right to make a position larger. */
    public OrderTerms acting(PositionSide leg, boolean onlyReducing) {
        return new OrderTerms(
                side,
                orderType,
                quantity,
                price,
                triggerPrice,
                timeInForce,
                onlyReducing,
                leg,
                leverage,
                slippage,
                takeProfitPrice,
                stopLossPrice,
                round,
                period,
                randomize);
    }

    /** The same with a leverage and a slippage of its own; null for the configured ones. */
    public OrderTerms bounded(@Nullable Integer otherLeverage, @Nullable BigDecimal otherSlippage) {
        return new OrderTerms(
                side,
                orderType,
                quantity,
                price,
                triggerPrice,
                timeInForce,
                reduceOnly,
                positionSide,
                otherLeverage,
                otherSlippage,
                takeProfitPrice,
                stopLossPrice,
                round,
                period,
                randomize);
    }

    /** The same with orders that protect what fills; null for none. */
    public OrderTerms protectedAt(@Nullable BigDecimal takeProfit, @Nullable BigDecimal stopLoss) {
        return new OrderTerms(
                side,
                orderType,
                quantity,
                price,
                triggerPrice,
                timeInForce,
                reduceOnly,
                positionSide,
                leverage,
                slippage,
                takeProfit,
                stopLoss,
                round,
                period,
                randomize);
    }

    /** The same with its numbers brought onto the grid, or not. */
    public OrderTerms rounded(Rounding how) {
        return new OrderTerms(
                side,
                orderType,
                quantity,
                price,
                triggerPrice,
                timeInForce,
                reduceOnly,
                positionSide,
                leverage,
                slippage,
                takeProfitPrice,
                stopLossPrice,
                how,
                period,
                randomize);
    }

    /** The same over a time, in even slices or not; null for none. */
    public OrderTerms over(@Nullable Duration otherPeriod, boolean uneven) {
        return new OrderTerms(
                side,
                orderType,
                quantity,
                price,
                triggerPrice,
                timeInForce,
                reduceOnly,
                positionSide,
                leverage,
                slippage,
                takeProfitPrice,
                stopLossPrice,
                round,
                otherPeriod,
                uneven);
    }

    /** Whether orders that protect it are asked for. */
    public boolean hasBracket() {
        return takeProfitPrice != null || stopLossPrice != null;
    }
}
