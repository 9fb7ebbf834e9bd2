package io.azalai.simulator.aster;

import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.simulator.matching.BookView;
import io.azalai.simulator.matching.DepthLevel;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.SelfTrade;
import io.azalai.simulator.matching.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** New orders of the futures market: legs, reduce-only, bands around mark or stop price (aster.md section 3.5). */
final class FuturesOrderForm extends OrderForm {

    private static final Set<String> RESPONSE_TYPES = Set.of("ACK", "RESULT");

    private final AccountModes modes;
    private final Leverages leverages;
    private final Delegates delegates;

    FuturesOrderForm(
            Floor floor, AccountModes modes, Leverages leverages, Delegates delegates, Supplier<String> names) {
        super(floor, names);
        this.modes = modes;
        this.leverages = leverages;
        this.delegates = delegates;
    }

    @Override
    boolean closesPosition(Parameters parameters, OrderType type) {
        if (!parameters.optionalFlag("closePosition").orElse(false)) {
            return false;
        }
        if (!type.mayClosePosition()) {
            throw Refusal.NOT_REQUIRED.with("closePosition");
        }
        if (parameters.optional("quantity").isPresent()) {
            throw Refusal.QUANTITY_WITH_CLOSE_POSITION.with();
        }
        if (!reduceOnly(parameters) && parameters.has("reduceOnly")) {
            throw Refusal.CLOSE_POSITION_REDUCES.with();
        }
        parameters.refuse("reduceOnly");
        return true;
    }

    @Override
    PositionSide leg(Parameters parameters, Side side, boolean closes) {
        if (modes.isHedged()) {
            parameters.refuse("reduceOnly");
        }
        PositionSide leg = modes.leg(parameters);
        Side opening = leg == PositionSide.SHORT ? Side.SELL : Side.BUY;
        if (closes && leg != PositionSide.BOTH && side == opening) {
            throw Refusal.POSITION_SIDE_MISMATCH.with();
        }
        return leg;
    }

    @Override
    BigDecimal quantity(Parameters parameters, ListedSymbol listed, Side side, OrderType type) {
        if (!RESPONSE_TYPES.contains(parameters.optional("newOrderRespType").orElse("ACK"))) {
            throw Refusal.INVALID_RESPONSE_TYPE.with();
        }
        return parameters.decimal("quantity");
    }

    @Override
    BigDecimal builderRate(Parameters parameters) {
        return parameters
                .optional("builder")
                .map(builder -> delegates.rate(
                        builder, parameters.optionalDecimal("feeRate").orElse(BigDecimal.ZERO)))
                .orElse(BigDecimal.ZERO);
    }

    @Override
    boolean reduceOnly(Parameters parameters) {
        String word = parameters.optional("reduceOnly").orElse("false").toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            throw Refusal.BAD_REDUCE_ONLY.with();
        }
        return word.equals("true");
    }

    @Override
    Trigger.Source source(Parameters parameters) {
        return switch (parameters.optional("workingType").orElse("CONTRACT_PRICE")) {
            case "CONTRACT_PRICE" -> Trigger.Source.LAST;
            case "MARK_PRICE" -> Trigger.Source.MARK;
            default -> throw Refusal.INVALID_WORKING_TYPE.with();
        };
    }

    @Override
    SelfTrade selfTrade(Parameters parameters) {
        return parameters.optional("stpMode").map(AccountModes::selfTrade).orElseGet(modes::selfTradeNow);
    }

    @Override
    void value(Parameters parameters, ListedSymbol listed, NewOrder order) {
        BigDecimal mark = floor().engine().statistics(listed.symbol()).mark();
        OrderRules rules = new OrderRules(listed);
        BigDecimal price = order.price();
        Trigger trigger = order.trigger();
        if (price != null && trigger != null) {
            rules.nearStop(order.side(), price, trigger.price());
        } else if (price != null) {
            rules.nearMark(order.side(), price, mark);
        } else if (trigger == null) {
            best(listed, order.side()).ifPresent(best -> rules.takes(order.side(), best, mark));
        }
        boolean exempt = order.reduces();
        BigDecimal worth = price != null ? price : trigger != null ? trigger.price() : mark;
        if (!exempt && rules.worthLittle(order.quantity(), worth)) {
            throw Refusal.UNDER_MINIMUM_NOTIONAL.with(WireNumber.fixed(listed.minNotional(), 1));
        }
        if (!exempt) {
            leverages.allows(listed, order, worth);
        }
    }

    private Optional<BigDecimal> best(ListedSymbol listed, Side side) {
        BookView book = floor().engine().book(listed.symbol(), 1);
        List<DepthLevel> levels = side == Side.BUY ? book.asks() : book.bids();
        return levels.stream().map(DepthLevel::price).findFirst();
    }
}
