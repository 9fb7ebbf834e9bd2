package io.azalai.venue;

/** Who goes first when the budget is short; earlier lanes overtake later ones (DESIGN section 7). */
public enum Lane {
    CANCEL,
    REDUCE,
    PLACE,
    POLL
}
