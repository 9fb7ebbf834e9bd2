package io.azalai.venue;

import java.time.Duration;

/** Who goes first when the budget is short; earlier lanes overtake later ones. */
public enum Lane {
    CANCEL,
    REDUCE,
    PLACE,
    /** Reading of accounts: nothing increases until they are compared, and an unknown outcome waits for its answer. */
    ACCOUNT,
    POLL,
    /**
     * A caller reads the past, page after page: it leaves polls their part, and waits longer than they for its turn.
     */
    PAST;

    /** What is urgent and was refused for too much is tried again no later, so that a venue may keep its place free. */
    public static final Duration URGENT_AGAIN = Duration.ofSeconds(30);

    /** Whether it lowers what may be lost: reserves are for it, and it may take all that the venue grants. */
    public boolean isUrgent() {
        return this == CANCEL || this == REDUCE;
    }

    /** Whether it only asks; what trades has connections of its own. */
    public boolean isReading() {
        return this == ACCOUNT || this == POLL || this == PAST;
    }
}
