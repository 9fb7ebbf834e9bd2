package io.azalai.simulator.aster;

import io.azalai.model.Side;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Trigger;

/** Order types of aster.md section 4, as far as a client may send them. */
enum OrderType {
    LIMIT(true, Waiting.NOT),
    MARKET(false, Waiting.NOT),
    STOP(true, Waiting.FOR_LOSS),
    STOP_MARKET(false, Waiting.FOR_LOSS),
    TAKE_PROFIT(true, Waiting.FOR_GAIN),
    TAKE_PROFIT_MARKET(false, Waiting.FOR_GAIN),
    TRAILING_STOP_MARKET(false, Waiting.FOR_GAIN);

    private final boolean limited;
    private final Waiting waiting;

    private enum Waiting {
        NOT,
        FOR_LOSS,
        FOR_GAIN
    }

    OrderType(boolean limited, Waiting waiting) {
        this.limited = limited;
        this.waiting = waiting;
    }

    /** @throws RefusedException -1116 when the symbol does not take orders of such a type */
    static OrderType of(String word, ListedSymbol listed) {
        for (OrderType type : values()) {
            if (type.name().equals(word) && listed.orderTypes().contains(word)) {
                return type;
            }
        }
        throw Refusal.INVALID_ORDER_TYPE.with();
    }

    /** What was sent, seen from the engine's order. */
    static OrderType sent(NewOrder order) {
        Trigger trigger = order.trigger();
        if (trigger == null) {
            return order.price() == null ? MARKET : LIMIT;
        }
        if (trigger.callback() != null) {
            return TRAILING_STOP_MARKET;
        }
        boolean loss = trigger.direction() == direction(order.side(), Waiting.FOR_LOSS);
        if (order.price() == null) {
            return loss ? STOP_MARKET : TAKE_PROFIT_MARKET;
        }
        return loss ? STOP : TAKE_PROFIT;
    }

    /** Whether it has a limit price. */
    boolean isLimited() {
        return limited;
    }

    /** Whether it waits for a price. */
    boolean isConditional() {
        return waiting != Waiting.NOT;
    }

    boolean isTrailing() {
        return this == TRAILING_STOP_MARKET;
    }

    /** Whether it may close a whole position. */
    boolean mayClosePosition() {
        return this == STOP_MARKET || this == TAKE_PROFIT_MARKET;
    }

    /** From where the price comes that it waits for; a trailing one first waits for a gain. */
    Trigger.Direction direction(Side side) {
        return direction(side, waiting);
    }

    private static Trigger.Direction direction(Side side, Waiting waiting) {
        boolean rising = (side == Side.BUY) == (waiting == Waiting.FOR_LOSS);
        return rising ? Trigger.Direction.RISING : Trigger.Direction.FALLING;
    }
}
