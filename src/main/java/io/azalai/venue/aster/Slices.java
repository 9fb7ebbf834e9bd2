package io.azalai.venue.aster;

import io.azalai.venue.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How far one reading of an account's past goes: a thousand rows and seven days at most (aster.md section 3.4). Stateless. */
final class Slices {

    static final int MOST = 1000;

    /** A minute is left for clocks that differ. */
    private static final Duration LONGEST = Duration.ofDays(7).minusMinutes(1);

    private Slices() {}

    /** The latest slice's beginning, where that is later than an instant. */
    static Instant begin(Instant since, Instant now) {
        Instant earliest = now.minus(LONGEST);
        return since.isBefore(earliest) ? earliest : since;
    }

    /** Where the slice that begins at an instant ends; null when it reaches the present. */
    static @Nullable Instant end(Instant since, Instant now) {
        Instant end = since.plus(LONGEST);
        return end.isBefore(now) ? end : null;
    }

    /** The times of a slice, and how much is wanted of it. */
    static Parameters times(Parameters parameters, Instant since, Instant now) {
        Instant end = end(since, now);
        return parameters
                .add("startTime", since.toEpochMilli())
                .add("endTime", end == null ? null : end.toEpochMilli())
                .add("limit", MOST);
    }

    /**
     * What was read from an instant on, with where to read on.
     *
     * @param told how many rows the venue told, of which not all may be among {@code rows}
     */
    static <T> Page<T> page(Instant since, List<T> rows, int told, Function<T, Instant> time, Instant now) {
        return told < MOST || rows.isEmpty()
                ? new Page<>(rows, end(since, now))
                : Page.full(rows, since, time.apply(rows.get(rows.size() - 1)));
    }
}
