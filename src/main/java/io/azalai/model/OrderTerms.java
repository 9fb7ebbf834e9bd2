package io.azalai.model;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an order request says of the order itself; made by name, for most fields are of use to few orders. Each part has
 * a type of its own, so that none can be taken for another.
 *
 * @param side null where the action needs none
 * @param orderType null where the action needs none
 * @param numbers how much, and at what prices
 * @param timeInForce limit types only; null is GTC
 * @param leg what it may do to which position
 * @param bounds how far it may go
 * @param bracket what is to protect its fills
 * @param round what is done with numbers off the grid
 * @param pace how long it takes
 */
public record OrderTerms(
        @Nullable Side side,
        @Nullable OrderType orderType,
        Numbers numbers,
        @Nullable TimeInForce timeInForce,
        Leg leg,
        Bounds bounds,
        Bracket bracket,
        Rounding round,
        Pace pace) {

    /** Digits of a number before the point, and after it: beyond any grid, and more than a division leaves. */
    public static final int MOST_DIGITS = 64;

    /**
     * How much, and at what prices.
     *
     * @param quantity base units; null where the action needs none, and for a trigger that closes the whole position
     * @param price limit price in quote units; null for types without one
     * @param triggerPrice quote units; null for types without a trigger
     */
    public record Numbers(
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal triggerPrice) {}

    /**
     * What an order may do to which position.
     *
     * @param positionSide BOTH in one-way mode and on spot
     * @param reduceOnly whether it may only make the position smaller
     */
    public record Leg(PositionSide positionSide, boolean reduceOnly) {}

    /**
     * How far an order may go.
     *
     * @param leverage null: the configured default
     * @param slippage fraction for market orders; null: the configured default
     */
    public record Bounds(
            @Nullable Integer leverage, @Nullable BigDecimal slippage) {}

    /**
     * How long it takes.
     *
     * @param period in which a TWAP is worked off, or after which SCHEDULE_CANCEL cancels; null where the action needs
     *     none
     * @param randomize whether a TWAP is worked off in slices of uneven size
     * @param prices at which a TWAP begins and ends
     */
    public record Pace(@Nullable Duration period, boolean randomize, TwapPrices prices) {}

    /** Nothing said: what a cancel needs. */
    public static final OrderTerms NONE = new OrderTerms(
            null,
            null,
            new Numbers(null, null, null),
            null,
            new Leg(PositionSide.BOTH, false),
            new Bounds(null, null),
            new Bracket(null, null),
            Rounding.NONE,
            new Pace(null, false, TwapPrices.NONE));

    /** At the market, bounded by the slippage. */
    public static OrderTerms market(Side side, BigDecimal quantity) {
        return of(side, OrderType.MARKET).numbered(quantity, null, null);
    }

    /** At this price or better. */
    public static OrderTerms limit(Side side, BigDecimal quantity, BigDecimal price) {
        return of(side, OrderType.LIMIT).numbered(quantity, price, null);
    }

    /** At the market once the trigger is reached; without a quantity it closes the whole position, and only reduces. */
    public static OrderTerms triggered(
            OrderType type, Side side, @Nullable BigDecimal quantity, BigDecimal triggerPrice) {
        return of(side, type).numbered(quantity, null, triggerPrice).acting(PositionSide.BOTH, quantity == null);
    }

    /** At this price or better, once the trigger is reached. */
    public static OrderTerms triggeredLimit(
            OrderType type, Side side, BigDecimal quantity, BigDecimal triggerPrice, BigDecimal price) {
        return of(side, type).numbered(quantity, price, triggerPrice);
    }

    /** At the market in slices, over as long as this. */
    public static OrderTerms twap(Side side, BigDecimal quantity, Duration over) {
        return of(side, OrderType.TWAP).numbered(quantity, null, null).over(over, false);
    }

    /** The same once a price has come, until another has; null for at once, and for until its time is over. */
    public static OrderTerms twap(
            Side side,
            BigDecimal quantity,
            Duration over,
            TwapPrices.@Nullable Trigger trigger,
            @Nullable BigDecimal stopPrice) {
        return twap(side, quantity, over).between(new TwapPrices(trigger, stopPrice));
    }

    /** Another quantity, price or both of an order; null leaves it as it is. */
    public static OrderTerms amended(@Nullable BigDecimal quantity, @Nullable BigDecimal price) {
        return NONE.numbered(quantity, price, null);
    }

    private static OrderTerms of(Side side, OrderType type) {
        return new OrderTerms(
                side, type, NONE.numbers, null, NONE.leg, NONE.bounds, NONE.bracket, NONE.round, NONE.pace);
    }

    /** The same order in other numbers. */
    public OrderTerms numbered(
            @Nullable BigDecimal quantity, @Nullable BigDecimal price, @Nullable BigDecimal triggerPrice) {
        Numbers other = new Numbers(quantity, price, triggerPrice);
        return new OrderTerms(side, orderType, other, timeInForce, leg, bounds, bracket, round, pace);
    }

    /** The same, living so long. */
    public OrderTerms inForce(@Nullable TimeInForce other) {
        return new OrderTerms(side, orderType, numbers, other, leg, bounds, bracket, round, pace);
    }

    /** The same for a leg, and with or without the right to make a position larger. */
    public OrderTerms acting(PositionSide positionSide, boolean reduceOnly) {
        Leg other = new Leg(positionSide, reduceOnly);
        return new OrderTerms(side, orderType, numbers, timeInForce, other, bounds, bracket, round, pace);
    }

    /** The same with a leverage and a slippage of its own; null for the configured ones. */
    public OrderTerms bounded(@Nullable Integer leverage, @Nullable BigDecimal slippage) {
        Bounds other = new Bounds(leverage, slippage);
        return new OrderTerms(side, orderType, numbers, timeInForce, leg, other, bracket, round, pace);
    }

    /** The same with orders that protect what fills; null for none. */
    public OrderTerms protectedAt(@Nullable BigDecimal takeProfit, @Nullable BigDecimal stopLoss) {
        Bracket other = new Bracket(takeProfit, stopLoss);
        return new OrderTerms(side, orderType, numbers, timeInForce, leg, bounds, other, round, pace);
    }

    /** The same with its numbers brought onto the grid, or not. */
    public OrderTerms rounded(Rounding other) {
        return new OrderTerms(side, orderType, numbers, timeInForce, leg, bounds, bracket, other, pace);
    }

    /** The same over a time, in even slices or not; null for none. */
    public OrderTerms over(@Nullable Duration period, boolean uneven) {
        Pace other = new Pace(period, uneven, pace.prices);
        return new OrderTerms(side, orderType, numbers, timeInForce, leg, bounds, bracket, round, other);
    }

    /** The same, beginning and ending at these prices. */
    public OrderTerms between(TwapPrices prices) {
        Pace other = new Pace(pace.period, pace.randomize, prices);
        return new OrderTerms(side, orderType, numbers, timeInForce, leg, bounds, bracket, round, other);
    }

    /** Base units; null where the action needs none, and for a trigger that closes the whole position. */
    public @Nullable BigDecimal quantity() {
        return numbers.quantity;
    }

    /** Limit price in quote units; null for types without one. */
    public @Nullable BigDecimal price() {
        return numbers.price;
    }

    /** Quote units; null for types without a trigger. */
    public @Nullable BigDecimal triggerPrice() {
        return numbers.triggerPrice;
    }

    /** See {@link Leg}. */
    public PositionSide positionSide() {
        return leg.positionSide;
    }

    /** See {@link Leg}. */
    public boolean reduceOnly() {
        return leg.reduceOnly;
    }

    /** Null: the configured default. */
    public @Nullable Integer leverage() {
        return bounds.leverage;
    }

    /** Fraction for market orders; null: the configured default. */
    public @Nullable BigDecimal slippage() {
        return bounds.slippage;
    }

    /** Whether a number that somebody gives may be reckoned with: a longer one, written out, may fill the memory. */
    public static boolean areFew(BigDecimal digits) {
        return digits.scale() <= MOST_DIGITS && (long) digits.precision() - digits.scale() <= MOST_DIGITS;
    }
}
