package io.azalai.model;

/** Direction of an order or of a fill, seen from its owner. */
public enum Side {
    BUY,
    SELL
}
