package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.trade.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which fills of the last day were counted, so that none counts twice; of older ones the journal tells. Confined to the
 * lock of {@link OrderDesk}, but for {@link #reaches}, which any thread may ask.
 */
final class FillMemory {

    private static final Duration REACH = Duration.ofDays(1);

    /** What was learnt this long before the reach is on the disk, and its time on the venue's clock is out of reach. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Map<String, Instant> learntAt = new LinkedHashMap<>();
    private volatile Instant now;

    /** With what the journal holds of the last day. */
    FillMemory(Journal journal, Instant now) {
        this.now = now;
        journal.fills(now.minus(REACH)).forEach(this::add);
    }

    /** Whether this memory knows if the fill was counted; where it does not, only the journal does. */
    boolean reaches(Fill fill) {
        return !fill.timestamp().isBefore(now.minus(REACH));
    }

    /** Remembers the fill; false when it was known. */
    boolean add(Fill fill) {
        return learntAt.putIfAbsent(key(fill), now) == null;
    }

    boolean contains(Fill fill) {
        return learntAt.containsKey(key(fill));
    }

    /** Forgets what the journal tells of by now. */
    void forget(Instant until) {
        now = until;
        Instant oldest = until.minus(REACH).minus(MARGIN);
        Iterator<Instant> times = learntAt.values().iterator();
        while (times.hasNext() && times.next().isBefore(oldest)) {
            times.remove();
        }
    }

    /** What tells a fill from all others, in the venue's words: before instruments are read, ours are not known. */
    static String key(Fill fill) {
        Listing listing = fill.listing();
        return listing.venue() + "|" + listing.market() + "|" + listing.venueSymbol() + "|" + fill.account() + "|"
                + fill.tradeId() + "|" + fill.orderId();
    }
}
