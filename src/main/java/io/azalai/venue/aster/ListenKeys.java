package io.azalai.venue.aster;

import io.azalai.model.Market;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of private streams: an account has one in each market at a time, which every connection is opened with
 * (aster.md section 6.4). What was opened with an earlier one brings nothing more. Safe for many threads: a concurrent
 * map.
 */
final class ListenKeys {

    /** In place of a key that is no more, until the venue gives another. */
    private static final String NONE = "";

    private final Map<Stream, String> valid = new ConcurrentHashMap<>();

    /** The venue gave this key, or went on with it. */
    void issued(String account, Market market, String key) {
        valid.put(new Stream(account, market), key);
    }

    /** The venue no longer knows the key. */
    void expired(String account, Market market) {
        valid.put(new Stream(account, market), NONE);
    }

    /** Whether a key is the valid one, as far as the venue has told. */
    boolean isCurrent(String account, Market market, String key) {
        return valid.getOrDefault(new Stream(account, market), key).equals(key);
    }

    private record Stream(String account, Market market) {}
}
