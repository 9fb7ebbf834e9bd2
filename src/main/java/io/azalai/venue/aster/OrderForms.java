package io.azalai.venue.aster;

import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<OrderType> PRICED =
            Set.of(OrderType.LIMIT, OrderType.MARKET, OrderType.STOP_LIMIT, OrderType.TAKE_PROFIT_LIMIT);

    private static final Set<OrderType> TRIGGERED = Set.of(
            OrderType.STOP_LIMIT, OrderType.STOP_MARKET, OrderType.TAKE_PROFIT_LIMIT, OrderType.TAKE_PROFIT_MARKET);

    private final Listings listings;
    private final MarkPrices marks;

    OrderForms(Listings listings, MarkPrices marks) {
        this.listings = listings;
        this.marks = marks;
    }

    /**
     * The parameters of {@code POST order}. A market order goes as an immediate limit order at the ticket's bound, since
     * the venue's own MARKET knows none; triggers watch the mark price, as they do at other venues.
     *
     * @throws OrderRejectedException NOT_SENT for what the venue or the symbol does not take
     */
    Parameters order(OrderTicket ticket) {
        check(ticket);
        outside(ticket).ifPresent(text -> {
            throw refused("place", "PRICE_RANGE", ticket, text);
        });
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
                .add("price", PRICED.contains(ticket.orderType()) ? Numbers.wire(price(ticket)) : null)
                .add("stopPrice", ticket.triggerPrice() == null ? null : Numbers.wire(ticket.triggerPrice()))
                .add("closePosition", ticket.closePosition() ? "true" : null)
                .add("reduceOnly", reduces ? "true" : null)
                .add("workingType", triggered && futures ? "MARK_PRICE" : null)
                .add("newClientOrderId", ticket.venueClientOrderId());
    }

    /**
     * The parameters of {@code PUT order}: what an open limit order is to become.
     *
     * @param orderId the venue's; null when the order is meant by its client id
     * @throws OrderRejectedException NOT_SENT for orders of other types
     */
    Parameters amend(OrderTicket ticket, @Nullable String orderId) {
        if (ticket.orderType() != OrderType.LIMIT) {
            throw unsupported("amend", ticket, "aster amends LIMIT orders only: cancel it and place another");
        }
        outside(ticket).ifPresent(text -> {
            throw refused("amend", "PRICE_RANGE", ticket, text);
        });
        Parameters parameters = Call.symbol(ticket.listing());
        return (orderId == null
                        ? parameters.add("origClientOrderId", ticket.venueClientOrderId())
                        : parameters.add("orderId", orderId))
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
        if (ticket.closePosition() && (spot || !triggered || PRICED.contains(ticket.orderType()))) {
            throw unsupported(
                    "place", ticket, "only STOP_MARKET and TAKE_PROFIT_MARKET of perpetuals close a position");
        }
        String timeInForce = timeInForce(ticket);
        if (timeInForce != null && !listings.takes(ticket.listing(), timeInForce)) {
            throw unsupported("place", ticket, ticket.listing().venueSymbol() + " takes no " + timeInForce + " orders");
        }
    }

    /** Null where the venue wants none; what rests until cancelled after its trigger needs none either. */
    private static @Nullable String timeInForce(OrderTicket ticket) {
        TimeInForce wanted = ticket.timeInForce() == null ? TimeInForce.GTC : ticket.timeInForce();
        return switch (ticket.orderType()) {
            case LIMIT -> wanted.name();
            case MARKET -> TimeInForce.IOC.name();
            case STOP_LIMIT, TAKE_PROFIT_LIMIT -> wanted == TimeInForce.GTC ? null : wanted.name();
            case STOP_MARKET, TAKE_PROFIT_MARKET, TWAP -> null;
        };
    }

    /**
     * What is wrong with the prices of an order: of one that waits, its limit is measured from its trigger, of any other
     * from the mark price, while that is fresh. What only reduces is left to the venue, whose mark is newer than ours, as is
     * spot, which is measured from prices that we are not told.
     */
    private Optional<String> outside(OrderTicket ticket) {
        PriceRules rules = listings.prices(ticket.listing());
        BigDecimal trigger = ticket.triggerPrice();
        Optional<String> wrong = trigger == null ? Optional.empty() : rules.outside("stopPrice", trigger);
        if (wrong.isPresent() || !PRICED.contains(ticket.orderType())) {
            return wrong;
        }
        BigDecimal price = price(ticket);
        boolean measured = ticket.listing().market() == Market.PERP && !ticket.reduceOnly();
        return rules.outside("price", price)
                .or(() -> !measured
                        ? Optional.empty()
                        : trigger != null
                                ? rules.far(ticket.side(), price, "trigger price", trigger)
                                : marks.of(ticket.listing())
                                        .flatMap(mark -> rules.far(ticket.side(), price, "mark price", mark)));
    }

    /** A limit as it is; the bound of a market order on the grid, never worse than it was. */
    private BigDecimal price(OrderTicket ticket) {
        BigDecimal tick = listings.tick(ticket.listing());
        if (ticket.orderType() != OrderType.MARKET || tick.signum() == 0) {
            return ticket.price();
        }
        RoundingMode towardsMarket = ticket.side() == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return ticket.price().divide(tick, 0, towardsMarket).multiply(tick);
    }

    private static OrderRejectedException unsupported(String operation, OrderTicket ticket, String text) {
        return refused(operation, "UNSUPPORTED", ticket, text);
    }

    private static OrderRejectedException refused(String operation, String code, OrderTicket ticket, String text) {
        return new OrderRejectedException(
                VenueException.notSent(Aster.NAME, operation, code, "order " + ticket.clientOrderId() + ": " + text));
    }
}
