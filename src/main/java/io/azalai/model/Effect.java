package io.azalai.model;

/** What an order does to a position (risk.md section 2). */
public enum Effect {
    INCREASE,
    REDUCE,
    /** Closes the position and opens the other side. */
    FLIP
}
