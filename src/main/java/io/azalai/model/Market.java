package io.azalai.model;

/** What kind of market a thing is listed on. */
public enum Market {
    /** Assets change hands. */
    SPOT,
    /** Perpetual futures: positions, margin, funding. */
    PERP
}
