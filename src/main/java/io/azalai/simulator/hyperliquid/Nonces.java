package io.azalai.simulator.hyperliquid;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Used nonces of each signer: the hundred highest count, inside a window around now (section 4.7). Confined to the
 * event loop.
 */
final class Nonces {

    private static final int REMEMBERED = 100;
    private static final long PAST_MS = Duration.ofDays(2).toMillis();
    private static final long FUTURE_MS = Duration.ofDays(1).toMillis();

    private final Clock clock;
    private final Map<String, TreeSet<Long>> used = new HashMap<>();

    Nonces(Clock clock) {
        this.clock = clock;
    }

    /**
     * Uses a nonce up, whatever becomes of the action. @throws RefusedException when it is used, too low or too high
     */
    void consume(String signer, long nonce) {
        long now = clock.millis();
        TreeSet<Long> mine = used.computeIfAbsent(signer, absent -> new TreeSet<>());
        long floor = now - PAST_MS;
        if (nonce <= floor) {
            throw new RefusedException("Invalid nonce: nonce too low " + nonce + " < " + floor);
        }
        if (nonce >= now + FUTURE_MS) {
            throw new RefusedException("Invalid nonce: nonce too high " + nonce + " > " + (now + FUTURE_MS));
        }
        if (mine.contains(nonce)) {
            throw new RefusedException("Invalid nonce: duplicate nonce " + nonce);
        }
        if (mine.size() >= REMEMBERED && nonce < mine.first()) {
            throw new RefusedException("Invalid nonce: nonce too low " + nonce + " < " + mine.first());
        }
        mine.add(nonce);
        if (mine.size() > REMEMBERED) {
            mine.pollFirst();
        }
    }
}
