package io.azalai.trade.journal;

import io.azalai.model.Order;

/**
 * An order as the journal keeps it.
 *
 * @param contentHash hash of what the caller asked, to tell a repeated request from a reused id; {@code external} for
 *     an order that was not placed by us
 */
public record JournaledOrder(Order order, String contentHash) {

    /** The hash of orders that were not placed by us. */
    public static final String EXTERNAL = "external";
}
