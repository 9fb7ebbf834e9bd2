package io.azalai.simulator.aster;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Microsecond nonces per signer: within ten seconds of the server's time, never twice, never below the last hundred
 * (aster.md section 2.4). Safe for many threads: one lock, held without IO.
 */
final class NonceWindow {

    private static final long BOUND_US = 10_000_000;
    private static final int REMEMBERED = 100;

    private final Map<String, TreeSet<Long>> seen = new HashMap<>();
    private final Clock clock;

    NonceWindow(Clock clock) {
        this.clock = clock;
    }

    /** Uses the nonce up. */
    synchronized void use(String signer, long nonce) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        TreeSet<Long> nonces = seen.computeIfAbsent(signer.toLowerCase(Locale.ROOT), unseen -> new TreeSet<>());
        boolean tooOld = nonces.size() >= REMEMBERED && nonce < nonces.first();
        if (Math.abs(nonce - now) > BOUND_US || tooOld || !nonces.add(nonce)) {
            throw Refusal.NONCE_EXPIRED.with();
        }
        if (nonces.size() > REMEMBERED) {
            nonces.pollFirst();
        }
    }
}
