package io.azalai.trade;

import io.azalai.timing.Failures;
import java.util.concurrent.CompletableFuture;

/**
 * Answers that fail with what went wrong itself, not with the wrapping that a step on a future puts around it: routes
 * and doors tell failures apart by their type. Stateless.
 */
final class Unwrapped {

    private Unwrapped() {}

    static <T> CompletableFuture<T> of(CompletableFuture<T> answer) {
        CompletableFuture<T> unwrapped = new CompletableFuture<>();
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                unwrapped.complete(value);
            } else {
                unwrapped.completeExceptionally(Failures.cause(failure));
            }
        });
        return unwrapped;
    }
}
