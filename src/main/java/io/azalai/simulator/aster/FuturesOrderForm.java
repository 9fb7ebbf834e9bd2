package io.azalai.simulator.aster;

import io.azalai.model.Side;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** New orders of the futures market: one-way mode, reduce-only, bands around mark (aster.md section 3.5). */
final class FuturesOrderForm extends OrderForm {

    private static final Set<String> RESPONSE_TYPES = Set.of("ACK", "RESULT");

    FuturesOrderForm(Floor floor, Supplier<String> names) {
        super(floor, names);
    }

    @Override
    BigDecimal quantity(Parameters parameters, ListedSymbol listed, Side side, boolean market) {
        parameters.refuse("closePosition");
        String positionSide = parameters.optional("positionSide").orElse("BOTH");
        switch (positionSide) {
            case "BOTH" -> {}
            case "LONG", "SHORT" -> throw Refusal.POSITION_SIDE_MISMATCH.with();
            default -> throw Refusal.INVALID_POSITION_SIDE.with();
        }
        if (!RESPONSE_TYPES.contains(parameters.optional("newOrderRespType").orElse("ACK"))) {
            throw Refusal.INVALID_RESPONSE_TYPE.with();
        }
        return parameters.decimal("quantity");
    }

    @Override
    boolean reduceOnly(Parameters parameters) {
        return parameters.optionalFlag("reduceOnly").orElse(false);
    }

    @Override
    void value(ListedSymbol listed, Side side, BigDecimal quantity, @Nullable BigDecimal price, boolean reduceOnly) {
        BigDecimal mark = floor().engine().statistics(listed.symbol()).mark();
        OrderRules rules = new OrderRules(listed);
        if (price != null && side == Side.BUY) {
            rules.notAbove(price, mark);
        }
        if (price != null && side == Side.SELL) {
            rules.notBelow(price, mark);
        }
        if (!reduceOnly && rules.worthLittle(quantity, price == null ? mark : price)) {
            throw Refusal.UNDER_MINIMUM_NOTIONAL.with(WireNumber.fixed(listed.minNotional(), 1));
        }
    }
}
