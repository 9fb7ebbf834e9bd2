package io.azalai.venue.aster;

import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.TimeInForce;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.TradeRequest.Amend;
import io.azalai.venue.VenueException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Orders as the parameters they are sent with (aster.md sections 3.5 and 3.7). Safe for many threads: it keeps nothing
 * itself.
 */
final class OrderForms {

    private static final Map<OrderType, String> TYPES = Map.of(
            OrderType.LIMIT, "LIMIT",
            OrderType.MARKET, "LIMIT",
            OrderType.STOP_LIMIT, "STOP",
            OrderType.STOP_MARKET, "STOP_MARKET",
            OrderType.TAKE_PROFIT_LIMIT, "TAKE_PROFIT",
            OrderType.TAKE_PROFIT_MARKET, "TAKE_PROFIT_MARKET");

    private static final Set<OrderType> TRIGGERED = Set.of(
            OrderType.STOP_LIMIT, OrderType.STOP_MARKET, OrderType.TAKE_PROFIT_LIMIT, OrderType.TAKE_PROFIT_MARKET);

    private final Listings listings;
    private final OrderRules rules;

    OrderForms(Listings listings, OrderRules rules) {
        this.listings = listings;
        this.rules = rules;
    }

    /**
     * The parameters of {@code POST order}. A market order goes as an immediate limit order at the ticket's bound,
     * since the venue's own MARKET knows none; triggers watch the mark price, as they do at other venues. What does not
     * rest is answered with its final state, where the venue can.
     *
     * @throws VenueException NOT_SENT for what the venue or the symbol does not take
     */
    Parameters order(OrderTicket ticket) {
        check(ticket);
        rules.require("place", ticket);
        boolean futures = ticket.listing().market() == Market.PERP;
        boolean leg = futures && ticket.positionSide() != PositionSide.BOTH;
        boolean triggered = TRIGGERED.contains(ticket.orderType());
        boolean reduces = ticket.reduceOnly() && !leg && !ticket.closePosition();
        return new Parameters()
                .add("symbol", ticket.listing().venueSymbol())
                .add("side", ticket.side())
                .add("positionSide", leg ? ticket.positionSide() : null)
                .add("type", TYPES.get(ticket.orderType()))
                .add("timeInForce", timeInForce(ticket))
                .add("quantity", ticket.closePosition() ? null : Numbers.wire(ticket.quantity()))
                .add("price", OrderRules.PRICED.contains(ticket.orderType()) ? Numbers.wire(rules.price(ticket)) : null)
                .add("stopPrice", ticket.triggerPrice() == null ? null : Numbers.wire(ticket.triggerPrice()))
                .add("closePosition", ticket.closePosition() ? "true" : null)
                .add("reduceOnly", reduces ? "true" : null)
                .add("workingType", triggered && futures ? "MARK_PRICE" : null)
                .add("newOrderRespType", futures && isImmediate(ticket) ? "RESULT" : null)
                .add("newClientOrderId", Objects.requireNonNull(ticket.venueClientOrderId(), "client id"));
    }

    /**
     * The parameters of {@code PUT order}: another quantity and price of an open limit order, since it carries nothing
     * else (section 3.4).
     *
     * @throws VenueException NOT_SENT for orders of other types, and for what else is to become another
     */
    Parameters amend(Amend request) {
        OrderTicket ticket = request.permit().order();
        if (ticket.orderType() != OrderType.LIMIT) {
            throw unsupported("amend", ticket, "aster amends LIMIT orders only: cancel it and place another");
        }
        rules.require("amend", ticket);
        Map<String, String> changes = request.changes();
        if (!changes.isEmpty()) {
            throw unsupported(
                    "amend",
                    ticket,
                    "an amendment cannot change " + String.join(", ", changes.values())
                            + ": cancel the order and place another");
        }
        Parameters parameters = Call.symbol(ticket.listing());
        return (request.orderId() == null
                        ? parameters.add("origClientOrderId", ticket.venueClientOrderId())
                        : parameters.add("orderId", request.orderId()))
                .add("quantity", Numbers.wire(ticket.quantity()))
                .add("price", Numbers.wire(ticket.price()));
    }

    private void check(OrderTicket ticket) {
        boolean spot = ticket.listing().market() == Market.SPOT;
        boolean triggered = TRIGGERED.contains(ticket.orderType());
        if (spot && ticket.reduceOnly()) {
            throw unsupported("place", ticket, "spot has no reduce-only orders");
        }
        if (triggered == (ticket.triggerPrice() == null)) {
            throw unsupported(
                    "place", ticket, ticket.orderType() + (triggered ? " needs a" : " takes no") + " trigger price");
        }
        if (ticket.closePosition() && (spot || !triggered || OrderRules.PRICED.contains(ticket.orderType()))) {
            throw unsupported(
                    "place", ticket, "only STOP_MARKET and TAKE_PROFIT_MARKET of perpetuals close a position");
        }
        String timeInForce = timeInForce(ticket);
        List<String> times = listings.timesInForce(ticket.listing());
        if (timeInForce != null && !times.isEmpty() && !times.contains(timeInForce)) {
            throw unlisted(
                    ticket, "timeInForce " + timeInForce, TimeInForce.values(), time -> times.contains(time.name()));
        }
        List<String> types = listings.orderTypes(ticket.listing());
        if (!types.isEmpty() && !types.contains(TYPES.get(ticket.orderType()))) {
            throw unlisted(
                    ticket,
                    "orderType " + ticket.orderType(),
                    OrderType.values(),
                    type -> types.contains(TYPES.getOrDefault(type, "")));
        }
    }

    private static <T> OrderRejectedException unlisted(OrderTicket ticket, String what, T[] words, Predicate<T> taken) {
        return unsupported(
                "place",
                ticket,
                ticket.listing().symbol() + " takes no " + what + ": write "
                        + Stream.of(words).filter(taken).map(T::toString).collect(Collectors.joining(" or ")));
    }

    /** Null where the venue wants none; what rests until cancelled after its trigger needs none either. */
    private static @Nullable String timeInForce(OrderTicket ticket) {
        TimeInForce wanted = ticket.timeInForce() == null ? TimeInForce.GTC : ticket.timeInForce();
        return switch (ticket.orderType()) {
            case LIMIT -> wanted.name();
            case MARKET -> TimeInForce.IOC.name();
            case STOP_LIMIT, TAKE_PROFIT_LIMIT -> wanted == TimeInForce.GTC ? null : wanted.name();
            case STOP_MARKET, TAKE_PROFIT_MARKET, TWAP, TRAILING_STOP_MARKET -> null;
        };
    }

    private static boolean isImmediate(OrderTicket ticket) {
        String timeInForce = TRIGGERED.contains(ticket.orderType()) ? null : timeInForce(ticket);
        return TimeInForce.IOC.name().equals(timeInForce)
                || TimeInForce.FOK.name().equals(timeInForce);
    }

    private static OrderRejectedException unsupported(String operation, OrderTicket ticket, String text) {
        return OrderRules.refused(operation, "UNSUPPORTED", ticket, text);
    }
}
