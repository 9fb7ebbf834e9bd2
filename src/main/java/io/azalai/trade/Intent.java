package io.azalai.trade;

import io.azalai.model.Effect;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.trade.risk.PriceQuote;
import io.azalai.trade.risk.RiskOrder;
import io.azalai.venue.OrderTicket;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that may go once its INTENT is durable.
 *
 * @param asked the order as it was judged
 * @param bound limit price; for a market order the worst price that may be paid
 * @param effect what it was judged to do to the position
 * @param leverage what the venue must have set first; null where none is needed
 */
record Intent(
        Order order,
        RiskOrder asked,
        BigDecimal bound,
        Effect effect,
        @Nullable Integer leverage) {

    /** The worst price of a market order: reference price and slippage; the limit price of any other. */
    static BigDecimal bound(Order order, @Nullable PriceQuote quote, BigDecimal slippage) {
        BigDecimal price = order.price();
        if (order.orderType() != OrderType.MARKET && price != null) {
            return price;
        }
        BigDecimal reference = quote == null
                ? BigDecimal.ZERO
                : quote.reference(order.listing().market()).orElse(BigDecimal.ZERO);
        BigDecimal factor = order.side() == Side.BUY ? BigDecimal.ONE.add(slippage) : BigDecimal.ONE.subtract(slippage);
        return reference.multiply(factor);
    }

    /** Whether an order needs the symbol's leverage set: those that increase a position in a perpetual. */
    static boolean needsLeverage(Order order, @Nullable Effect effect) {
        return order.listing().market() == Market.PERP && effect != Effect.REDUCE && !order.reduceOnly();
    }

    OrderTicket ticket(Instant expiresAt) {
        String venueClientOrderId = order.venueClientOrderId();
        return new OrderTicket(
                order.listing(),
                order.account(),
                order.clientOrderId(),
                venueClientOrderId == null ? order.clientOrderId() : venueClientOrderId,
                order.side(),
                order.orderType(),
                order.positionSide(),
                order.quantity(),
                bound,
                order.triggerPrice(),
                order.timeInForce(),
                order.reduceOnly(),
                false,
                expiresAt);
    }
}
