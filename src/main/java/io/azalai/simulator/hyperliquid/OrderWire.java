package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.OrderStatus;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Stage;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders on the wire (section 2.5). Safe for many threads: immutable. */
final class OrderWire {

    private static final int MOST = 2000;

    private final Engine engine;
    private final Universe universe;
    private final PlacedOrders placed;

    OrderWire(Engine engine, Universe universe, PlacedOrders placed) {
        this.engine = engine;
        this.universe = universe;
        this.placed = placed;
    }

    /** The short form of {@code openOrders} and {@code orderUpdates}. */
    ObjectNode brief(VenueOrder order, BigDecimal size) {
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
        Optional<Order> asked = placed.asked(order.id());
        Optional<Order.Condition> condition = asked.map(Order::condition);
        full.put("coin", order.request().symbol());
        full.put("side", FillWire.side(order.request().side()));
        full.put("limitPx", Decimals.text(price(order)));
        full.put("sz", Decimals.text(size));
        full.put("oid", order.id());
        full.put("timestamp", order.createdAt().toEpochMilli());
        full.put("triggerCondition", asked.map(OrderWire::conditionText).orElse("N/A"));
        full.put("isTrigger", condition.isPresent());
        full.put(
                "triggerPx",
                condition.map(met -> Decimals.text(met.triggerPrice())).orElse("0.0"));
        ArrayNode children = full.putArray("children");
        placed.childrenOf(order.id()).stream()
                .flatMap(id -> engine.order(order.request().account(), id).stream())
                .filter(child -> child.isOpen() && child.stage() == Stage.WAITING_FOR_FILL)
                .forEach(child -> children.add(full(child, child.remaining())));
        full.put("isPositionTpsl", condition.filter(Order.Condition::ofPosition).isPresent());
        full.put("reduceOnly", order.request().reduceOnly());
        full.put("orderType", type(order, asked.orElse(null)));
        full.put("origSz", Decimals.text(order.request().quantity()));
        full.put("tif", asked.isPresent() ? asked.get().timeInForceWord() : venuesOwn(order));
        full.put("cloid", order.request().clientOrderId());
        return full;
    }

    private static String conditionText(Order order) {
        Order.Condition condition = order.condition();
        if (condition == null) {
            return "N/A";
        }
        boolean below = condition.takesProfit() == order.buy();
        return "Price " + (below ? "below " : "above ")
                + condition.triggerPrice().stripTrailingZeros().toPlainString();
    }

    private String type(VenueOrder order, @Nullable Order asked) {
        if (asked == null) {
            if (placed.closesVault(order.id())) {
                return "Vault Close";
            }
            return order.request().price() == null ? "Market" : "Limit";
        }
        Order.Condition condition = asked.condition();
        if (condition == null) {
            return asked.isMarket() ? "Market" : "Limit";
        }
        return (condition.takesProfit() ? "Take Profit " : "Stop ") + (condition.isMarket() ? "Market" : "Limit");
    }

    /** Of orders that nobody sent: liquidations, closed vaults, and slices of a TWAP. */
    private String venuesOwn(VenueOrder order) {
        boolean liquidates = order.request().price() == null && !placed.closesVault(order.id());
        return liquidates ? "LiquidationMarket" : "Ioc";
    }

    /** Open orders of a user on a dex; spot belongs to the first. Exits that wait for an entry show as its children. */
    List<VenueOrder> open(String user, String dex) {
        return !engine.knows(user)
                ? List.of()
                : engine.openOrders(user).stream()
                        .filter(order -> order.stage() != Stage.WAITING_FOR_FILL)
                        .filter(order -> universe.coin(order.request().symbol())
                                .filter(coin -> coin.dex().equals(dex))
                                .isPresent())
                        .toList();
    }

    ArrayNode rows(List<VenueOrder> orders, boolean brief) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        orders.forEach(order -> rows.add(brief ? brief(order, order.remaining()) : full(order, order.remaining())));
        return rows;
    }

    /** An order with its status, frozen at its last change of status: fills of a resting order do not show. */
    ObjectNode withStatus(VenueOrder order) {
        long since = !order.isOpen()
                ? order.updatedAt().toEpochMilli()
                : Objects.requireNonNullElse(order.triggeredAt(), order.createdAt())
                        .toEpochMilli();
        return row(order, frozenSize(order), status(order), since);
    }

    private ObjectNode row(VenueOrder order, BigDecimal size, String status, long since) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.set("order", full(order, size));
        return row.put("status", status).put("statusTimestamp", since);
    }

    /** One row for each change of status, newest first. */
    ArrayNode history(String user) {
        List<VenueOrder> newestFirst = engine.knows(user) ? new ArrayList<>(engine.orders(user)) : new ArrayList<>();
        Collections.reverse(newestFirst);
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (VenueOrder order : newestFirst) {
            if (rows.size() >= MOST) {
                break;
            }
            rows.add(withStatus(order));
            BigDecimal whole = order.request().quantity();
            if (!order.isOpen() && order.triggeredAt() != null) {
                rows.add(row(order, whole, "triggered", order.triggeredAt().toEpochMilli()));
            }
            if (rested(order)) {
                rows.add(row(order, whole, "open", order.createdAt().toEpochMilli()));
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

    ArrayNode updates(List<VenueOrder> changed) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        changed.forEach(order -> rows.add(update(order)));
        return rows;
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

    /** Whether its history begins with a row of its own for being open. */
    private static boolean rested(VenueOrder order) {
        boolean waited = order.request().trigger() != null;
        boolean changed = !order.isOpen() || order.triggeredAt() != null;
        return changed
                && (waited || order.request().timeInForce() != TimeInForce.IOC)
                && order.status() != OrderStatus.REJECTED
                && !order.createdAt().equals(order.updatedAt());
    }

    /** As it was asked for: a market order that waited has another one inside the engine. */
    private BigDecimal price(VenueOrder order) {
        return placed.asked(order.id())
                .map(Order::price)
                .orElseGet(() -> Objects.requireNonNullElse(order.request().price(), BigDecimal.ZERO));
    }
}
