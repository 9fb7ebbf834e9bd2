package io.azalai.venue.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows of a venue's ledger of a kind that we do not know, so that nobody can tell what came or left by them: each is
 * told once, with what it says, and counted. Safe for many threads: one lock, held without IO but for the log.
 */
public final class UnknownRows {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownRows.class);

    /** Ledgers are read again and again, a few days of them at most. */
    private static final int REMEMBERED = 10_000;

    private final String venue;
    private final Map<String, Boolean> told = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    public UnknownRows(String venue) {
        this.venue = venue;
    }

    /**
     * Warns of a row in the log, unless it did so before.
     *
     * @param id what the row has in common with itself read again
     * @param amounts what it says of amounts, in the venue's words
     */
    public synchronized void warn(String type, String id, Instant time, String amounts) {
        if (told.put(id, true) != null) {
            return;
        }
        if (told.size() > REMEMBERED) {
            told.remove(told.keySet().iterator().next());
        }
        LOG.warn(
                "ledger row of an unknown type, no flow is told of it: compare the account with the venue's own pages"
                        + " venue={} type={} time={} {} count={}",
                venue,
                type,
                time,
                amounts,
                counts.merge(type, 1, Integer::sum));
    }

    /** How many rows there were, by type. */
    public synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
