package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Side;
import io.azalai.simulator.matching.MarginResult;
import io.azalai.simulator.matching.MarginSetting;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.OpenPosition;
import io.azalai.simulator.matching.Product;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Leverage settings and brackets (aster.md section 3.4). */
final class Leverages {

    private final Floor floor;
    private final BiConsumer<String, Integer> changed;

    /** @param changed hears symbol and leverage of a setting that was made */
    Leverages(Floor floor, BiConsumer<String, Integer> changed) {
        this.floor = floor;
        this.changed = changed;
    }

    int maximum(ListedSymbol listed) {
        return floor.engine()
                .product(listed.symbol())
                .map(Product::maxLeverage)
                .orElseThrow(Refusal.INVALID_SYMBOL::with);
    }

    /** Largest notional at the leverage set now. */
    String notionalCap(ListedSymbol listed) {
        return Long.toString(cap(listed, floor.engine().leverage(floor.account(), listed.symbol())));
    }

    private long cap(ListedSymbol listed, long leverage) {
        return Bracket.of(maximum(listed)).stream()
                .filter(bracket -> bracket.leverage() >= leverage)
                .mapToLong(Bracket::cap)
                .max()
                .orElseThrow(() -> Refusal.INVALID_LEVERAGE.with(leverage));
    }

    /** {@code POST leverage}. */
    JsonNode set(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        long leverage = parameters.number("leverage");
        if (leverage < 1 || leverage > maximum(listed)) {
            throw Refusal.INVALID_LEVERAGE.with(leverage);
        }
        boolean lower = leverage < floor.engine().leverage(floor.account(), listed.symbol());
        if (lower && positions(listed).anyMatch(OpenPosition::isIsolated)) {
            throw Refusal.LEVERAGE_OF_ISOLATED.with();
        }
        MarginSetting now = floor.engine().margin(floor.account(), listed.symbol());
        MarginSetting wanted = new MarginSetting((int) leverage, now.mode());
        if (largest(listed).compareTo(BigDecimal.valueOf(cap(listed, leverage))) > 0) {
            throw Refusal.OVER_LEVERAGE.with();
        }
        if (floor.engine().setMargin(floor.account(), listed.symbol(), wanted) != MarginResult.DONE) {
            throw Refusal.LEVERAGE_UNDER_MINIMUM.with();
        }
        changed.accept(listed.symbol(), (int) leverage);
        return object().put("leverage", (int) leverage)
                .put("maxNotionalValue", notionalCap(listed))
                .put("symbol", listed.symbol());
    }

    /** {@code GET leverageBracket}: one object with a symbol, an array without. */
    JsonNode brackets(Parameters parameters) {
        return parameters.optional("symbol").isPresent()
                ? brackets(floor.symbol(parameters))
                : OrderCalls.array(floor.info().symbols().values().stream().map(this::brackets));
    }

    private ObjectNode brackets(ListedSymbol listed) {
        ObjectNode body = object().put("symbol", listed.symbol());
        ArrayNode rows = body.putArray("brackets");
        for (Bracket bracket : Bracket.of(maximum(listed))) {
            rows.add(object().put("bracket", bracket.number())
                    .put("initialLeverage", bracket.leverage())
                    .put("notionalCap", bracket.cap())
                    .put("notionalFloor", bracket.floor())
                    .put("maintMarginRatio", bracket.maintenance())
                    .put("cum", bracket.deduction()));
        }
        return body;
    }

    /** {@code GET remainingOpenableNotionalValue}: what the cap at a leverage leaves; a text under V3. */
    JsonNode remaining(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        BigDecimal used = positions(listed).map(OpenPosition::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left =
                BigDecimal.valueOf(cap(listed, parameters.number("leverage"))).subtract(used);
        return parameters.has("signer")
                ? object().put("remainingOpenableNotionalValue", WireNumber.plain(left.max(BigDecimal.ZERO)))
                : object().put("remainingOpenableNotionalValue", left.max(BigDecimal.ZERO));
    }

    private BigDecimal largest(ListedSymbol listed) {
        return positions(listed).map(OpenPosition::value).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /**
     * An order that opens, beside what it closes, no more than the leverage set now allows. @throws RefusedException
     * -2027
     */
    void allows(ListedSymbol listed, NewOrder order, BigDecimal price) {
        List<OpenPosition> held = positions(listed)
                .filter(position -> position.leg() == order.leg())
                .toList();
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal opened = order.quantity();
        for (OpenPosition position : held) {
            if ((position.size().signum() > 0) == (order.side() == Side.BUY)) {
                value = value.add(position.value());
            } else {
                opened = opened.subtract(position.size().abs()).max(BigDecimal.ZERO);
            }
        }
        BigDecimal after = value.add(opened.multiply(price));
        if (after.compareTo(new BigDecimal(notionalCap(listed))) > 0) {
            throw Refusal.OVER_LEVERAGE.with();
        }
    }

    private Stream<OpenPosition> positions(ListedSymbol listed) {
        return floor.engine().account(floor.account()).positions().stream()
                .filter(position -> position.symbol().equals(listed.symbol()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
