package io.azalai.trade.account;

import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.trade.risk.RestingOrder;
import io.azalai.trade.risk.RiskOrder;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may still fill, as the gate reckons with it. */
final class Resting {

    private Resting() {}

    /**
     * An order as it stands.
     *
     * @param mayStillFill base units
     * @param before what is known of it that orders do not tell; null when nothing is
     */
    static RestingOrder of(Order order, BigDecimal mayStillFill, @Nullable RestingOrder before) {
        return new RestingOrder(
                order.clientOrderId(),
                order.listing(),
                order.side(),
                order.orderType(),
                order.positionSide(),
                mayStillFill,
                order.price(),
                order.triggerPrice(),
                before == null ? null : before.slippage(),
                order.reduceOnly(),
                order.timeInForce(),
                before == null ? null : before.leverage());
    }

    /**
     * An order as it was let in.
     *
     * @param leverage what the venue is to have set for it; null where it needs none
     */
    static RestingOrder of(RiskOrder order, String clientOrderId, Listing listing, @Nullable Integer leverage) {
        return new RestingOrder(
                clientOrderId,
                listing,
                order.side(),
                order.type(),
                order.positionSide(),
                Objects.requireNonNull(order.quantity(), "an accepted order has a quantity"),
                order.price(),
                order.triggerPrice(),
                order.slippage(),
                order.reduceOnly(),
                order.timeInForce(),
                leverage);
    }
}
