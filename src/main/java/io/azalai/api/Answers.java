package io.azalai.api;

import io.azalai.timing.Failures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Holds what was asked to one way of failing, and waits for it. */
final class Answers {

    private Answers() {}

    /** What a call comes to; what it throws fails its answer. */
    static <T> CompletableFuture<T> of(Supplier<CompletableFuture<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /**
     * The answer, once it is there.
     *
     * @throws io.azalai.venue.VenueException what the request failed with, as it is
     */
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while waiting for an answer; what was sent stays sent", stopped);
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        Throwable cause = Failures.cause(failed);
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
