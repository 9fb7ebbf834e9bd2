package io.azalai.venue.wire;

import io.azalai.venue.wire.WordTable.UnknownWordException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words of orders that we do not know, in lists that tell many: one must not keep the others from being read, nor its own
 * order from being cancelled. Each is warned of once, and counted. Safe for many threads: a concurrent map.
 */
public final class OddWords {

    private static final Logger LOG = LoggerFactory.getLogger(OddWords.class);

    private final String venue;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    public OddWords(String venue) {
        this.venue = venue;
    }

    /** Warns of a word the first time it comes. */
    public void warn(UnknownWordException odd, String orderId) {
        String word = String.valueOf(odd.getMessage());
        if (counts.merge(word, 1, Integer::sum) == 1) {
            LOG.warn(
                    "{}: the order is taken for what is nearest, so that it counts and can be cancelled venue={} orderId={}",
                    word,
                    venue,
                    orderId);
        }
    }

    /** How often each word came, by what is said of it. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
