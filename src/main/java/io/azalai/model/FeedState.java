package io.azalai.model;

/** State of a stream or of one of its subscriptions. */
public enum FeedState {
    UP,
    DOWN,
    /** Open, but silent for too long. */
    STALE,
    /** Events were lost; the count says how many. */
    GAP,
    /** A fresh snapshot is wanted before the data is true again. */
    RESYNC
}
