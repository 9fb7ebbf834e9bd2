package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderStatus;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Has an account compared as soon as the fate of one of its orders is not known, once for all that get so at a time:
 * fills and other orders of it may have been missed too. And soon after one was lost, which may be open all the same
 * and counts nowhere meanwhile. Safe for many threads: concurrent sets.
 */
final class UnknownOrders {

    private static final Duration TOGETHER = Duration.ofSeconds(1);

    private static final Duration LOST = Duration.ofSeconds(5);

    private final Consumer<AccountKey> compare;
    private final Later later;
    private final Set<OrderKey> unknown = ConcurrentHashMap.newKeySet();
    private final Set<AccountKey> due = ConcurrentHashMap.newKeySet();
    private final Set<OrderKey> lost = ConcurrentHashMap.newKeySet();

    UnknownOrders(Consumer<AccountKey> compare, Later later) {
        this.compare = compare;
        this.later = later;
    }

    /** An order changed; inside the desk's lock. */
    void changed(Order order) {
        AccountKey whose = new AccountKey(order.venue(), order.account());
        if (LostOrder.is(order) && lost.add(OrderKey.of(order))) {
            later.in(LOST, () -> {
                lost.remove(OrderKey.of(order));
                compare.accept(whose);
            });
        }
        if (order.status() != OrderStatus.UNKNOWN) {
            unknown.remove(OrderKey.of(order));
        } else if (unknown.add(OrderKey.of(order)) && due.add(whose)) {
            later.in(TOGETHER, () -> {
                due.remove(whose);
                compare.accept(whose);
            });
        }
    }
}
