package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.TimeInForce;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.TradeRequest.Amend;
import io.azalai.venue.TradeRequest.Cancel;
import io.azalai.venue.VenueException;
import java.util.List;

/** Actions on orders, their keys in the order the hash wants (hyperliquid.md section 3.3). */
final class Actions {

    private final OrderForms forms;
    private final Listings listings;

    Actions(OrderForms forms, Listings listings) {
        this.forms = forms;
        this.listings = listings;
    }

    /**
     * The action {@code order}. Triggers that close a position whatever it is by then are tied to it, which the venue
     * does for a whole action only.
     *
     * @param bracket whether the first is an order and the others are tied to it
     * @throws VenueException with outcome NOT_SENT when the venue has no such orders
     */
    ObjectNode order(List<OrderTicket> tickets, boolean bracket) {
        long closing = tickets.stream().filter(OrderTicket::closePosition).count();
        if (closing > 0 && (bracket || closing < tickets.size())) {
            throw refused("place-batch", "BATCH", "orders that close a whole position stand in a batch of their own");
        }
        if (bracket && (tickets.size() < 2 || tickets.size() > 3)) {
            throw refused("place-batch", "BRACKET", "a bracket is an order with one or two triggers");
        }
        ObjectNode action = Json.type("order");
        ArrayNode orders = action.putArray("orders");
        tickets.forEach(ticket -> orders.add(forms.order(ticket)));
        String alone = closing > 0 ? "positionTpsl" : "na";
        return action.put("grouping", bracket ? "normalTpsl" : alone);
    }

    /**
     * The action {@code batchModify} of one order, for what is left of it. Unless it is post-only it is placed even
     * where it takes at once, which the venue otherwise refuses after it has cancelled the old one.
     */
    ObjectNode amend(Amend request) {
        OrderTicket ticket = request.permit().order();
        ObjectNode order = forms.amended(ticket, ticket.quantity().subtract(request.filledQty()));
        forms.amendable(request);
        ObjectNode action = Json.type("batchModify");
        ObjectNode modify = action.putArray("modifies").addObject();
        if (request.orderId() == null) {
            modify.put("oid", ticket.venueClientOrderId());
        } else {
            modify.put("oid", OrderReads.orderId(request.orderId()));
        }
        modify.set("order", order);
        return ticket.timeInForce() == TimeInForce.GTX ? action : action.put("a", true);
    }

    /** The action {@code cancelByCloid}, or {@code cancel} where there is no client id: all the same way. */
    ObjectNode cancel(String operation, List<Cancel> wanted) {
        long byClientId = wanted.stream()
                .filter(cancel -> cancel.venueClientOrderId() != null)
                .count();
        if (byClientId > 0 && byClientId < wanted.size()) {
            throw refused(operation, "BATCH", "name all orders by client id, or all by order id");
        }
        ObjectNode action = Json.type(byClientId > 0 ? "cancelByCloid" : "cancel");
        ArrayNode rows = action.putArray("cancels");
        for (Cancel cancel : wanted) {
            int asset = listings.id(cancel.listing());
            if (byClientId > 0) {
                rows.addObject().put("asset", asset).put("cloid", cancel.venueClientOrderId());
            } else {
                rows.addObject().put("a", asset).put("o", OrderReads.orderId(cancel.orderId()));
            }
        }
        return action;
    }

    private static OrderRejectedException refused(String operation, String code, String text) {
        return new OrderRejectedException(VenueException.notSent(Hyperliquid.NAME, operation, code, text));
    }
}
