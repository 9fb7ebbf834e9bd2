package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.timing.Failures;
import io.azalai.trade.journal.JournaledOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels limits of ours that have rested for {@code trading.unfilled_order_timeout} and of which nothing has filled:
 * none that reduces, sells on spot, protects a fill, or was placed elsewhere. Their age is that of the journal, so
 * that a restart gives them no new time. Safe for many threads: a concurrent map.
 */
public final class UnfilledOrders {

    private static final Logger LOG = LoggerFactory.getLogger(UnfilledOrders.class);

    /** A cancel that failed is tried again no sooner. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OrderDesk desk;
    private final Protections protections;
    private final Cancels cancels;
    private final Duration timeout;
    private final Clock clock;
    private final Map<OrderKey, Instant> tried = new ConcurrentHashMap<>();

    /**
     * All orders of a desk.
     *
     * @param timeout zero: none is cancelled
     */
    UnfilledOrders(OrderDesk desk, Protections protections, Cancels cancels, Duration timeout, Clock clock) {
        this.desk = desk;
        this.protections = protections;
        this.cancels = cancels;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Cancels those that are due. */
    public void cancel() {
        if (timeout.isZero()) {
            return;
        }
        Instant now = clock.instant();
        List<Order> due = desk.within(() -> desk.working().stream()
                .filter(order -> !now.isBefore(order.createdAt().plus(timeout)))
                .filter(this::isUnfilled)
                .toList());
        Set<OrderKey> keys = new HashSet<>();
        for (Order order : due) {
            OrderKey key = OrderKey.of(order);
            keys.add(key);
            Instant last = tried.get(key);
            if (last == null || !now.isBefore(last.plus(PATIENCE))) {
                tried.put(key, now);
                cancel(order, now);
            }
        }
        tried.keySet().retainAll(keys);
    }

    private boolean isUnfilled(Order order) {
        return order.status() == OrderStatus.NEW
                && order.orderType() == OrderType.LIMIT
                && desk.brackets()
                        .of(order)
                        .map(bracket -> bracket.key().equals(OrderKey.of(order)))
                        .orElse(true)
                && desk.find(OrderKey.of(order))
                        .filter(life -> !life.contentHash().equals(JournaledOrder.EXTERNAL))
                        .filter(life -> life.fills().atMost().signum() == 0)
                        .isPresent()
                && !protections.opensNothing(order);
    }

    private void cancel(Order order, Instant now) {
        LOG.info(
                "order unfilled for long, cancelled venue={} clientOrderId={} after={}",
                order.venue(),
                order.clientOrderId(),
                timeout);
        OrderRequest cancel = OrderRequest.cancel(order.clientOrderId(), order.venue(), order.clientOrderId(), now)
                .forAccount(order.account());
        cancels.one(cancel).whenComplete((reply, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "order unfilled for long is not cancelled venue={} clientOrderId={}: {}",
                        order.venue(),
                        order.clientOrderId(),
                        Failures.cause(failure).getMessage());
            }
        });
    }
}
