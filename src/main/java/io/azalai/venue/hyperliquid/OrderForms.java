package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.TradeRequest.Amend;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Orders as the wire has them, their keys in the order the hash wants (hyperliquid.md section 3.3). What the venue
 * cannot do, and what lies off the grid, is refused here, before anything is sent.
 */
final class OrderForms {

    private static final Pattern CLIENT_ID = Pattern.compile("0x[0-9a-f]{32}");
    private static final Map<TimeInForce, String> WORDS =
            Map.of(TimeInForce.GTC, "Gtc", TimeInForce.IOC, "Ioc", TimeInForce.GTX, "Alo");
    private static final String WHOLE_POSITION = "0";

    /** What the venue itself allows a trigger's market order to slip (section 9.4). */
    private static final BigDecimal SLIP = new BigDecimal("0.1");

    /** What must stay of an order that is amended. */
    private static final Set<String> UNCHANGEABLE = Set.of("symbol", "side");

    private final Listings listings;
    private final OrderRules rules;

    OrderForms(Listings listings, OrderRules rules) {
        this.listings = listings;
        this.rules = rules;
    }

    /**
     * An order. A market order is an immediate-or-cancel limit order at its worst price, rounded toward the market
     * (section 9.2); a trigger's market order has its worst price beyond the trigger (section 9.4).
     *
     * @throws VenueException with outcome NOT_SENT when the venue has no such order
     */
    ObjectNode order(OrderTicket ticket) {
        return form(ticket, ticket.quantity()).put("c", clientId(ticket));
    }

    /** What an open order becomes, of this quantity; without a client id where it was placed elsewhere without one. */
    ObjectNode amended(OrderTicket ticket, BigDecimal quantity) {
        ObjectNode order = form(ticket, quantity);
        return ticket.venueClientOrderId() == null ? order : order.put("c", clientId(ticket));
    }

    private ObjectNode form(OrderTicket ticket, BigDecimal quantity) {
        Instrument instrument = listings.instrument(ticket.listing());
        PriceRules grid = PriceRules.of(instrument);
        checkMarket(ticket);
        String price = price(ticket, grid);
        rules.require(ticket, instrument, isMarket(ticket), new BigDecimal(price), quantity);
        ObjectNode order = Json.MAPPER
                .createObjectNode()
                .put("a", listings.id(ticket.listing()))
                .put("b", ticket.side() == Side.BUY)
                .put("p", price)
                .put("s", ticket.closePosition() ? closing(ticket) : size(ticket, quantity, grid))
                .put("r", ticket.reduceOnly() || ticket.closePosition());
        ObjectNode type = order.putObject("t");
        if (hasTrigger(ticket)) {
            checkRests(ticket);
            type.putObject("trigger")
                    .put("isMarket", isMarket(ticket))
                    .put("triggerPx", trigger(ticket, grid))
                    .put("tpsl", isTakeProfit(ticket) ? "tp" : "sl");
        } else {
            type.putObject("limit").put("tif", timeInForce(ticket));
        }
        return order;
    }

    /**
     * Whether an open order can become what is asked: of the same symbol and side, since all else is placed anew, and
     * none that waits for a price. An amendment ends the old order before it takes the new one (section 3.3): refused,
     * or cut off in between, it would leave what the order protects bare, and so would our own cancel and new order,
     * which the section prefers for triggers only since their amendments were seen to fail. Placed first, the new one
     * leaves no gap; of a part of a position both may then act. Which of the two it is to be, the caller decides, in
     * two requests.
     *
     * @throws VenueException with outcome NOT_SENT when it cannot
     */
    void amendable(Amend request) {
        OrderTicket waiting =
                hasTrigger(request.open()) ? request.open() : request.permit().order();
        if (hasTrigger(waiting)) {
            throw new OrderRejectedException(VenueException.notSent(
                    Hyperliquid.NAME,
                    request.operation(),
                    "UNSUPPORTED",
                    "a " + waiting.orderType()
                            + " order is not amended, since the venue ends it first: place another, and"
                            + " cancel this one once that is open"));
        }
        Map<String, String> changes = request.changes();
        changes.keySet().retainAll(UNCHANGEABLE);
        if (!changes.isEmpty()) {
            throw new OrderRejectedException(VenueException.notSent(
                    Hyperliquid.NAME,
                    request.operation(),
                    "UNSUPPORTED",
                    "an amendment cannot change " + String.join(", ", changes.values())
                            + ": cancel the order and place another"));
        }
    }

    /** The size of an order, on the grid. */
    String size(OrderTicket ticket) {
        return size(ticket, ticket.quantity(), PriceRules.of(listings.instrument(ticket.listing())));
    }

    /** A price that an order names beside its own, on the grid. */
    String price(OrderTicket ticket, BigDecimal price) {
        return onGrid(price, ticket, PriceRules.of(listings.instrument(ticket.listing())));
    }

    /** The asset id of a listing. */
    int asset(Listing listing) {
        return listings.id(listing);
    }

    /** The asset id of an order. */
    int asset(OrderTicket ticket) {
        checkMarket(ticket);
        return listings.id(ticket.listing());
    }

    private static void checkMarket(OrderTicket ticket) {
        if (ticket.positionSide() != PositionSide.BOTH) {
            throw refused("POSITION_SIDE", "Hyperliquid has no hedge mode: positionSide must be BOTH");
        }
        if (ticket.listing().market() == Market.SPOT) {
            if (ticket.reduceOnly() || ticket.closePosition()) {
                throw refused("SPOT_REDUCE_ONLY", "spot has no positions to reduce");
            }
            if (hasTrigger(ticket)) {
                throw refused("SPOT_TRIGGER", "Hyperliquid has no trigger orders on spot");
            }
        }
    }

