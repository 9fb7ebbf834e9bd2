package io.azalai.venue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Reads pages until there is no more; a row at the edge of two, which comes twice, is told once. */
public final class Pages {

    private Pages() {}

    /**
     * All rows, oldest first; failed when any page could not be read.
     *
     * @param identity what two tellings of one row have in common: not when they were received; the later telling
     *     counts
     */
    public static <T> CompletableFuture<List<T>> all(
            Instant since, Function<T, ?> identity, Function<Instant, CompletableFuture<Page<T>>> read) {
        return more(since, identity, read, new LinkedHashMap<>());
    }

    private static <T> CompletableFuture<List<T>> more(
            Instant since,
            Function<T, ?> identity,
            Function<Instant, CompletableFuture<Page<T>>> read,
            Map<Object, T> rows) {
        return read.apply(since).thenCompose(page -> {
            page.rows().forEach(row -> rows.put(identity.apply(row), row));
            Instant next = page.next();
            return next == null
                    ? CompletableFuture.completedFuture(List.copyOf(rows.values()))
                    : more(next, identity, read, rows);
        });
    }
}
