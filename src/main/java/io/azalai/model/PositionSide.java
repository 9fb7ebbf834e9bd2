package io.azalai.model;

/** Leg of a position: BOTH in one-way mode, LONG or SHORT in hedge mode. */
public enum PositionSide {
    BOTH,
    LONG,
    SHORT
}
