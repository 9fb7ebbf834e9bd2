package io.azalai.trade;

import io.azalai.model.Effect;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TwapPrices;
import io.azalai.trade.risk.PriceQuote;
import io.azalai.trade.risk.RiskOrder;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that may go once its INTENT is durable.
 *
 * @param asked the order as it was judged
 * @param bound limit price; for an order at the market the worst price that may be paid
 * @param effect what it was judged to do to the position
 * @param leverage what the venue must have set first; null where none is needed
 * @param slices how it is worked off over time; null for an order at once
 * @param tied those that go with it in one call and that the venue ties to it; empty for an order by itself
 */
record Intent(
        Order order,
        RiskOrder asked,
        BigDecimal bound,
        Effect effect,
        @Nullable Integer leverage,
        @Nullable Slices slices,
        List<Intent> tied) {

    /** How a TWAP is worked off. */
    record Slices(Duration over, boolean randomize, TwapPrices prices) {

        /** Of what a request asks; null where it asks for an order at once. */
        static @Nullable Slices of(OrderTerms terms) {
            OrderTerms.Pace pace = terms.pace();
            Duration over = pace.period();
            return terms.orderType() == OrderType.TWAP && over != null
                    ? new Slices(over, pace.randomize(), pace.prices())
                    : null;
        }
    }

    Intent {
        tied = List.copyOf(tied);
    }

    /** The same with those that the venue ties to it. */
    Intent tying(List<Intent> others) {
        return new Intent(order, asked, bound, effect, leverage, slices, others);
    }

    /**
     * The worst price of an order at the market: its trigger or the reference price, and slippage; else its limit. What
     * closes at a trigger has none of ours: the trigger alone, beyond which the venue's own bound holds
     * (hyperliquid.md section 9), for a price that jumps over ours would leave the position open.
     *
     * @param asked slippage the caller asks for, a fraction; null for none
     */
    static BigDecimal bound(
            Order order, @Nullable PriceQuote quote, @Nullable BigDecimal asked, BigDecimal defaultSlippage) {
        BigDecimal price = order.price();
        if (TermsCheck.hasLimit(order.orderType()) && price != null) {
            return price;
        }
        BigDecimal trigger = order.triggerPrice();
        if (trigger != null && asked == null && order.reduceOnly()) {
            return trigger;
        }
        BigDecimal from = trigger == null ? reference(order, quote) : trigger;
        BigDecimal slippage = asked == null ? defaultSlippage : asked;
        BigDecimal factor = order.side() == Side.BUY ? BigDecimal.ONE.add(slippage) : BigDecimal.ONE.subtract(slippage);
        return from.multiply(factor);
    }

    private static BigDecimal reference(Order order, @Nullable PriceQuote quote) {
        return quote == null
                ? BigDecimal.ZERO
                : quote.reference(order.listing().market()).orElse(BigDecimal.ZERO);
    }

    /** Whether an order needs the symbol's leverage set: those that increase a position in a perpetual. */
    static boolean needsLeverage(Order order, @Nullable Effect effect) {
        return order.listing().market() == Market.PERP && effect != Effect.REDUCE && !order.reduceOnly();
    }

    /** What is sent of it, by itself. */
    TradeRequest<OrderAck> request(Permit permit) {
        return slices == null
                ? new TradeRequest.Place(permit)
                : new TradeRequest.PlaceTwap(permit, slices.over(), slices.randomize(), slices.prices());
    }

    OrderTicket ticket(Instant expiresAt) {
        return ticket(order, bound, expiresAt);
    }

    /** The order as it will be sent, at a limit or a worst price. */
    static OrderTicket ticket(Order order, BigDecimal bound, Instant expiresAt) {
        return new OrderTicket(
                order.listing(),
                order.account(),
                order.clientOrderId(),
                order.venueClientOrderId(),
                order.side(),
                order.orderType(),
                order.positionSide(),
                order.quantity(),
                bound,
                order.triggerPrice(),
                order.timeInForce(),
                order.reduceOnly(),
                order.closesPosition(),
                expiresAt);
    }
}
