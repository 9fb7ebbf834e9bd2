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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders, cancels and modifies of canonical actions, answered as status elements (section 3.2). Confined to the event
 * loop.
 */
final class OrderDesk {

    private static final String GONE = "Order was never placed, already canceled, or filled.";
    /** The refusal is the venue's, its words are not known. */
    private static final String NOT_FAST = "Fast cancel is not allowed for trigger orders.";

    /** Likewise. */
    private static final String NOT_RESTING = "Cannot modify to an order that does not rest unless it is always placed";

    private static final String REPLACING = "Error placing new order during modify: ";

    private final Engine engine;
    private final Universe universe;
    private final PlacedOrders placed;
    private final Builders builders;
    private final OrderRules rules;
    private final DexCollateral collateral;

    OrderDesk(
            Engine engine,
            Universe universe,
            PlacedOrders placed,
            Builders builders,
            OrderRules rules,
            DexCollateral collateral) {
        this.engine = engine;
        this.universe = universe;
        this.placed = placed;
        this.builders = builders;
        this.rules = rules;
        this.collateral = collateral;
    }

    /** Places a batch: one error element if any order is faulty in itself, else one element an order. */
    ArrayNode place(Acting by, JsonNode action) {
        JsonNode grouping = action.get("grouping");
        List<Order> orders = new ArrayList<>();
        for (JsonNode wire : action.get("orders")) {
            Optional<Coin> coin = universe.asset(wire.get("a").asInt());
            if (coin.isEmpty()) {
                return only(ActionReply.error("Unknown asset " + wire.get("a").asInt()));
            }
            boolean ofPosition = grouping.asText().equals("positionTpsl");
            BigDecimal builderRate = builders.rate(by.master(), action.path("builder"), coin.get());
            orders.add(Order.of(wire, coin.get(), ofPosition).withBuilder(builderRate));
        }
        Optional<String> fault = rules.fault(orders, grouping);
        if (fault.isPresent()) {
            return only(ActionReply.error(fault.get()));
        }
        return switch (grouping.asText()) {
            case "normalTpsl" -> bracket(by.account(), orders);
            case "positionTpsl" -> onPosition(by.account(), orders);
            default -> each(by.account(), orders);
        };
    }

    private ArrayNode each(String account, List<Order> orders) {
        ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
        orders.forEach(order -> statuses.add(place(account, order)));
        return statuses;
    }

    private JsonNode place(String account, Order order) {
        BookView before = engine.book(order.coin().name(), 1);
        Optional<EndReason> refusal = rules.refusal(order, account);
        if (refusal.isPresent()) {
            return refused(account, order, refusal.get(), before);
        }
        collateral.bring(account, order);
        return status(order, before, engine.place(order.request(account)));
    }

    private JsonNode refused(String account, Order order, EndReason reason, BookView before) {
        VenueOrder refused = engine.refuse(order.request(account), reason);
        placed.remember(refused.id(), order);
        return ActionReply.error(OrderRules.text(reason, order, before));
    }

    /** An entry and the exits that wait for it; a refused entry is the only element. */
    private ArrayNode bracket(String account, List<Order> orders) {
        Order entry = orders.get(0);
        List<Order> exits = orders.subList(1, orders.size());
        BookView before = engine.book(entry.coin().name(), 1);
        Optional<EndReason> refusal = rules.refusal(entry, account).or(() -> exits.stream()
                .filter(exit -> rules.hasTooMany(account, exit))
                .findFirst()
                .map(exit -> EndReason.TOO_MANY_OPEN));
        if (refusal.isPresent()) {
            return only(refused(account, entry, refusal.get(), before));
        }
        Optional<Order> wrong = exits.stream().filter(Order::isShortOfTrigger).findFirst();
        if (wrong.isPresent()) {
            return only(place(account, wrong.get()));
        }
        collateral.bring(account, entry);
        List<Placement> placements = engine.placeBracket(
                entry.request(account),
                exits.stream().map(exit -> exit.request(account)).toList());
        List<Long> ids =
                placements.stream().map(placement -> placement.order().id()).toList();
        ArrayNode statuses = only(status(entry, before, placements.get(0)));
        placed.hang(ids.get(0), ids.subList(1, ids.size()));
        for (int i = 1; i < ids.size(); i++) {
            placed.remember(ids.get(i), orders.get(i));
            if (!statuses.get(0).has("error")) {
                statuses.add("waitingForFill");
            }
        }
        return statuses;
    }

