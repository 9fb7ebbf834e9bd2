package io.azalai.trade;

import org.jspecify.annotations.Nullable;

/**
 * What the order path answers to one order of a batch.
 *
 * @param clientOrderId of the request
 * @param reply null when it failed
 * @param failure why, as the single order would have failed; null when it did not
 */
public record BatchReply(
        String clientOrderId,
        @Nullable OrderReply reply,
        @Nullable Throwable failure) {

    static BatchReply of(OrderReply reply) {
        return new BatchReply(reply.order().clientOrderId(), reply, null);
    }

    static BatchReply of(String clientOrderId, Throwable failure) {
        return new BatchReply(clientOrderId, null, failure);
    }
}
