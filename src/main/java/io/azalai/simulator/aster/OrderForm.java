package io.azalai.simulator.aster;

import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.SelfTrade;
import io.azalai.simulator.matching.Trigger;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a new order and refuses what the venue refuses before matching (aster.md sections 3.5 and
 * 3.7). The two markets differ in what they add. Safe for many threads.
 */
abstract class OrderForm {

    /** What rests like GTC, unseen. */
    static final String HIDDEN = "HIDDEN";

    private static final Pattern CLIENT_ID = Pattern.compile("[.A-Z:/a-z0-9_-]{1,36}");

    private final Floor floor;
    private final Supplier<String> names;

    /** @param names client order ids for orders that came without */
    OrderForm(Floor floor, Supplier<String> names) {
        this.floor = floor;
        this.names = names;
    }

    /** The order as the engine takes it. */
    NewOrder read(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        mayPlace(listed);
        Side side = side(parameters.text("side"));
        OrderType type = OrderType.of(parameters.text("type"), listed);
        allowed(parameters, type);
        TimeInForce timeInForce = timeInForce(parameters, type, listed);
        boolean closes = closesPosition(parameters, type);
        PositionSide leg = leg(parameters, side, closes);
        BigDecimal price = type.isLimited() ? parameters.decimal("price") : null;
        Trigger trigger = type.isConditional() ? trigger(parameters, type, side, listed) : null;
        BigDecimal quantity = closes ? BigDecimal.ZERO : quantity(parameters, listed, side, type);
        boolean reduceOnly = reduceOnly(parameters);
        if (!reduceOnly && !closes && !NewOrder.closesLeg(leg, side)) {
            mayOpen(listed);
        }
        requireOnGrid(listed, type, closes ? null : quantity, price);
        NewOrder order = new NewOrder(
                floor.account(),
                listed.symbol(),
                side,
                quantity,
                price,
                timeInForce,
                reduceOnly,
                clientOrderId(parameters),
                leg,
                trigger,
                closes,
                selfTrade(parameters),
                parameters.optional("timeInForce").filter(HIDDEN::equals).isPresent(),
                builderRate(parameters));
        value(parameters, listed, order);
        return order;
    }

    private void mayPlace(ListedSymbol listed) {
        if (floor.switches().isOn(Switches.NO_ORDERS)) {
            throw Refusal.MAY_NOT_PLACE.with();
        }
        if (floor.info().isClosed(listed)) {
            throw Refusal.SYMBOL_CLOSED.with();
        }
    }

    private static void requireOnGrid(
            ListedSymbol listed, OrderType type, @Nullable BigDecimal quantity, @Nullable BigDecimal price) {
        OrderRules rules = new OrderRules(listed);
        if (quantity != null) {
            rules.quantity(quantity, !type.isLimited());
        }
        if (price != null) {
            rules.price(price);
        }
    }

    private void mayOpen(ListedSymbol listed) {
        if (floor.switches().isOn(Switches.ONLY_REDUCE)) {
            throw Refusal.MAY_ONLY_REDUCE.with();
        }
        if (!floor.info().isTrading(listed)) {
            throw Refusal.NOT_OPEN_FOR_OPENING.with();
        }
    }

    /** An open LIMIT order with the quantity and price of a request. */
    NewOrder modified(VenueOrder order, Parameters parameters, ListedSymbol listed) {
        NewOrder before = order.request();
        if (OrderType.sent(before) != OrderType.LIMIT) {
            throw Refusal.NOT_SUPPORTED.with();
        }
        boolean otherSide = parameters
                .optional("side")
                .filter(side -> side(side) != before.side())
                .isPresent();
        if (otherSide) {
            throw Refusal.INVALID_SIDE.with();
        }
        BigDecimal quantity = parameters.decimal("quantity");
        BigDecimal price = parameters.decimal("price");
        if (quantity.compareTo(before.quantity()) == 0 && price.compareTo(OrderState.price(order)) == 0) {
            throw Refusal.NO_NEED_TO_MODIFY.with();
        }
        new OrderRules(listed).quantity(quantity, false);
        new OrderRules(listed).price(price);
        NewOrder after = before.withSize(quantity, price);
        value(parameters, listed, after);
        return after;
    }

    private static void allowed(Parameters parameters, OrderType type) {
        if (!type.isLimited()) {
            parameters.refuse("price");
        }
        if (type == OrderType.MARKET) {
            parameters.refuse("timeInForce");
        }
        if (!type.isConditional() || type.isTrailing()) {
            parameters.refuse("stopPrice");
        }
        if (!type.isConditional()) {
            parameters.refuse("priceProtect");
        }
        if (!type.isTrailing()) {
            parameters.refuse("activationPrice", "callbackRate");
        }
        if (parameters.optional("pegPriceType").isPresent()) {
            throw Refusal.NOT_SUPPORTED.with();
        }
    }