    private static boolean hasTrigger(OrderTicket ticket) {
        return switch (ticket.orderType()) {
            case MARKET, LIMIT, TWAP, TRAILING_STOP_MARKET -> false;
            case STOP_MARKET, STOP_LIMIT, TAKE_PROFIT_MARKET, TAKE_PROFIT_LIMIT -> true;
        };
    }

    private static boolean isMarket(OrderTicket ticket) {
        return switch (ticket.orderType()) {
            case MARKET, STOP_MARKET, TAKE_PROFIT_MARKET, TWAP, TRAILING_STOP_MARKET -> true;
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT -> false;
        };
    }

    private static boolean isTakeProfit(OrderTicket ticket) {
        return ticket.orderType() == OrderType.TAKE_PROFIT_MARKET || ticket.orderType() == OrderType.TAKE_PROFIT_LIMIT;
    }

    /** The wire has no time in force for what waits: its limit rests once it is triggered (section 3.3). */
    private static void checkRests(OrderTicket ticket) {
        TimeInForce wanted = ticket.timeInForce();
        if (wanted != null && wanted != TimeInForce.GTC) {
            throw refused(
                    "TIME_IN_FORCE",
                    "timeInForce is '" + wanted + "'; a " + ticket.orderType()
                            + " of Hyperliquid rests until it is cancelled: write GTC, or leave it out");
        }
    }

    private static String timeInForce(OrderTicket ticket) {
        if (ticket.orderType() == OrderType.MARKET) {
            return "Ioc";
        }
        String word = WORDS.get(ticket.timeInForce() == null ? TimeInForce.GTC : ticket.timeInForce());
        if (word == null) {
            throw refused(
                    "TIME_IN_FORCE", "Hyperliquid has no " + ticket.timeInForce() + " orders: write GTC, IOC or GTX");
        }
        return word;
    }

    private static String price(OrderTicket ticket, PriceRules grid) {
        BigDecimal price = ticket.price();
        if (isMarket(ticket)) {
            price = hasTrigger(ticket) ? beyondTrigger(ticket, grid) : grid.price(price, towardMarket(ticket));
        }
        String wire = onGrid(price, ticket, grid);
        if (hasTrigger(ticket)) {
            checkBeyondTrigger(ticket, price);
        }
        return wire;
    }

    /** What wakes at a trigger may not ask for more than the trigger gives (section 9.4). */
    private static void checkBeyondTrigger(OrderTicket ticket, BigDecimal price) {
        boolean buys = ticket.side() == Side.BUY;
        BigDecimal trigger = required(ticket);
        boolean beyond = buys ? price.compareTo(trigger) >= 0 : price.compareTo(trigger) <= 0;
        if (!beyond) {
            throw refused(
                    "TRIGGER_PRICE",
                    "price is '" + price.toPlainString() + "'; a " + ticket.side() + " " + ticket.orderType()
                            + " of Hyperliquid has it at its triggerPrice " + trigger.toPlainString() + " or "
                            + (buys ? "above" : "below"));
        }
    }

    private static RoundingMode towardMarket(OrderTicket ticket) {
        return ticket.side() == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
    }

    /** The worst price of the order, or the venue's own where the order has none beyond its trigger. */
    private static BigDecimal beyondTrigger(OrderTicket ticket, PriceRules grid) {
        BigDecimal trigger = required(ticket);
        boolean buys = ticket.side() == Side.BUY;
        BigDecimal worst = ticket.price();
        boolean beyond = buys ? worst.compareTo(trigger) > 0 : worst.compareTo(trigger) < 0 && worst.signum() > 0;
        BigDecimal bound =
                beyond ? worst : trigger.multiply(buys ? BigDecimal.ONE.add(SLIP) : BigDecimal.ONE.subtract(SLIP));
        return grid.price(bound, buys ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    private static String trigger(OrderTicket ticket, PriceRules grid) {
        return onGrid(required(ticket), ticket, grid);
    }

    private static BigDecimal required(OrderTicket ticket) {
        BigDecimal trigger = ticket.triggerPrice();
        if (trigger == null) {
            throw refused("TRIGGER_PRICE", "an order of type " + ticket.orderType() + " needs a trigger price");
        }
        return trigger;
    }

    private static String onGrid(BigDecimal price, OrderTicket ticket, PriceRules grid) {
        if (!grid.holdsPrice(price)) {
            throw refused(
                    "TICK_SIZE",
                    "price " + price.toPlainString() + " is not on the grid of "
                            + ticket.listing().symbol() + ": at most " + PriceRules.SIGNIFICANT_FIGURES
                            + " significant figures and " + grid.priceDecimals() + " decimals: round it");
        }
        return Numbers.wire(price);
    }

    private static String closing(OrderTicket ticket) {
        if (!hasTrigger(ticket)) {
            throw refused(
                    "CLOSE_POSITION", "only a trigger closes a whole position by itself: send a reduce-only order");
        }
        return WHOLE_POSITION;
    }

    private static String size(OrderTicket ticket, BigDecimal quantity, PriceRules grid) {
        if (!grid.holdsSize(quantity)) {
            throw refused(
                    "STEP_SIZE",
                    "quantity " + quantity.toPlainString() + " is no multiple of "
                            + grid.stepSize().toPlainString() + " of "
                            + ticket.listing().symbol() + ": round it");
        }
        return Numbers.wire(quantity);
    }

    private static String clientId(OrderTicket ticket) {
        String clientId = ticket.venueClientOrderId();
        if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
            throw refused("CLIENT_ID", "client id '" + clientId + "' is not 0x and 32 digits");
        }
        return clientId;
    }

    private static OrderRejectedException refused(String code, String text) {
        return new OrderRejectedException(VenueException.notSent(Hyperliquid.NAME, "place", code, text));
    }
}
