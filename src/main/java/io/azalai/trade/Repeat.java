package io.azalai.trade;

import io.azalai.timing.Backoff;
import java.time.Duration;

/**
 * Whether a cancel that came to nothing is sent again by itself. Immutable.
 *
 * @param kind what leads to another one
 * @param waits how many were waited for already
 */
record Repeat(Kind kind, int waits) {

    /** Left to the caller. */
    static final Repeat NEVER = new Repeat(Kind.NEVER, 0);

    /** It may have overtaken its order: it follows once that works, unless the venue refused it for another reason. */
    static final Repeat ONCE_IT_WORKS = new Repeat(Kind.UNLESS_REFUSED, 0);

    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** What leads to another cancel. */
    enum Kind {
        NEVER,
        UNLESS_REFUSED,
        ALWAYS
    }

    /** Whether another follows on one that failed. */
    boolean follows(boolean refused) {
        return switch (kind) {
            case NEVER -> false;
            case UNLESS_REFUSED -> !refused;
            case ALWAYS -> true;
        };
    }

    /** How long after its order is known to work. */
    Duration after() {
        return waits == 0 ? Duration.ZERO : WAITS.ceiling(waits - 1);
    }

    /**
     * What holds of the next one: from the second on they go until the order has ended, with ever more time between.
     */
    Repeat next() {
        return new Repeat(Kind.ALWAYS, waits + 1);
    }
}
