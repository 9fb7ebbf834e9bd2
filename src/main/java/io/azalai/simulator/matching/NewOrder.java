package io.azalai.simulator.matching;

import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as the engine takes it; grid, step and minimum are the wire's to check.
 *
 * @param account who orders
 * @param symbol a product of the engine
 * @param quantity base units, positive; zero where the whole position is closed
 * @param price limit in quote units; null for a market order, which then must be IOC or FOK
 * @param timeInForce GTX is refused when it would match; of a conditional order, what counts once it fired
 * @param reduceOnly perpetuals only: fills never beyond the position
 * @param clientOrderId the trader's own name of it; null when not given. The engine takes any number of orders of one
 *     name
 * @param leg BOTH where an account has one position a product
 * @param trigger what a conditional order waits for; null for one that works at once
 * @param closePosition conditional only: takes the size that the position has when it fires
 * @param selfTrade what happens when it meets an order of its own account
 * @param hidden rests where nobody sees it: neither the book nor what changes of it tells
 * @param builderRate fraction of its value that goes to whoever built what sent it, beside the venue's fee; zero for
 *     nobody
 */
public record NewOrder(
        String account,
        String symbol,
        Side side,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        TimeInForce timeInForce,
        boolean reduceOnly,
        @Nullable String clientOrderId,
        PositionSide leg,
        @Nullable Trigger trigger,
        boolean closePosition,
        SelfTrade selfTrade,
        boolean hidden,
        BigDecimal builderRate) {

    /** Checks what no wire may let through. */
    public NewOrder {
        if (quantity.signum() < 0 || (quantity.signum() == 0 && !closePosition)) {
            throw new IllegalArgumentException("quantity must be positive, was " + quantity);
        }
        if (closePosition && trigger == null) {
            throw new IllegalArgumentException("only a conditional order closes the whole position");
        }
        if (price == null && timeInForce != TimeInForce.IOC && timeInForce != TimeInForce.FOK) {
            throw new IllegalArgumentException("a market order is IOC or FOK, was " + timeInForce);
        }
    }

    /** One that works at once, where an account has one position a product. */
    public NewOrder(
            String account,
            String symbol,
            Side side,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            TimeInForce timeInForce,
            boolean reduceOnly,
            @Nullable String clientOrderId) {
        this(
                account,
                symbol,
                side,
                quantity,
                price,
                timeInForce,
                reduceOnly,
                clientOrderId,
                PositionSide.BOTH,
                null,
                false,
                SelfTrade.CANCEL_RESTING,
                false,
                BigDecimal.ZERO);
    }

    /** The same for one leg of a hedged position. */
    public NewOrder withLeg(PositionSide otherLeg) {
        return with(quantity, price, otherLeg, trigger, builderRate);
    }

    /** The same, waiting for a price. */
    public NewOrder withTrigger(Trigger condition) {
        return with(quantity, price, leg, condition, builderRate);
    }

    /** The same, of whose value a builder takes this fraction. */
    public NewOrder withBuilder(BigDecimal rate) {
        return with(quantity, price, leg, trigger, rate);
    }

    /** A market order or bounded IOC that closes the whole position when a price comes. */
    public static NewOrder closing(
            String account,
            String symbol,
            Side side,
            @Nullable BigDecimal price,
            @Nullable String clientOrderId,
            Trigger trigger) {
        return new NewOrder(
                account,
                symbol,
                side,
                BigDecimal.ZERO,
                price,
                TimeInForce.IOC,
                true,
                clientOrderId,
                PositionSide.BOTH,
                trigger,
                true,
                SelfTrade.CANCEL_RESTING,
                false,
                BigDecimal.ZERO);
    }

    /** The same with another size and limit. */
    public NewOrder withSize(BigDecimal otherQuantity, @Nullable BigDecimal otherPrice) {
        return with(otherQuantity, otherPrice, leg, trigger, builderRate);
    }

    private NewOrder with(
            BigDecimal size,
            @Nullable BigDecimal limit,
            PositionSide of,
            @Nullable Trigger condition,
            BigDecimal rate) {
        return new NewOrder(
                account,
                symbol,
                side,
                size,
                limit,
                timeInForce,
                reduceOnly,
                clientOrderId,
                of,
                condition,
                closePosition,
                selfTrade,
                hidden,
                rate);
    }

    /** Whether its fills never go beyond the position: by its flag or, on a leg, by its side. */
    public boolean reduces() {
        return leg == PositionSide.BOTH ? reduceOnly || closePosition : closesLeg(leg, side);
    }

    /** Whether orders of that side make a leg smaller; never where there are no legs. */
    public static boolean closesLeg(PositionSide leg, Side side) {
        return switch (leg) {
            case BOTH -> false;
            case LONG -> side == Side.SELL;
            case SHORT -> side == Side.BUY;
        };
    }

    /** Whether what does not match at once may rest. */
    boolean mayRest() {
        return timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.GTX;
    }
}
