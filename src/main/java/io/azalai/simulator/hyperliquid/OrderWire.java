package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.OrderStatus;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Orders on the wire (section 2.5). Safe for many threads: immutable. */
final class OrderWire {

    private final Universe universe;
    private final OrderDesk desk;

    OrderWire(Universe universe, OrderDesk desk) {
        this.universe = universe;
        this.desk = desk;
    }

    /** The short form of {@code openOrders} and {@code orderUpdates}. */
    static ObjectNode brief(VenueOrder order, BigDecimal size) {
        ObjectNode brief = JsonNodeFactory.instance.objectNode();
        brief.put("coin", order.request().symbol());
        brief.put("side", FillWire.side(order.request().side()));
        brief.put("limitPx", Decimals.text(price(order)));
        brief.put("sz", Decimals.text(size));
        brief.put("oid", order.id());
        brief.put("timestamp", order.createdAt().toEpochMilli());
        brief.put("origSz", Decimals.text(order.request().quantity()));
        FillWire.cloid(brief, order.request().clientOrderId());
        if (order.request().reduceOnly()) {
            brief.put("reduceOnly", true);
        }
        return brief;
    }

    /** The long form; {@code size} is what it says is left. */
    ObjectNode full(VenueOrder order, BigDecimal size) {
        ObjectNode full = JsonNodeFactory.instance.objectNode();
        String tif = tif(order);
        full.put("coin", order.request().symbol());
        full.put("side", FillWire.side(order.request().side()));
        full.put("limitPx", Decimals.text(price(order)));
        full.put("sz", Decimals.text(size));
        full.put("oid", order.id());
        full.put("timestamp", order.createdAt().toEpochMilli());
        full.put("triggerCondition", "N/A");
        full.put("isTrigger", false);
        full.put("triggerPx", "0.0");
        full.putArray("children");
        full.put("isPositionTpsl", false);
        full.put("reduceOnly", order.request().reduceOnly());
        full.put("orderType", tif.equals("FrontendMarket") ? "Market" : "Limit");
        full.put("origSz", Decimals.text(order.request().quantity()));
        full.put("tif", tif);
        full.put("cloid", order.request().clientOrderId());
        return full;
    }

    ArrayNode open(List<VenueOrder> orders, boolean brief) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        orders.forEach(order -> rows.add(brief ? brief(order, order.remaining()) : full(order, order.remaining())));
        return rows;
    }

    /** An order with its status, frozen at its last change of status: fills of a resting order do not show. */
    ObjectNode withStatus(VenueOrder order) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.set("order", full(order, frozenSize(order)));
        row.put("status", status(order));
        row.put("statusTimestamp", (order.isOpen() ? order.createdAt() : order.updatedAt()).toEpochMilli());
        return row;
    }

    /** One row for each change of status, newest first. */
    ArrayNode history(List<VenueOrder> orders) {
        List<VenueOrder> newestFirst = new ArrayList<>(orders);
        Collections.reverse(newestFirst);
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (VenueOrder order : newestFirst) {
            if (rows.size() >= 2000) {
                break;
            }
            rows.add(withStatus(order));
            if (!order.isOpen() && rested(order)) {
                ObjectNode opened = rows.addObject();
                opened.set("order", full(order, order.request().quantity()));
                opened.put("status", "open");
                opened.put("statusTimestamp", order.createdAt().toEpochMilli());
            }
        }
        return rows;
    }

    /** An entry of {@code orderUpdates}. */
    ObjectNode update(VenueOrder order) {
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        BigDecimal size = order.isOpen() ? order.remaining() : frozenSize(order);
        update.set("order", brief(order, size));
        update.put("status", status(order));
        update.put("statusTimestamp", order.updatedAt().toEpochMilli());
        return update;
    }

    String status(VenueOrder order) {
        boolean spot =
                universe.coin(order.request().symbol()).filter(Coin::isSpot).isPresent();
        return OrderWords.status(order, spot);
    }

    private BigDecimal frozenSize(VenueOrder order) {
        if (order.isOpen()) {
            return order.request().quantity();
        }
        return status(order).equals("filled") ? BigDecimal.ZERO : order.remaining();
    }

    private static boolean rested(VenueOrder order) {
        return order.request().timeInForce() != TimeInForce.IOC
                && order.status() != OrderStatus.REJECTED
                && !order.createdAt().equals(order.updatedAt());
    }

    private String tif(VenueOrder order) {
        return Objects.requireNonNullElse(desk.tif(order.id()), "Gtc");
    }

    private static BigDecimal price(VenueOrder order) {
        return Objects.requireNonNull(order.request().price(), "every order of this venue has a limit");
    }
}
