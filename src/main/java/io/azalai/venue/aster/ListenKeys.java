package io.azalai.venue.aster;

import io.azalai.model.Market;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of private streams (aster.md section 6.4): which is valid, and which each connection was opened with. Safe
 * for many threads: concurrent maps.
 */
final class ListenKeys {

    private final Map<Stream, String> valid = new ConcurrentHashMap<>();
    private final Map<Stream, String> inUse = new ConcurrentHashMap<>();

    /** The venue gave this key, or went on with it. */
    void issued(String account, Market market, String key) {
        valid.put(new Stream(account, market), key);
    }

    /** The venue no longer knows the key. */
    void expired(String account, Market market) {
        valid.remove(new Stream(account, market));
    }

    /** A connection is being opened with the key. */
    void opened(String account, Market market, String key) {
        inUse.put(new Stream(account, market), key);
    }

    /** Whether the connection's key is the valid one. */
    boolean isCurrent(String account, Market market) {
        Stream stream = new Stream(account, market);
        String used = inUse.get(stream);
        return used == null || used.equals(valid.get(stream));
    }

    private record Stream(String account, Market market) {}
}
