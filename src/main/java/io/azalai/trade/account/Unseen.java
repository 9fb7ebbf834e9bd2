package io.azalai.trade.account;

import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.trade.risk.RestingOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders of one account that the venue's figures of what is free may not tell of: those accepted since the figures were
 * asked for or whose fate was open then, and where the venue counts positions alone what has filled since. Confined to
 * the gateway's critical section.
 */
final class Unseen {

    private final Map<String, Held> orders = new LinkedHashMap<>();
    private long asks;

    /**
     * What an order takes of what is free.
     *
     * @param order with what it may still fill
     * @param takes false of one that only makes a position smaller
     * @param known whether its fate is
     * @param filled base units
     * @param counted how much of them the figures tell of
     * @param whenAsked what it had filled when figures were last asked for; null when its fate was open then
     */
    private record Held(
            RestingOrder order,
            boolean takes,
            boolean known,
            BigDecimal filled,
            BigDecimal counted,
            @Nullable BigDecimal whenAsked) {

        Held changed(RestingOrder now, boolean fate, BigDecimal fills) {
            return new Held(now, takes, fate, fills, counted, whenAsked);
        }

        Held asked() {
            return new Held(order, takes, known, filled, counted, known ? filled : null);
        }

        Held seen() {
            return whenAsked == null ? this : new Held(order, takes, known, filled, whenAsked, whenAsked);
        }

        /** Whether the figures tell of all of it. */
        boolean isSeen(boolean withOrders) {
            boolean working = withOrders || order.listing().market() == Market.SPOT;
            boolean ended = order.remaining().signum() <= 0 && counted.compareTo(filled) >= 0;
            return whenAsked != null && (working || ended);
        }

        /** What it takes beside what figures without open orders tell: of a perpetual what has filled. */
        BigDecimal taken(boolean withOrders) {
            return withOrders || order.listing().market() == Market.SPOT
                    ? order.remaining().add(untold())
                    : untold();
        }

        /** What has filled and the figures do not tell of. */
        BigDecimal untold() {
            return filled.subtract(counted);
        }
    }

    /** One that was let in. */
    void accepted(RestingOrder order, boolean takes) {
        orders.put(order.clientOrderId(), new Held(order, takes, false, BigDecimal.ZERO, BigDecimal.ZERO, null));
    }

    /** One that is to become another; {@code order} is the larger of both. */
    void amended(RestingOrder order, boolean takes, BigDecimal filled) {
        Held before = orders.get(order.clientOrderId());
        BigDecimal counted = before == null ? filled : before.counted;
        boolean took = before != null && before.takes;
        orders.put(order.clientOrderId(), new Held(order, took || takes, false, filled, counted, null));
    }

    /** An order changed; {@code order} says what it may still fill. */
    void learned(Order told, RestingOrder order) {
        orders.computeIfPresent(order.clientOrderId(), (id, before) -> {
            boolean over = order.remaining().signum() <= 0 && told.filledQty().compareTo(before.counted) <= 0;
            return over ? null : before.changed(order, isKnown(told.status()), told.filledQty());
        });
    }

    private static boolean isKnown(OrderStatus status) {
        return status != OrderStatus.RECEIVED && status != OrderStatus.SUBMITTED && status != OrderStatus.UNKNOWN;
    }

    void forget(String clientOrderId) {
        orders.remove(clientOrderId);
    }

    /** Figures are being asked for; the answer is to be handed back with them. */
    long asking() {
        orders.replaceAll((id, held) -> held.asked());
        asks++;
        return asks;
    }

    /**
     * The figures have come; they tell nothing if others were asked for since.
     *
     * @param withOrders whether the venue's free margin is without what open orders of perpetuals need
     */
    void seen(long ask, boolean withOrders) {
        if (ask == asks) {
            orders.replaceAll((id, held) -> held.seen());
            orders.values().removeIf(held -> held.isSeen(withOrders));
        }
    }

    /** Whether the figures may not tell of an order. */
    boolean holds(String clientOrderId) {
        return orders.containsKey(clientOrderId);
    }

    /**
     * Those that take something, each with what it takes.
     *
     * @param withOrders as for {@link #seen}: where it is not, open orders of perpetuals are reckoned apart
     * @param without of which what is still open is left out; empty for none
     */
    List<RestingOrder> orders(boolean withOrders, String without) {
        List<RestingOrder> found = new ArrayList<>();
        orders.forEach((id, held) -> {
            BigDecimal taken = id.equals(without) ? held.untold() : held.taken(withOrders);
            if (held.takes && taken.signum() > 0) {
                found.add(held.order.leaving(taken));
            }
        });
        return found;
    }
}
