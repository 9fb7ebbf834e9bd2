package io.azalai.model;

/** Side of the taker in a public trade; descriptive, hence lenient. */
public enum AggressorSide {
    BUY,
    SELL,
    /** The venue did not say. */
    UNKNOWN
}
