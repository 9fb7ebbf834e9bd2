package io.azalai.model;

/** How an event came to be known. */
public enum Source {
    /** WebSocket frame. */
    WS,
    /** REST reply. */
    REST,
    /** Computed here from other events. */
    DERIVED,
    /** Read from a recording. */
    REPLAY
}
