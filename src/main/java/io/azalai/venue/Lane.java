package io.azalai.venue;

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

    /** Whether it lowers what may be lost: reserves are for it, and it may take all that the venue grants. */
    public boolean isUrgent() {
        return this == CANCEL || this == REDUCE;
    }

    /** Whether it only asks; what trades has connections of its own. */
    public boolean isReading() {
        return this == ACCOUNT || this == POLL || this == PAST;
    }
}
