package io.azalai.venue.wire;

import io.azalai.venue.wire.WordTable.UnknownWordException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words of orders that we do not know: one must not keep other orders or a fill from being read, nor its own order from
 * being asked about and cancelled. Each is warned of once. Safe for many threads: a concurrent set.
 */
public final class OddWords {

    private static final Logger LOG = LoggerFactory.getLogger(OddWords.class);

    private final String venue;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public OddWords(String venue) {
        this.venue = venue;
    }

    /** Warns of a word the first time it comes. */
    public void warn(UnknownWordException odd, String orderId) {
        String word = String.valueOf(odd.getMessage());
        if (told.add(word)) {
            LOG.warn(
                    "{}: the order is taken for what is nearest, so that it counts and can be cancelled venue={} orderId={}",
                    word,
                    venue,
                    orderId);
        }
    }
}
