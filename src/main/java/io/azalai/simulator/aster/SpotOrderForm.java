package io.azalai.simulator.aster;

import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.simulator.matching.DepthLevel;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.SelfTrade;
import io.azalai.simulator.matching.Trigger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Supplier;

/** New orders of the spot market: by quantity, or a market order by its value (aster.md section 3.7). */
final class SpotOrderForm extends OrderForm {

    private static final int SEARCHED_LEVELS = 1_000;

    private final Delegates delegates;

    SpotOrderForm(Floor floor, Delegates delegates, Supplier<String> names) {
        super(floor, names);
        this.delegates = delegates;
    }

    @Override
    boolean closesPosition(Parameters parameters, OrderType type) {
        parameters.refuse("positionSide", "reduceOnly", "closePosition", "workingType", "priceProtect");
        return false;
    }

    @Override
    PositionSide leg(Parameters parameters, Side side, boolean closes) {
        return PositionSide.BOTH;
    }

    @Override
    Trigger.Source source(Parameters parameters) {
        return Trigger.Source.LAST;
    }

    @Override
    SelfTrade selfTrade(Parameters parameters) {
        return SelfTrade.CANCEL_RESTING;
    }

    @Override
    BigDecimal quantity(Parameters parameters, ListedSymbol listed, Side side, OrderType type) {
        if (type != OrderType.MARKET) {
            parameters.refuse("quoteOrderQty");
            return parameters.decimal("quantity");
        }
        if (parameters.optional("quoteOrderQty").isEmpty()) {
            return parameters
                    .optionalDecimal("quantity")
                    .orElseThrow(() -> Refusal.EITHER_MANDATORY.with("quantity", "quoteOrderQty"));
        }
        parameters.refuse("quantity");
        return worth(parameters.decimal("quoteOrderQty"), listed, side);
    }

    /** What a value in quote units buys or sells on the book now, in whole steps. */
    private BigDecimal worth(BigDecimal value, ListedSymbol listed, Side side) {
        if (value.compareTo(listed.minNotional()) < 0) {
            throw tooSmall(listed);
        }
        var book = floor().engine().book(listed.symbol(), SEARCHED_LEVELS);
        List<DepthLevel> levels = side == Side.BUY ? book.asks() : book.bids();
        BigDecimal left = value;
        BigDecimal quantity = BigDecimal.ZERO;
        for (DepthLevel level : levels) {
            BigDecimal affordable = left.divide(level.price(), 16, RoundingMode.DOWN);
            BigDecimal taken = affordable.min(level.quantity());
            quantity = quantity.add(taken);
            left = left.subtract(taken.multiply(level.price()));
            if (taken.compareTo(level.quantity()) < 0) {
                break;
            }
        }
        BigDecimal step = listed.marketLot().step();
        return quantity.divideToIntegralValue(step).multiply(step);
    }

    @Override
    boolean reduceOnly(Parameters parameters) {
        return false;
    }

    /** Here a builder needs its fee named. */
    @Override
    BigDecimal builderRate(Parameters parameters) {
        return parameters
                .optional("builder")
                .map(builder -> delegates.rate(builder, parameters.decimal("feeRate")))
                .orElse(BigDecimal.ZERO);
    }

    @Override
    void value(Parameters parameters, ListedSymbol listed, NewOrder order) {
        BigDecimal index = floor().engine().statistics(listed.symbol()).index();
        OrderRules rules = new OrderRules(listed);
        BigDecimal price = order.price();
        if (price != null) {
            rules.notAbove(price, index);
            rules.notBelow(price, index);
            rules.inBandOfSide(order.side(), price, index);
        }
        if (rules.worthMuch(order.quantity(), price == null ? index : price)) {
            throw Refusal.QUANTITY_OVER_MAXIMUM.with(); // the venue's own words for this filter are not known
        }
        // a market order by value is measured by the value it named, a little less after rounding to steps
        boolean byValue = parameters.optional("quoteOrderQty").isPresent();
        BigDecimal margin = byValue ? listed.marketLot().step() : BigDecimal.ZERO;
        if (rules.worthLittle(order.quantity().add(margin), price == null ? index : price)) {
            throw tooSmall(listed);
        }
    }

    private static RefusedException tooSmall(ListedSymbol listed) {
        return Refusal.SPOT_UNDER_MINIMUM_VALUE.with(WireNumber.plain(listed.minNotional()), listed.quote());
    }
}
