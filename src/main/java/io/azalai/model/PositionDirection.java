package io.azalai.model;

/** Where a position points. */
public enum PositionDirection {
    LONG,
    SHORT,
    FLAT
}
