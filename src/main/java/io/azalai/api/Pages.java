package io.azalai.api;

import io.azalai.venue.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Reads pages until there is no more; a row at the edge of two, which comes twice, is told once. */
final class Pages {

    private Pages() {}

    /** All rows, oldest first; failed when any page could not be read. */
    static <T> CompletableFuture<List<T>> all(Instant since, Function<Instant, CompletableFuture<Page<T>>> read) {
        return more(since, read, List.of());
    }

    private static <T> CompletableFuture<List<T>> more(
            Instant since, Function<Instant, CompletableFuture<Page<T>>> read, List<T> before) {
        return read.apply(since).thenCompose(page -> {
            List<T> rows = new ArrayList<>(before);
            rows.addAll(page.rows());
            Instant next = page.next();
            return next == null
                    ? CompletableFuture.completedFuture(List.copyOf(new LinkedHashSet<>(rows)))
                    : more(next, read, rows);
        });
    }
}
