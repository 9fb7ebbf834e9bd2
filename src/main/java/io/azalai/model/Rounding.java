package io.azalai.model;

/** What is done with prices and quantities that are not on the instrument's grid (downstream.md section 7). */
public enum Rounding {
    /** They are refused. */
    NONE,
    /** They go to the next step below. */
    DOWN
}
