package io.azalai.model;

/** State of a stream or of one of its subscriptions. */
public enum FeedState {
    UP,
    DOWN,
    /** Open, but silent for too long. */
    STALE,
    /** Events were lost; the count says how many. */
    GAP,
    /** A book lost its thread: what is told of it is not true before a fresh snapshot, which is being read. */
    RESYNC
}
