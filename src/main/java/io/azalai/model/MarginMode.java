package io.azalai.model;

/** What a position may lose: all that backs the account, or what was set aside for it. */
public enum MarginMode {
    CROSS,
    ISOLATED
}
