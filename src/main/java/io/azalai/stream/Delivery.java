package io.azalai.stream;

/** On which thread frames enter the route. */
public enum Delivery {
    /** On the socket's own thread; the route must never block. */
    INLINE,
    /** On a thread of the consumer, in order, behind a bounded queue; while it is full the sockets are not read. */
    QUEUED
}