    /** Exits of the whole position, of which one ends the other. */
    private ArrayNode onPosition(String account, List<Order> orders) {
        if (orders.stream().anyMatch(order -> rules.hasTooMany(account, order))) {
            return each(account, orders);
        }
        List<Placement> placements = engine.placeSiblings(
                orders.stream().map(order -> order.request(account)).toList());
        ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < orders.size(); i++) {
            VenueOrder order = placements.get(i).order();
            placed.remember(order.id(), orders.get(i));
            if (order.isOpen()) {
                statuses.add("waitingForTrigger");
            } else {
                statuses.add(ActionReply.error(OrderRules.text(
                        end(order), orders.get(i), engine.book(order.request().symbol(), 1))));
            }
        }
        return statuses;
    }

    private static EndReason end(VenueOrder order) {
        EndReason end = order.end();
        return end == null ? EndReason.CANCELED_BY_OWNER : end;
    }

    private JsonNode status(Order order, BookView before, Placement placement) {
        VenueOrder result = placement.order();
        placed.remember(result.id(), order);
        EndReason end = result.end();
        if (end != null && result.filled().signum() == 0) {
            return ActionReply.error(OrderRules.text(end, order, before));
        }
        return result.isOpen() ? resting(result) : filled(result, order.coin());
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

    /**
     * Cancels by {@code a,o} or by {@code asset,cloid}: one element each; a fast one by cloid leaves conditional
     * orders.
     */
    ArrayNode cancel(String account, JsonNode cancels, boolean fast) {
        ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
        for (JsonNode cancel : cancels) {
            int asset = cancel.has("a")
                    ? cancel.get("a").asInt()
                    : cancel.get("asset").asInt();
            JsonNode id = cancel.has("o") ? cancel.get("o") : cancel.get("cloid");
            Optional<VenueOrder> found = find(account, id).filter(order -> isListedAs(order, asset));
            if (fast && cancel.has("cloid") && found.filter(OrderDesk::waits).isPresent()) {
                statuses.add(ActionReply.error(NOT_FAST + " asset=" + asset));
                continue;
            }
            boolean done =
                    found.flatMap(order -> engine.cancel(account, order.id())).isPresent();
            if (done) {
                statuses.add("success");
            } else {
                statuses.add(ActionReply.error(GONE + " asset=" + asset));
            }
        }
        return statuses;
    }

    private static boolean waits(VenueOrder order) {
        return order.isOpen() && order.request().trigger() != null && order.triggeredAt() == null;
    }

    private boolean isListedAs(VenueOrder order, int asset) {
        return universe.coin(order.request().symbol())
                .filter(coin -> coin.asset() == asset)
                .isPresent();
    }

    /**
     * Cancels and replaces each: the new order has a new id; a refused one leaves nothing on the book. Unless the
     * action says that it is placed always, only what should rest is taken, and may not take.
     */
    ArrayNode modify(String account, JsonNode modifies, boolean always) {
        ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
        for (JsonNode modify : modifies) {
            if (!always && !shouldRest(modify.at("/order/t/limit/tif").asText())) {
                statuses.add(ActionReply.error(NOT_RESTING));
                continue;
            }
            Optional<VenueOrder> canceled =
                    find(account, modify.get("oid")).flatMap(order -> engine.cancel(account, order.id()));
            if (canceled.isEmpty()) {
                statuses.add(ActionReply.error("Cannot modify canceled or filled order"));
                continue;
            }
            JsonNode status =
                    replace(account, modify.get("order"), canceled.get().id(), always);
            statuses.add(
                    status.has("error")
                            ? ActionReply.error(REPLACING + status.get("error").asText())
                            : status);
        }
        return statuses;
    }

    private JsonNode replace(String account, JsonNode wire, long replaced, boolean always) {
        Optional<Coin> coin = universe.asset(wire.get("a").asInt());
        if (coin.isEmpty()) {
            return ActionReply.error("Unknown asset " + wire.get("a").asInt());
        }
        Optional<Order> before = placed.asked(replaced);
        boolean ofPosition =
                before.map(Order::condition).filter(Order.Condition::ofPosition).isPresent();
        Order order = Order.of(wire, coin.get(), ofPosition)
                .withBuilder(before.map(Order::builderRate).orElse(BigDecimal.ZERO));
        Optional<String> fault = rules.staticFault(order);
        if (fault.isPresent()) {
            return ActionReply.error(fault.get());
        }
        return place(account, always ? order : order.postOnly());
    }

    private static boolean shouldRest(String timeInForce) {
        return timeInForce.equals("Gtc") || timeInForce.equals("Alo");
    }

    /** An order by oid (number) or by cloid (text). */
    Optional<VenueOrder> find(String account, @Nullable JsonNode id) {
        if (id == null) {
            return Optional.empty();
        }
        return id.isTextual() ? engine.order(account, id.asText()) : engine.order(account, id.asLong());
    }

    private static ArrayNode only(JsonNode element) {
        return JsonNodeFactory.instance.arrayNode().add(element);
    }
}
