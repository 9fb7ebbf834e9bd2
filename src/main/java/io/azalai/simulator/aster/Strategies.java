package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.OrderStatus;
import io.azalai.simulator.matching.Amendment;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Placement;
import io.azalai.simulator.matching.Trigger;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Orders that hang together: an entry with exits that wait for it (OTO, OTOCO), exits of which one ends the other (OCO,
 * OTOCO; aster.md section 3.4). Safe for many threads: concurrent collections.
 */
final class Strategies {

    private static final Map<String, Integer> SIZES = Map.of("OTO", 2, "OCO", 2, "OTOCO", 3);

    /** What no order of a strategy may say. */
    private static final Set<String> TAKING = Set.of("IOC", "FOK");

    private final Floor floor;
    private final OrderForm form;
    private final Map<Long, Strategy> strategies = new ConcurrentSkipListMap<>();
    private final AtomicLong lastId = new AtomicLong(200);

    private record Strategy(long id, String name, String type, List<Long> orders, long bookedAt) {}

    Strategies(Floor floor, OrderForm form) {
        this.floor = floor;
        this.form = form;
    }

    /** {@code POST placeStrategyOrder}: all of it or nothing. */
    JsonNode place(Parameters parameters) {
        String type = parameters.text("strategyType");
        Integer size = SIZES.get(type);
        if (size == null) {
            throw Refusal.INVALID_PARAMETER.with("strategyType");
        }
        List<NewOrder> orders = Batch.items(parameters, "subOrderList").stream()
                .map(this::order)
                .toList();
        if (orders.size() != size) {
            throw Refusal.INVALID_PARAMETER.with("subOrderList");
        }
        List<NewOrder> exits = type.equals("OCO") ? List.of() : orders.subList(1, orders.size());
        if (exits.stream().anyMatch(exit -> exit.trigger() == null)) {
            throw Refusal.NOT_SUPPORTED.with();
        }
        List<Placement> placed = type.equals("OCO") ? siblings(orders) : bracket(orders.get(0), exits);
        long id = lastId.incrementAndGet();
        String name = parameters.optional("clientStrategyId").orElse("strategy-" + id);
        List<Long> ids = placed.stream().map(each -> each.order().id()).toList();
        Strategy strategy = new Strategy(id, name, type, ids, floor.now());
        strategies.put(id, strategy);
        return head(strategy).put("failureCode", 0).put("failureReason", "");
    }

    private NewOrder order(Parameters item) {
        if (item.optional("timeInForce").filter(TAKING::contains).isPresent()) {
            throw Refusal.INVALID_TIME_IN_FORCE.with();
        }
        return form.read(item);
    }

    /** Nothing is placed, and so nothing filled, when one of them would be refused. */
    private List<Placement> siblings(List<NewOrder> orders) {
        List<Placement> placed = new ArrayList<>();
        floor.engine().together(() -> {
            floor.engine().refusal(orders).flatMap(Strategies::error).ifPresent(refused -> {
                throw refused;
            });
            placed.addAll(floor.engine().placeSiblings(orders));
        });
        return placed;
    }

    private List<Placement> bracket(NewOrder entry, List<NewOrder> exits) {
        List<Placement> placed = floor.engine().placeBracket(entry, exits);
        VenueOrder first = placed.get(0).order();
        if (first.status() == OrderStatus.REJECTED) {
            error(first.end()).ifPresent(refused -> {
                throw refused;
            });
        }
        return placed;
    }

    /** A trigger that has come already is told in words of its own here. */
    private static Optional<RefusedException> error(@Nullable EndReason end) {
        return end == EndReason.WOULD_TRIGGER
                ? Optional.of(Refusal.STRATEGY_WOULD_TRIGGER.with())
                : OrderState.error(end);
    }

    /** {@code POST updateStrategyOrder}: other quantities, prices and stop prices of orders that are still open. */
    JsonNode update(Parameters parameters) {
        long id = parameters.number("strategyId");
        Strategy strategy = named(parameters).filter(this::isOpen).findFirst().orElseThrow(Refusal.NO_SUCH_ORDER::with);
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (Parameters item : Batch.items(parameters, "subOrderList")) {
            int place = (int) item.number("strategySubId");
            if (id != strategy.id() || place < 1 || place > strategy.orders().size()) {
                throw Refusal.INVALID_PARAMETER.with("subOrderList");
            }
            VenueOrder updated = update(strategy.orders().get(place - 1), item);
            ObjectNode answer = head(strategy).put("failureCode", 0).put("failureReason", "");
            answer.set("updatedSubOrder", subOrder(updated, place));
            answers.add(answer.put("updateStatus", "SUCCESS"));
        }
        return answers;
    }

    private VenueOrder update(long orderId, Parameters item) {
        VenueOrder order =
                Optional.of(order(orderId)).filter(VenueOrder::isOpen).orElseThrow(Refusal.NO_SUCH_ORDER::with);
        Trigger trigger = order.request().trigger();
        Optional<BigDecimal> stop = item.optionalDecimal("stopPrice");
        if (trigger != null && stop.isPresent()) {
            floor.engine().rearm(floor.account(), orderId, trigger.at(stop.get()));
        }
        BigDecimal quantity =
                item.optionalDecimal("quantity").orElse(order.request().quantity());
        BigDecimal price = item.optionalDecimal("price").orElse(order.request().price());
        Amendment amendment = floor.engine()
                .amend(floor.account(), orderId, quantity, price)
                .orElseThrow(Refusal.NO_SUCH_ORDER::with);
        OrderState.error(amendment.refusal()).ifPresent(refused -> {
            throw refused;
        });
        return amendment.order();
    }

    private ObjectNode subOrder(VenueOrder order, int place) {
        ListedSymbol listed = floor.info().symbol(order.request().symbol());
        return new FuturesOrderRows().read(order, listed).put("strategySubId", Integer.toString(place));
    }

    /** {@code GET strategyOpenOrder}. */
    JsonNode open(Parameters parameters) {
        return array(named(parameters).filter(this::isOpen));
    }

    /** {@code GET strategyHistoryOrder}. */
    JsonNode history(Parameters parameters) {
        return array(named(parameters).filter(strategy -> !isOpen(strategy)));
    }

    private Stream<Strategy> named(Parameters parameters) {
        String type = parameters.text("strategyType");
        Long id = parameters.optionalLong("strategyId").orElse(null);
        String name = parameters.optional("clientStrategyId").orElse(null);
        return strategies.values().stream()
                .filter(each -> each.type().equals(type))
                .filter(each -> id == null || id == each.id())
                .filter(each -> name == null || name.equals(each.name()));
    }

    private JsonNode array(Stream<Strategy> chosen) {
        return OrderCalls.array(chosen.map(strategy -> {
            ObjectNode row = head(strategy).put("bookTime", strategy.bookedAt());
            ArrayNode rows = row.putArray("subOrders");
            for (int i = 0; i < strategy.orders().size(); i++) {
                rows.add(subOrder(order(strategy.orders().get(i)), i + 1));
            }
            return row;
        }));
    }

    private ObjectNode head(Strategy strategy) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("strategyId", strategy.id())
                .put("clientStrategyId", strategy.name())
                .put("strategyType", strategy.type())
                .put("strategyStatus", isOpen(strategy) ? "WORKING" : "FINISHED")
                .put("updateTime", floor.now());
    }

    private boolean isOpen(Strategy strategy) {
        return strategy.orders().stream().map(this::order).anyMatch(VenueOrder::isOpen);
    }

    private VenueOrder order(long id) {
        return floor.engine().order(floor.account(), id).orElseThrow();
    }
}
