package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azalai.model.Side;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Placement;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST chase}: limit orders that follow the best price of their own side once a second, until they are filled,
 * cancelled, or the price has run too far (aster.md section 3.4). Confined to the loopback's thread.
 */
final class Chases {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Floor floor;
    private final OrderForm form;
    private final Map<Long, Chase> running = new LinkedHashMap<>();
    private long lastId = 100;

    /**
     * One order that follows.
     *
     * @param offset distance from the best price, quote units
     * @param start best price when it began
     * @param farthest distance from the start at which it ends; zero for none
     */
    private record Chase(long orderId, Side side, BigDecimal offset, BigDecimal start, BigDecimal farthest) {}

    Chases(Floor floor, OrderForm form) {
        this.floor = floor;
        this.form = form;
    }

    JsonNode begin(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        if (parameters.optional("chaseOffsetType").filter("PERCENTAGE"::equals).isPresent()) {
            throw Refusal.NOT_SUPPORTED.with();
        }
        BigDecimal offset = parameters.optionalDecimal("chaseOffset").orElse(BigDecimal.ZERO);
        Side side = parameters.text("side").equals("SELL") ? Side.SELL : Side.BUY;
        BigDecimal best = best(listed, side).orElseThrow(Refusal.NO_DEPTH::with);
        BigDecimal price = pegged(side, best, offset);
        BigDecimal quantity = quantity(parameters, listed, price);
        NewOrder order = form.read(parameters
                .with("type", "LIMIT")
                .with("timeInForce", parameters.optional("timeInForce").orElse("GTX"))
                .with("price", WireNumber.plain(price))
                .with("quantity", WireNumber.plain(quantity)));
        Placement placement = floor.engine().place(order);
        OrderState.refusal(placement.order()).ifPresent(refused -> {
            throw refused;
        });
        long id = ++lastId;
        running.put(id, new Chase(placement.order().id(), side, offset, best, farthest(parameters, best)));
        return answer(parameters, id);
    }

    private static BigDecimal farthest(Parameters parameters, BigDecimal best) {
        BigDecimal farthest = parameters.optionalDecimal("maxChaseOffset").orElse(BigDecimal.ZERO);
        boolean relative = parameters
                .optional("maxChaseOffsetType")
                .filter("PERCENTAGE"::equals)
                .isPresent();
        return relative ? best.multiply(farthest).divide(HUNDRED, 8, RoundingMode.HALF_UP) : farthest;
    }

    private JsonNode answer(Parameters parameters, long id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("strategyId", id)
                .put("clientStrategyId", parameters.optional("clientStrategyId").orElse("chase-" + id))
                .put("strategyType", "CHASE")
                .put("strategyStatus", "WORKING")
                .put("updateTime", floor.now())
                .put("failureCode", 0)
                .put("failureReason", "");
    }

    private static BigDecimal quantity(Parameters parameters, ListedSymbol listed, BigDecimal price) {
        BigDecimal quantity = parameters.decimal("quantity");
        return switch (parameters.text("quantityUnit")) {
            case "BASE" -> quantity;
            case "QUOTE" -> {
                BigDecimal step = listed.lot().step();
                yield quantity.divide(price.multiply(step), 0, RoundingMode.DOWN)
                        .multiply(step);
            }
            default -> throw Refusal.INVALID_PARAMETER.with("quantityUnit");
        };
    }

    /** Moves every chase to the best price of now, and ends those that ran too far. */
    void second() {
        running.values().removeIf(this::isOver);
    }

    private boolean isOver(Chase chase) {
        VenueOrder order =
                floor.engine().order(floor.account(), chase.orderId()).orElse(null);
        if (order == null || !order.isOpen()) {
            return true;
        }
        ListedSymbol listed = floor.info().symbol(order.request().symbol());
        BigDecimal best = best(listed, chase.side()).orElse(chase.start());
        boolean far = chase.farthest().signum() > 0
                && best.subtract(chase.start()).abs().compareTo(chase.farthest()) > 0;
        if (far) {
            floor.engine().cancel(floor.account(), chase.orderId());
            return true;
        }
        BigDecimal price = pegged(chase.side(), best, chase.offset());
        if (price.compareTo(OrderState.price(order)) != 0) {
            floor.engine()
                    .amend(floor.account(), chase.orderId(), order.request().quantity(), price);
        }
        return false;
    }

    private static BigDecimal pegged(Side side, BigDecimal best, BigDecimal offset) {
        return side == Side.BUY ? best.subtract(offset) : best.add(offset);
    }

    private Optional<BigDecimal> best(ListedSymbol listed, Side side) {
        var book = floor.engine().book(listed.symbol(), 1);
        return (side == Side.BUY ? book.bids() : book.asks())
                .stream().map(level -> level.price()).findFirst();
    }
}
