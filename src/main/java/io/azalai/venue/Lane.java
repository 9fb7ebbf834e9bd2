package io.azalai.venue;

/** Who goes first when the budget is short; earlier lanes overtake later ones. */
public enum Lane {
    CANCEL,
    REDUCE,
    PLACE,
    /** Reading of accounts: nothing increases until they are compared, and an unknown outcome waits for its answer. */
    ACCOUNT,
    POLL;

    /** Whether it only asks; what trades has connections of its own. */
    public boolean isReading() {
        return this == ACCOUNT || this == POLL;
    }
}
