package io.azalai.venue;

/** Who goes first when the budget is short; earlier lanes overtake later ones. */
public enum Lane {
    CANCEL,
    REDUCE,
    PLACE,
    POLL
}
