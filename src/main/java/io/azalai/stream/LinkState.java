package io.azalai.stream;

/** Where a connection that is wanted stands. */
enum LinkState {
    /** On its way for the first time. */
    STARTING,
    /** Open, and everything wanted is subscribed. */
    UP,
    /** Lost or refused; it is being tried again. */
    DOWN
}
