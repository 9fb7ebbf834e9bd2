package io.azalai.market;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The last trades of one listing: a venue repeats them after each subscription, on each of two sockets (hyperliquid.md
 * section 6.2). Safe for many threads: one lock.
 */
final class TradeMemory {

    /** Many times what a subscription repeats. */
    private static final int REMEMBERED = 4_000;

    private final Set<String> ids = new LinkedHashSet<>();

    /** Whether a trade was not told before. */
    synchronized boolean isNew(String tradeId) {
        if (!ids.add(tradeId)) {
            return false;
        }
        if (ids.size() > REMEMBERED) {
            ids.remove(ids.iterator().next());
        }
        return true;
    }
}
