package io.azalai.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events one reader lost and has not announced yet: the first loss of a gap is announced at once, the rest when the
 * gap ends or grows by another capacity. Guarded by the reader's lock.
 */
final class Losses {

    /** The name a loss is counted under when the event belongs to no venue. */
    private static final String NO_VENUE = "azalai";

    private final int capacity;
    private final Map<String, Long> byVenue = new LinkedHashMap<>();
    private long unannounced;
    private boolean inGap;

    Losses(int capacity) {
        this.capacity = capacity;
    }

    /** Counts one; answers whether it begins a gap. */
    boolean add(@Nullable String venue) {
        boolean first = !inGap;
        inGap = true;
        unannounced++;
        byVenue.merge(venue == null ? NO_VENUE : venue, 1L, Long::sum);
        return first;
    }

    /** Whether what was lost should be announced, with so many events waiting. */
    boolean isDue(int waiting) {
        return unannounced > 0 && (unannounced >= capacity || waiting <= capacity / 2);
    }

    /** Losses by venue since the last call. */
    Map<String, Long> announce() {
        Map<String, Long> lost = Map.copyOf(byVenue);
        byVenue.clear();
        unannounced = 0;
        return lost;
    }

    /** The reader has caught up, and the next loss begins a new gap; answers whether there was one. */
    boolean caughtUp() {
        boolean was = inGap;
        inGap = false;
        return was;
    }
}
