package io.azalai.model;

/** Margin of a position. */
public enum MarginMode {
    CROSS,
    ISOLATED
}
