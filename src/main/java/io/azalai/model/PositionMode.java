package io.azalai.model;

/** Whether a symbol has one position or two. */
public enum PositionMode {
    /** One, long or short. */
    ONE_WAY,
    /** A long and a short one side by side. */
    HEDGE
}
