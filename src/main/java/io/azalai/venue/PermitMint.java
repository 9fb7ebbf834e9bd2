package io.azalai.venue;

import io.azalai.model.Effect;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.TimeInForce;
import java.time.Instant;

/**
 * Makes the permits without which no order can be signed. The gateway alone holds one; venues hold its check. Another
 * mint's permits are worthless, so nothing that routes can name is able to make one.
 */
public final class PermitMint {

    /**
     * A permit for exactly this order, once: to be given only after the gate passed and the INTENT is durable.
     *
     * <p>On spot every sell makes a holding smaller: one that rests waits for a buyer as a quote does, and has the lane
     * of what opens.
     *
     * @param effect what the gate found that it does to the position (risk.md section 2)
     */
    public Permit mint(OrderTicket order, Effect effect) {
        boolean reduces = order.reduceOnly() || (effect == Effect.REDUCE && !isQuote(order));
        return new Permit(this, order, reduces ? Lane.REDUCE : Lane.PLACE);
    }

    private static boolean isQuote(OrderTicket order) {
        return order.listing().market() == Market.SPOT
                && order.orderType() == OrderType.LIMIT
                && order.timeInForce() != TimeInForce.IOC
                && order.timeInForce() != TimeInForce.FOK;
    }

    /** The same of an order that makes a position smaller only where it says so. */
    public Permit mint(OrderTicket order) {
        return mint(order, Effect.INCREASE);
    }

    /** What a venue needs to tell this mint's permits from others. */
    public Check check() {
        return new Check(this);
    }

    /** A permit that no venue takes, to read the recorded answer to an order with. */
    public static Permit worthless(OrderTicket order) {
        return new PermitMint().mint(order);
    }

    /** A check that no permit passes, for those who only look. */
    public static Check nothing() {
        return new PermitMint().check();
    }

    /** Tells the permits of one mint. */
    public static final class Check {

        private final PermitMint mint;

        private Check(PermitMint mint) {
            this.mint = mint;
        }

        /**
         * Takes the order out of a permit, once, while the order may still be acted on.
         *
         * @throws VenueException with code {@code NOT_GATED} when the permit is another mint's or was used before, with
         *     code {@code EXPIRED} when the order waited until nobody counts on it any more
         */
        public OrderTicket redeem(Permit permit, Instant now) {
            if (permit.mint() != mint || !permit.use()) {
                throw new OrderRejectedException(VenueException.notSent(
                        permit.order().listing().venue(),
                        "place",
                        "NOT_GATED",
                        "order " + permit.order().clientOrderId()
                                + " has no valid permit: send orders to direct:orders"));
            }
            if (now.isAfter(permit.order().expiresAt())) {
                throw new OrderRejectedException(VenueException.notSent(
                        permit.order().listing().venue(),
                        "place",
                        "EXPIRED",
                        "order " + permit.order().clientOrderId() + " was not sent: it was to be sent by "
                                + permit.order().expiresAt() + ", see trading.order_timeout"));
            }
            return permit.order();
        }

        /**
         * Makes a used permit good once more: only for an order that the venue has refused for its nonce or its time,
         * before it did anything. Answers whether it is; a second time it is not.
         */
        public boolean renew(Permit permit) {
            return permit.mint() == mint && permit.renew();
        }
    }
}
