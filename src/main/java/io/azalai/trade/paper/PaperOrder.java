package io.azalai.trade.paper;

import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Trigger;
import io.azalai.venue.OrderTicket;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns an order as it would be sent into one that the engine takes. */
final class PaperOrder {

    private PaperOrder() {}

    static NewOrder of(OrderTicket ticket) {
        String symbol = PaperTerms.key(ticket.listing());
        Trigger trigger = trigger(ticket);
        BigDecimal price = price(ticket);
        if (ticket.closePosition() && trigger != null) {
            return NewOrder.closing(
                            PaperVenue.ACCOUNT, symbol, ticket.side(), price, ticket.venueClientOrderId(), trigger)
                    .withLeg(ticket.positionSide());
        }
        NewOrder order = new NewOrder(
                PaperVenue.ACCOUNT,
                symbol,
                ticket.side(),
                ticket.quantity(),
                price,
                life(ticket),
                ticket.reduceOnly(),
                ticket.venueClientOrderId());
        return (trigger == null ? order : order.withTrigger(trigger)).withLeg(ticket.positionSide());
    }

    /** What wakes at the market meets whatever is there. */
    private static @Nullable BigDecimal price(OrderTicket ticket) {
        return switch (ticket.orderType()) {
            case STOP_MARKET, TAKE_PROFIT_MARKET, TRAILING_STOP_MARKET -> null;
            case MARKET, LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT, TWAP -> ticket.price();
        };
    }

    private static TimeInForce life(OrderTicket ticket) {
        return switch (ticket.orderType()) {
            case MARKET, STOP_MARKET, TAKE_PROFIT_MARKET, TRAILING_STOP_MARKET, TWAP -> TimeInForce.IOC;
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT ->
                Objects.requireNonNullElse(ticket.timeInForce(), TimeInForce.GTC);
        };
    }

    /** A stop waits for the price to run against the position that it closes, a take-profit for it to run along. */
    private static @Nullable Trigger trigger(OrderTicket ticket) {
        if (ticket.triggerPrice() == null) {
            return null;
        }
        OrderType type = ticket.orderType();
        boolean stop = type == OrderType.STOP_MARKET || type == OrderType.STOP_LIMIT;
        boolean rising = stop == (ticket.side() == Side.BUY);
        return Trigger.onMark(ticket.triggerPrice(), rising ? Trigger.Direction.RISING : Trigger.Direction.FALLING);
    }
}
