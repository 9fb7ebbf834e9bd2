package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders by which the venue closes positions that lack margin: told to everybody, at most one a symbol and second, and
 * listed for their owner (aster.md sections 3.4 and 6.2). Safe for many threads: what was told is guarded by the
 * engine's lock, under which events come, and reading uses none of it.
 */
final class ForceOrders implements EngineListener {

    private static final long PACE_MS = 1_000;
    private static final int ORDINARY_LIMIT = 50;
    private static final int MAXIMUM_LIMIT = 100;

    private final Floor floor;
    private final StreamHub hub;
    private final FuturesOrderRows rows = new FuturesOrderRows();
    private final Map<String, Long> toldAt = new HashMap<>();

    ForceOrders(Floor floor, StreamHub hub) {
        this.floor = floor;
        this.hub = hub;
    }

    @Override
    public void executed(Execution execution) {
        VenueOrder order = execution.order();
        if (execution.liquidation() == null || !execution.account().equals(floor.account())) {
            return;
        }
        String symbol = order.request().symbol();
        long now = floor.now();
        if (now - toldAt.getOrDefault(symbol, 0L) < PACE_MS) {
            return;
        }
        toldAt.put(symbol, now);
        String frame = frame(execution, now).toString();
        hub.publish(floor.info().symbol(symbol).streamName() + "@forceOrder", frame);
        hub.publish("!forceOrder@arr", frame);
    }

    private ObjectNode frame(Execution execution, long now) {
        VenueOrder order = execution.order();
        ListedSymbol listed = floor.info().symbol(order.request().symbol());
        BigDecimal price = execution.match().price();
        ObjectNode frame =
                JsonNodeFactory.instance.objectNode().put("e", "forceOrder").put("E", now);
        frame.putObject("o")
                .put("s", listed.symbol())
                .put("S", order.request().side().name())
                .put("o", "LIMIT")
                .put("f", "IOC")
                .put("q", WireNumber.fixed(order.request().quantity(), listed.quantityPrecision()))
                .put("p", WireNumber.fixed(price, listed.pricePrecision()))
                .put("ap", WireNumber.fixed(OrderState.averagePrice(order), listed.pricePrecision()))
                .put("X", OrderState.status(order))
                .put("l", WireNumber.fixed(execution.match().quantity(), listed.quantityPrecision()))
                .put("z", WireNumber.fixed(order.filled(), listed.quantityPrecision()))
                .put("T", execution.match().time().toEpochMilli());
        return frame;
    }

    /** {@code GET forceOrders}: the newest, oldest first; nobody is deleveraged here. */
    JsonNode read(Parameters parameters) {
        Span span = Span.of(parameters);
        boolean wanted =
                switch (parameters.optional("autoCloseType").orElse("LIQUIDATION")) {
                    case "LIQUIDATION" -> true;
                    case "ADL" -> false;
                    default -> throw Refusal.INVALID_PARAMETER.with("autoCloseType");
                };
        var symbols = floor.symbols(parameters);
        List<VenueOrder> orders = floor.engine().orders(floor.account()).stream()
                .filter(order -> wanted && OrderState.isLiquidation(order))
                .filter(order -> symbols.contains(listed(order)) && span.holds(order.createdAt()))
                .toList();
        int limit = parameters.limit(ORDINARY_LIMIT, MAXIMUM_LIMIT);
        return OrderCalls.array(
                orders.stream().skip(Math.max(0, orders.size() - limit)).map(order -> rows.read(order, listed(order))));
    }

    private ListedSymbol listed(VenueOrder order) {
        return floor.info().symbol(order.request().symbol());
    }
}
