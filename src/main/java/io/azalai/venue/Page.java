package io.azalai.venue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what an account has of something.
 *
 * @param <T> what it is
 * @param rows oldest first
 * @param next from when on the rest is to be asked for; null when there is no rest
 */
public record Page<T>(List<T> rows, @Nullable Instant next) {

    public Page {
        rows = List.copyOf(rows);
    }

    /** The last page: nothing is left to read. */
    public static <T> Page<T> last(List<T> rows) {
        return new Page<>(rows, null);
    }

    /**
     * A page as long as the venue makes them: the next begins at its newest row, which then comes again, and at least a
     * millisecond after this one, so that reading comes to an end.
     */
    public static <T> Page<T> full(List<T> rows, Instant since, Instant newest) {
        Instant later = since.plusMillis(1);
        return new Page<>(rows, newest.isAfter(later) ? newest : later);
    }
}
