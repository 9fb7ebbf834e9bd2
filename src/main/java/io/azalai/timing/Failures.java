package io.azalai.timing;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What futures fail with. */
public final class Failures {

    private Failures() {}

    /** What lies below the wrapping of futures, however often one wrapped another. */
    public static Throwable cause(@Nullable Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == null ? new IllegalStateException("no failure") : cause;
    }
}
