package io.azalai.trade;

import java.time.Duration;

/**
 * Whether a cancel that came to nothing is sent again by itself. Immutable.
 *
 * @param kind what leads to another one
 * @param after how long after its order is known to work
 */
record Repeat(Kind kind, Duration after) {

    /** Left to the caller. */
    static final Repeat NEVER = new Repeat(Kind.NEVER, Duration.ZERO);

    /** It may have overtaken its order: it follows once that works, unless the venue refused it for another reason. */
    static final Repeat ONCE_IT_WORKS = new Repeat(Kind.UNLESS_REFUSED, Duration.ZERO);

    private static final Duration LONGEST = Duration.ofSeconds(30);

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

    /** What holds of the next one: from the second on they go until the order has ended, with ever more time between. */
    Repeat next() {
        Duration next = after.isZero() ? Duration.ofSeconds(1) : after.multipliedBy(2);
        return new Repeat(Kind.ALWAYS, next.compareTo(LONGEST) > 0 ? LONGEST : next);
    }
}
