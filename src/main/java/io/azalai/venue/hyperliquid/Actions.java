package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Instrument;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.SettingRequest.SetLeverage;
import io.azalai.venue.TradeRequest.Cancel;
import io.azalai.venue.TradeRequest.CancelAll;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Requests become actions, their keys in the order the hash wants (hyperliquid.md section 3.3). What the venue cannot
 * do, and what lies off the grid, is refused here, before anything is sent.
 */
final class Actions {

    private static final Pattern CLIENT_ID = Pattern.compile("0x[0-9a-f]{32}");
    private static final Map<TimeInForce, String> WORDS =
            Map.of(TimeInForce.GTC, "Gtc", TimeInForce.IOC, "Ioc", TimeInForce.GTX, "Alo");

    private final Assets assets;

    Actions(Assets assets) {
        this.assets = assets;
    }

    /**
     * The action {@code order} with one order. A market order is an immediate-or-cancel limit order at its worst price,
     * rounded toward the market (section 9.2).
     *
     * @throws VenueException with outcome NOT_SENT when the venue has no such order
     */
    ObjectNode order(OrderTicket ticket) {
        Instrument instrument = assets.instrument(ticket.listing());
        String timeInForce = timeInForce(ticket);
        checkOneWay(ticket);
        ObjectNode action = Json.type("order");
        ObjectNode order = action.putArray("orders")
                .addObject()
                .put("a", assets.id(ticket.listing()))
                .put("b", ticket.side() == Side.BUY)
                .put("p", price(ticket, Grid.of(instrument)))
                .put("s", size(ticket, Grid.of(instrument)))
                .put("r", ticket.reduceOnly());
        order.putObject("t").putObject("limit").put("tif", timeInForce);
        order.put("c", clientId(ticket));
        return action.put("grouping", "na");
    }

    /** The action {@code cancelByCloid}, or {@code cancel} where there is no client id. */
    ObjectNode cancel(Cancel request) {
        int asset = assets.id(request.listing());
        if (request.venueClientOrderId() != null) {
            ObjectNode action = Json.type("cancelByCloid");
            action.putArray("cancels").addObject().put("asset", asset).put("cloid", request.venueClientOrderId());
            return action;
        }
        ObjectNode action = Json.type("cancel");
        action.putArray("cancels").addObject().put("a", asset).put("o", Reads.orderId(request.orderId()));
        return action;
    }

    /** One {@code cancel} of all the orders named. */
    ObjectNode cancelAll(CancelAll request) {
        int asset = assets.id(request.listing());
        if (request.orderIds().isEmpty()) {
            throw refused(request.operation(), "NO_ORDERS", "name the open orders: the venue has no cancel-all");
        }
        ObjectNode action = Json.type("cancel");
        var cancels = action.putArray("cancels");
        request.orderIds().forEach(id -> cancels.addObject().put("a", asset).put("o", Reads.orderId(id)));
        return action;
    }

    /** The action {@code updateLeverage}. */
    ObjectNode leverage(SetLeverage request) {
        if (request.listing().market() == Market.SPOT) {
            throw refused(request.operation(), "LEVERAGE", "spot has no leverage");
        }
        return Json.type("updateLeverage")
                .put("asset", assets.id(request.listing()))
                .put("isCross", request.marginMode() == MarginMode.CROSS)
                .put("leverage", request.leverage());
    }

    private static String timeInForce(OrderTicket ticket) {
        if (ticket.orderType() == OrderType.MARKET) {
            return "Ioc";
        }
        if (ticket.orderType() != OrderType.LIMIT) {
            throw refused("place", "ORDER_TYPE", "orders of type " + ticket.orderType() + " are not offered here");
        }
        String word = WORDS.get(ticket.timeInForce() == null ? TimeInForce.GTC : ticket.timeInForce());
        if (word == null) {
            throw refused("place", "TIME_IN_FORCE", "Hyperliquid has no " + ticket.timeInForce() + " orders");
        }
        return word;
    }

    private static void checkOneWay(OrderTicket ticket) {
        if (ticket.positionSide() != PositionSide.BOTH) {
            throw refused("place", "POSITION_SIDE", "Hyperliquid has no hedge mode: positionSide must be BOTH");
        }
        if (ticket.reduceOnly() && ticket.listing().market() == Market.SPOT) {
            throw refused("place", "SPOT_REDUCE_ONLY", "spot has no positions to reduce");
        }
    }

    private static String price(OrderTicket ticket, Grid grid) {
        BigDecimal price = ticket.price();
        if (ticket.orderType() == OrderType.MARKET) {
            price = grid.price(price, ticket.side() == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING);
        }
        if (!grid.holdsPrice(price)) {
            throw refused(
                    "place",
                    "TICK_SIZE",
                    "price " + ticket.price().toPlainString() + " is not on the grid of "
                            + ticket.listing().symbol() + ": at most " + Grid.SIGNIFICANT_FIGURES
                            + " significant figures and " + grid.priceDecimals() + " decimals");
        }
        return Numbers.wire(price);
    }

    private static String size(OrderTicket ticket, Grid grid) {
        if (!grid.holdsSize(ticket.quantity())) {
            throw refused(
                    "place",
                    "STEP_SIZE",
                    "quantity " + ticket.quantity().toPlainString() + " is no multiple of "
                            + grid.stepSize().toPlainString() + " of "
                            + ticket.listing().symbol());
        }
        return Numbers.wire(ticket.quantity());
    }

    private static String clientId(OrderTicket ticket) {
        if (!CLIENT_ID.matcher(ticket.venueClientOrderId()).matches()) {
            throw refused(
                    "place", "CLIENT_ID", "client id '" + ticket.venueClientOrderId() + "' is not 0x and 32 digits");
        }
        return ticket.venueClientOrderId();
    }

    private static OrderRejectedException refused(String operation, String code, String text) {
        return new OrderRejectedException(VenueException.notSent(Hyperliquid.NAME, operation, code, text));
    }
}
