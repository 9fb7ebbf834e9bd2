package io.azalai.venue;

import io.azalai.model.Fill;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of an account's fills.
 *
 * @param fills oldest first
 * @param next from when on the rest is to be asked for; null when there is no rest
 */
public record FillPage(List<Fill> fills, @Nullable Instant next) {

    public FillPage {
        fills = List.copyOf(fills);
    }

    /** The last page. */
    public static FillPage last(List<Fill> fills) {
        return new FillPage(fills, null);
    }

    /**
     * A page as long as the venue makes them: the next begins at its newest fill, which then comes again, and at least a
     * millisecond after this one, so that reading comes to an end.
     */
    public static FillPage full(List<Fill> fills, Instant since, Instant newest) {
        Instant later = since.plusMillis(1);
        return new FillPage(fills, newest.isAfter(later) ? newest : later);
    }
}
