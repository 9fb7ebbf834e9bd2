package io.azalai.venue.aster;

import io.azalai.model.Fill;
import io.azalai.venue.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far one reading of fills goes: a thousand of them and seven days at most (aster.md section 3.4). Stateless. */
final class FillSlices {

    static final int MOST = 1000;

    /** A minute is left for clocks that differ. */
    private static final Duration LONGEST = Duration.ofDays(7).minusMinutes(1);

    private FillSlices() {}

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

    /** What was read from an instant on, with where to read on. */
    static Page<Fill> page(Instant since, List<Fill> fills, Instant now) {
        return fills.size() < MOST
                ? new Page<>(fills, end(since, now))
                : Page.full(fills, since, fills.get(fills.size() - 1).timestamp());
    }
}
