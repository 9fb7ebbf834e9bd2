package io.azalai.venue;

import io.azalai.timing.Failures;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages until there is no more; a row at the edge of two, which comes twice, is told once. Confined to one
 * reading, of which one page at a time is under way.
 *
 * @param <T> what a row is
 */
public final class Pages<T> {

    private final Function<T, ?> identity;
    private final Function<Instant, CompletableFuture<Page<T>>> read;
    private final Map<Object, T> rows = new LinkedHashMap<>();
    private @Nullable VenueUnavailableException partly;

    private Pages(Function<T, ?> identity, Function<Instant, CompletableFuture<Page<T>>> read) {
        this.identity = identity;
        this.read = read;
    }

    /**
     * All rows, oldest first; failed when any page could not be read. Rows that cannot be read end nothing: what comes
     * after them is read too, and the failure carries all that can be.
     *
     * @param identity what two tellings of one row have in common: not when they were received; the later telling
     *     counts
     */
    public static <T> CompletableFuture<List<T>> all(
            Instant since, Function<T, ?> identity, Function<Instant, CompletableFuture<Page<T>>> read) {
        return new Pages<>(identity, read).from(since);
    }

    private CompletableFuture<List<T>> from(Instant since) {
        return read.apply(since).exceptionally(this::readable).thenCompose(page -> {
            page.rows().forEach(row -> rows.put(identity.apply(row), row));
            Instant next = page.next();
            return next == null ? whole() : from(next);
        });
    }

    private CompletableFuture<List<T>> whole() {
        List<T> all = List.copyOf(rows.values());
        return partly == null
                ? CompletableFuture.completedFuture(all)
                : CompletableFuture.failedFuture(partly.with(all));
    }

    @SuppressWarnings("unchecked") // what comes with a failure was asked for as rows of this kind
    private Page<T> readable(Throwable failure) {
        if (!(Failures.cause(failure) instanceof VenueUnavailableException odd) || odd.page() == null) {
            throw new CompletionException(Failures.cause(failure));
        }
        partly = partly == null ? odd : partly;
        return (Page<T>) odd.page();
    }
}
