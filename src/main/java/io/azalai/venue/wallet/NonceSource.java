package io.azalai.venue.wallet;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Strictly increasing nonces that follow a clock: one source per signer, since venues refuse a nonce seen before. Safe for many threads: one
 * atomic number.
 */
public final class NonceSource {

    private final AtomicLong last = new AtomicLong();
    private final LongSupplier now;

    /** Follows a clock that counts in the venue's unit: ms on Hyperliquid, us on Aster. */
    public NonceSource(LongSupplier now) {
        this.now = now;
    }

    /** A nonce greater than all before. */
    public long next() {
        return last.updateAndGet(previous -> Math.max(previous + 1, now.getAsLong()));
    }
}
