package io.azalai.feed;

import io.azalai.model.Dataset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What happens when a reader is slower than the feed. */
public enum Overflow {
    /** The newest event of each key replaces the one that waits: nothing grows, old values are skipped and counted. */
    LATEST,
    /** The oldest waiting event is dropped, counted and announced as a gap. */
    DROP_OLDEST,
    /** The publisher waits: for recorders and tests, never behind a socket that others share. */
    BLOCK;

    private static final Set<Dataset> SUPERSEDED = EnumSet.of(
            Dataset.TICKER,
            Dataset.BBO,
            Dataset.ORDER_BOOK,
            Dataset.MARK_PRICE,
            Dataset.FUNDING_RATE,
            Dataset.INSTRUMENT,
            Dataset.BALANCE,
            Dataset.POSITION,
            Dataset.RISK_STATE);

    /** Whether the newest event of a key says all that matters: such datasets are retained and may be conflated. */
    static boolean isSuperseded(Dataset dataset) {
        return SUPERSEDED.contains(dataset);
    }

    /** What a reader of these datasets wants unless it says otherwise: LATEST when each event supersedes the last. */
    public static Overflow of(Collection<Dataset> datasets) {
        return SUPERSEDED.containsAll(datasets) ? LATEST : DROP_OLDEST;
    }

    /**
     * The policy of a name as endpoints write it: {@code latest}, {@code dropOldest}, {@code block}.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Overflow named(String name) {
        for (Overflow overflow : values()) {
            if (overflow.name().replace("_", "").equals(name.replace("_", "").toUpperCase(Locale.ROOT))) {
                return overflow;
            }
        }
        throw new IllegalArgumentException("overflow must be latest, dropOldest or block, was '" + name + "'");
    }
}
