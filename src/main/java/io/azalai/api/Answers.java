package io.azalai.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Waits for what was asked. */
final class Answers {

    private Answers() {}

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

    private static RuntimeException unwrapped(Throwable failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        if (cause instanceof CompletionException wrapped) {
            return unwrapped(wrapped);
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