    /** Whether it takes the size that the position has when it fires; always false on spot. */
    abstract boolean closesPosition(Parameters parameters, OrderType type);

    /** Which leg of a hedged position; always BOTH on spot. */
    abstract PositionSide leg(Parameters parameters, Side side, boolean closes);

    /** Base units of the order. */
    abstract BigDecimal quantity(Parameters parameters, ListedSymbol listed, Side side, OrderType type);

    /** Whether it may only reduce; always false on spot. */
    abstract boolean reduceOnly(Parameters parameters);

    /** Which price a conditional order waits for. */
    abstract Trigger.Source source(Parameters parameters);

    /** What happens when it meets an order of its own account. */
    abstract SelfTrade selfTrade(Parameters parameters);

    /** Fraction of the order's value that its builder takes; zero without one. */
    abstract BigDecimal builderRate(Parameters parameters);

    /** Checks price bands and the order's value. */
    abstract void value(Parameters parameters, ListedSymbol listed, NewOrder order);

    final Floor floor() {
        return floor;
    }

    private Trigger trigger(Parameters parameters, OrderType type, Side side, ListedSymbol listed) {
        Trigger.Source source = source(parameters);
        OrderRules rules = new OrderRules(listed);
        if (!type.isTrailing()) {
            BigDecimal price = parameters.decimal("stopPrice");
            rules.stopPrice(price);
            return guarded(new Trigger(price, type.direction(side), source, null), parameters, listed);
        }
        BigDecimal callback = rules.callback(parameters.decimal("callbackRate"));
        BigDecimal now = price(listed, source);
        BigDecimal activation = parameters.optionalDecimal("activationPrice").orElse(null);
        if (activation != null) {
            if (activation.signum() <= 0) {
                throw Refusal.INVALID_ACTIVATION_PRICE.with();
            }
            rules.price(activation);
            if (side == Side.BUY ? activation.compareTo(now) >= 0 : activation.compareTo(now) <= 0) {
                throw Refusal.WOULD_TRIGGER.with();
            }
        }
        BigDecimal start = activation == null ? now : activation;
        return guarded(new Trigger(start, type.direction(side), source, callback), parameters, listed);
    }

    private static Trigger guarded(Trigger trigger, Parameters parameters, ListedSymbol listed) {
        boolean guarded = parameters.optionalFlag("priceProtect").orElse(false);
        return guarded ? trigger.protectedBy(listed.triggerProtect()) : trigger;
    }

    private BigDecimal price(ListedSymbol listed, Trigger.Source source) {
        var now = floor.engine().statistics(listed.symbol());
        return switch (source) {
            case MARK -> now.mark();
            case LAST -> now.last();
        };
    }

    private static Side side(String word) {
        return switch (word) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw Refusal.INVALID_SIDE.with();
        };
    }

    /** Mandatory for LIMIT alone; what works without a limit takes what it meets. */
    private static TimeInForce timeInForce(Parameters parameters, OrderType type, ListedSymbol listed) {
        Optional<String> word = parameters.optional("timeInForce");
        if (type == OrderType.LIMIT && word.isEmpty()) {
            throw Refusal.MANDATORY.with("timeInForce");
        }
        TimeInForce sent = word.map(given -> timeInForce(given, listed)).orElse(TimeInForce.GTC);
        if (!type.isLimited() && sent != TimeInForce.GTC) {
            throw Refusal.INVALID_TIME_IN_FORCE.with();
        }
        return type.isLimited() ? sent : TimeInForce.IOC;
    }

    private static TimeInForce timeInForce(String word, ListedSymbol listed) {
        if (!listed.timesInForce().contains(word)) {
            throw Refusal.INVALID_TIME_IN_FORCE.with();
        }
        return switch (word) {
            case "GTC", HIDDEN -> TimeInForce.GTC;
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            case "GTX" -> TimeInForce.GTX;
            default -> throw Refusal.INVALID_TIME_IN_FORCE.with();
        };
    }

    private String clientOrderId(Parameters parameters) {
        String name = parameters.optional("newClientOrderId").orElse(null);
        if (name == null && parameters.has("newClientOrderId")) {
            throw Refusal.EMPTY_CLIENT_ID.with();
        }
        if (name == null) {
            return names.get();
        }
        if (!CLIENT_ID.matcher(name).matches()) {
            throw Refusal.CLIENT_ID_LENGTH.with();
        }
        boolean taken = floor.engine().openOrders(floor.account()).stream()
                .anyMatch(order -> name.equals(order.request().clientOrderId()));
        if (taken) {
            throw Refusal.DUPLICATE_CLIENT_ID.with();
        }
        return name;
    }
}
