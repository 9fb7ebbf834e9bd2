package io.azalai.trade.journal;

import io.azalai.model.Order;
import java.util.Set;

/**
 * An order as the journal keeps it.
 *
 * @param contentHash hash of what the caller asked, to tell a repeated request from a reused id; {@code external} for
 *     an order that was not placed by us
 * @param formerIds ids its venue knew it by before
 */
public record JournaledOrder(Order order, String contentHash, Set<String> formerIds) {

    /** The hash of orders that were not placed by us. */
    public static final String EXTERNAL = "external";

    /** Never known by another id. */
    public JournaledOrder(Order order, String contentHash) {
        this(order, contentHash, Set.of());
    }

    /** Copies the ids. */
    public JournaledOrder {
        formerIds = Set.copyOf(formerIds);
    }
}
