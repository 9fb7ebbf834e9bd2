package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.BookView;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Placement;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders, cancels and modifies of canonical actions, answered as status elements (section 3.2). Confined to the event loop. */
final class OrderDesk {

    static final String GONE = "Order was never placed, already canceled, or filled.";

    private final Engine engine;
    private final Universe universe;
    private final OrderRules rules;
    private final Map<Long, String> tifs = new HashMap<>();

    OrderDesk(Engine engine, Universe universe) {
        this.engine = engine;
        this.universe = universe;
        this.rules = new OrderRules(engine);
    }

    /** The wire's time in force of an order. */
    @Nullable String tif(long oid) {
        return tifs.get(oid);
    }

    /** Places a batch: one error element if any order is faulty in itself, else one element an order. */
    ArrayNode place(String account, JsonNode wires) {
        List<Order> orders = new ArrayList<>();
        for (JsonNode wire : wires) {
            Optional<Coin> coin = universe.asset(wire.get("a").asInt());
            if (coin.isEmpty()) {
                return array(error("Unknown asset " + wire.get("a").asInt()));
            }
            orders.add(Order.of(wire, coin.get()));
        }
        if (orders.isEmpty()) {
            return array(error("Orders are empty."));
        }
        for (Order order : orders) {
            Optional<String> fault = rules.staticFault(order);
            if (fault.isPresent()) {
                return array(error(fault.get()));
            }
        }
        ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
        orders.forEach(order -> statuses.add(place(account, order)));
        return statuses;
    }

    private ObjectNode place(String account, Order order) {
        BookView before = engine.book(order.coin().name(), 1);
        if (rules.belowMinimum(order, account)) {
            VenueOrder refused = engine.refuse(order.request(account), EndReason.BELOW_MINIMUM);
            tifs.put(refused.id(), order.tif());
            return error(OrderRules.text(EndReason.BELOW_MINIMUM, order, before));
        }
        Placement placement = engine.place(order.request(account));
        VenueOrder placed = placement.order();
        tifs.put(placed.id(), order.tif());
        EndReason end = placed.end();
        if (end != null && placed.filled().signum() == 0) {
            return error(OrderRules.text(end, order, before));
        }
        return placed.isOpen() ? resting(placed) : filled(placed, order.coin());
    }

    private static ObjectNode resting(VenueOrder order) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        identify(status.putObject("resting"), order);
        return status;
    }

    private static ObjectNode filled(VenueOrder order, Coin coin) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        ObjectNode filled = status.putObject("filled");
        BigDecimal average = Decimals.quotient(order.filledNotional(), order.filled());
        filled.put("totalSz", Decimals.text(order.filled()));
        filled.put("avgPx", Decimals.text(average, coin.priceDecimals()));
        identify(filled, order);
        return status;
    }

    private static void identify(ObjectNode into, VenueOrder order) {
        into.put("oid", order.id());
        if (order.request().clientOrderId() != null) {
            into.put("cloid", order.request().clientOrderId());
        }
    }

    /** Cancels by {@code a,o} or by {@code asset,cloid}: one element each. */
    ArrayNode cancel(String account, JsonNode cancels) {
        ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
        for (JsonNode cancel : cancels) {
            int asset = cancel.has("a")
                    ? cancel.get("a").asInt()
                    : cancel.get("asset").asInt();
            JsonNode id = cancel.has("o") ? cancel.get("o") : cancel.get("cloid");
            boolean done = find(account, id)
                    .filter(order -> isListedAs(order, asset))
                    .flatMap(order -> engine.cancel(account, order.id()))
                    .isPresent();
            if (done) {
                statuses.add("success");
            } else {
                statuses.add(error(GONE + " asset=" + asset));
            }
        }
        return statuses;
    }

    private boolean isListedAs(VenueOrder order, int asset) {
        return universe.coin(order.request().symbol())
                .filter(coin -> coin.asset() == asset)
                .isPresent();
    }

    /** Cancels and replaces each: the new order has a new id; a refused one leaves nothing on the book. */
    ArrayNode modify(String account, JsonNode modifies) {
        ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
        for (JsonNode modify : modifies) {
            boolean canceled = find(account, modify.get("oid"))
                    .flatMap(order -> engine.cancel(account, order.id()))
                    .isPresent();
            if (!canceled) {
                statuses.add(error("Cannot modify canceled or filled order"));
                continue;
            }
            JsonNode status = place(account, array(modify.get("order"))).get(0);
            statuses.add(
                    status.has("error")
                            ? error("Error placing new order during modify: "
                                    + status.get("error").asText())
                            : status);
        }
        return statuses;
    }

    /** An order by oid (number) or by cloid (text). */
    Optional<VenueOrder> find(String account, JsonNode id) {
        return id.isTextual() ? engine.order(account, id.asText()) : engine.order(account, id.asLong());
    }

    private static ArrayNode array(JsonNode only) {
        return JsonNodeFactory.instance.arrayNode().add(only);
    }

    private static ObjectNode error(String text) {
        return JsonNodeFactory.instance.objectNode().put("error", text);
    }
}
