package io.azalai.trade;

import io.azalai.model.OrderRequest;
import io.azalai.trade.risk.RiskOrder;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.VenueException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whose orders are still taken. While the service stops, what protects fills goes on: of what was sent before, some may
 * fill until the end. Safe for many threads: one volatile set, never changed.
 */
final class OpeningHours {

    private volatile Set<RiskOrder.Origin> taken = Collections.unmodifiableSet(EnumSet.allOf(RiskOrder.Origin.class));

    /** From now on only what protects is taken. */
    void narrow() {
        taken = Set.of(RiskOrder.Origin.PROTECTION);
    }

    /** From now on nothing is taken. */
    void end() {
        taken = Set.of();
    }

    /**
     * Whether that one is taken.
     *
     * @throws OrderRejectedException with code {@code SHUTTING_DOWN} when it is not
     */
    void require(OrderRequest request, String operation, RiskOrder.Origin origin) {
        if (!taken.contains(origin)) {
            throw new OrderRejectedException(VenueException.notSent(
                    request.venue(), operation, "SHUTTING_DOWN", "the service is stopping and takes no new orders"));
        }
    }
}
