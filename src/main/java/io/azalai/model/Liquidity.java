package io.azalai.model;

/** Role of the owner in a fill. */
public enum Liquidity {
    MAKER,
    TAKER
}
