package io.azalai.trade.account;

import io.azalai.trade.risk.AcceptedOrder;
import io.azalai.trade.risk.ActivityLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ids of the last 24 hours and orders of the last moments. Confined to the gateway's critical section. */
final class Recent {

    private static final Duration IDS_KEPT = Duration.ofHours(24);

    private final Duration window;
    private final Map<Id, Instant> ids = new LinkedHashMap<>();
    private final Deque<Accepted> orders = new ArrayDeque<>();

    private record Id(String account, String clientOrderId) {}

    private record Accepted(Id id, AcceptedOrder order) {}

    Recent(ActivityLimits limits) {
        window = limits.rateWindow().compareTo(limits.duplicateWindow()) > 0
                ? limits.rateWindow()
                : limits.duplicateWindow();
    }

    void accepted(String clientOrderId, AcceptedOrder order) {
        Id id = new Id(order.account(), clientOrderId);
        remember(order.account(), clientOrderId, order.at());
        Instant oldest = order.at().minus(window);
        orders.removeIf(earlier -> earlier.order.at().isBefore(oldest));
        orders.add(new Accepted(id, order));
    }

    /** An id that was used, for the journal to tell after a restart. */
    void remember(String account, String clientOrderId, Instant at) {
        Instant oldest = at.minus(IDS_KEPT);
        while (!ids.isEmpty() && ids.values().iterator().next().isBefore(oldest)) {
            ids.remove(ids.keySet().iterator().next());
        }
        ids.put(new Id(account, clientOrderId), at);
    }

    /** As if the order had never been accepted. */
    void forget(String account, String clientOrderId) {
        Id id = new Id(account, clientOrderId);
        ids.remove(id);
        orders.removeIf(accepted -> accepted.id.equals(id));
    }

    boolean seen(String account, String clientOrderId, Instant now) {
        Instant at = ids.get(new Id(account, clientOrderId));
        return at != null && !at.isBefore(now.minus(IDS_KEPT));
    }

    List<AcceptedOrder> orders() {
        return orders.stream().map(Accepted::order).toList();
    }
}
