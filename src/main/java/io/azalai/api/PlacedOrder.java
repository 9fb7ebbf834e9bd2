package io.azalai.api;

import io.azalai.model.Order;
import io.azalai.trade.BatchReply;
import io.azalai.trade.OrderReply;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of several orders that were placed or cancelled at once.
 *
 * @param clientOrderId of the order
 * @param order its state; null when it failed
 * @param failure what the call for it alone would have thrown; null when it did not fail
 */
public record PlacedOrder(
        String clientOrderId,
        @Nullable Order order,
        @Nullable Throwable failure) {

    static PlacedOrder of(BatchReply answer) {
        OrderReply reply = answer.reply();
        return new PlacedOrder(answer.clientOrderId(), reply == null ? null : reply.order(), answer.failure());
    }
}
