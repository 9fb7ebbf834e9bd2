package io.azalai.simulator.aster;

import java.util.LinkedHashMap;
import java.util.Map;

/** With which nonce an order was placed, of the newest ten thousand orders. Safe for many threads: one lock. */
final class PlacingNonces {

    private static final int MOST = 10_000;

    private final Map<Long, Long> nonces = new LinkedHashMap<>();

    synchronized void add(long orderId, long nonce) {
        nonces.put(orderId, nonce);
        if (nonces.size() > MOST) {
            nonces.remove(nonces.keySet().iterator().next());
        }
    }

    synchronized boolean isOf(long orderId, long nonce) {
        return nonces.getOrDefault(orderId, -1L) == nonce;
    }
}
