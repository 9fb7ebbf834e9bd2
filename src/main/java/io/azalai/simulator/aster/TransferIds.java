package io.azalai.simulator.aster;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Callers' ids of transfers, each good once in seven days (sections 3.4 and 3.7). Safe for many threads: a concurrent
 * map.
 */
final class TransferIds {

    private static final int LONGEST = 63;
    private static final long UNIQUE_MS = 7L * 24 * 60 * 60_000;

    private final Clock clock;
    private final Map<String, Long> used = new ConcurrentHashMap<>();

    TransferIds(Clock clock) {
        this.clock = clock;
    }

    /** @throws RefusedException -4114 when it is too long, -4115 when it was used */
    void check(String id) {
        if (id.length() > LONGEST) {
            throw Refusal.TRANSFER_ID_LENGTH.with();
        }
        Long before = used.get(id);
        if (before != null && clock.millis() - before < UNIQUE_MS) {
            throw Refusal.DUPLICATE_TRANSFER_ID.with();
        }
    }

    void use(String id) {
        used.put(id, clock.millis());
    }
}
