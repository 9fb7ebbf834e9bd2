package io.azalai.simulator.aster;

import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.matching.NewOrder;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a new order and refuses what the venue refuses before matching (aster.md sections 3.5 and
 * 3.7). The two markets differ in what they add. Safe for many threads.
 */
abstract class OrderForm {

    private static final Pattern CLIENT_ID = Pattern.compile("[.A-Z:/a-z0-9_-]{1,36}");
    private static final Set<String> SUPPORTED_TYPES = Set.of("LIMIT", "MARKET");

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
        Side side = side(parameters.text("side"));
        boolean market = market(parameters.text("type"), listed);
        BigDecimal price = null;
        TimeInForce timeInForce = TimeInForce.IOC;
        if (market) {
            parameters.refuse("price", "timeInForce");
        } else {
            timeInForce = timeInForce(parameters.text("timeInForce"), listed);
            price = parameters.decimal("price");
        }
        parameters.refuse("stopPrice", "activationPrice", "callbackRate");
        BigDecimal quantity = quantity(parameters, listed, side, market);
        boolean reduceOnly = reduceOnly(parameters);
        new OrderRules(listed).quantity(quantity, market);
        if (price != null) {
            new OrderRules(listed).price(price);
        }
        value(listed, side, quantity, price, reduceOnly);
        String name = clientOrderId(parameters);
        return new NewOrder(floor.account(), listed.symbol(), side, quantity, price, timeInForce, reduceOnly, name);
    }

    /** Base units of the order. */
    abstract BigDecimal quantity(Parameters parameters, ListedSymbol listed, Side side, boolean market);

    /** Whether it may only reduce; always false on spot. */
    abstract boolean reduceOnly(Parameters parameters);

    /** Checks price bands and the order's value. {@code price} is null for a market order. */
    abstract void value(
            ListedSymbol listed, Side side, BigDecimal quantity, @Nullable BigDecimal price, boolean reduceOnly);

    final Floor floor() {
        return floor;
    }

    private static Side side(String word) {
        return switch (word) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw Refusal.INVALID_SIDE.with();
        };
    }

    private static boolean market(String type, ListedSymbol listed) {
        if (!SUPPORTED_TYPES.contains(type) || !listed.orderTypes().contains(type)) {
            throw Refusal.INVALID_ORDER_TYPE.with();
        }
        return type.equals("MARKET");
    }

    private static TimeInForce timeInForce(String word, ListedSymbol listed) {
        if (!listed.timesInForce().contains(word)) {
            throw Refusal.INVALID_TIME_IN_FORCE.with();
        }
        return switch (word) {
            case "GTC" -> TimeInForce.GTC;
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            case "GTX" -> TimeInForce.GTX;
            default -> throw Refusal.INVALID_TIME_IN_FORCE.with();
        };
    }

    private String clientOrderId(Parameters parameters) {
        String name = parameters.optional("newClientOrderId").orElse(null);
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
