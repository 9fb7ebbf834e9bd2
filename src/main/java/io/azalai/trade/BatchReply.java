package io.azalai.trade;

import io.azalai.model.OrderRequest;
import io.azalai.timing.Failures;
import java.util.concurrent.CompletableFuture;
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

    /** What a request comes to, however it ends. */
    static CompletableFuture<BatchReply> of(OrderRequest request, CompletableFuture<OrderReply> answer) {
        return answer.handle((reply, failure) -> failure == null
                ? new BatchReply(request.clientOrderId(), reply, null)
                : new BatchReply(request.clientOrderId(), null, Failures.cause(failure)));
    }
}
