package io.azalai.stream;

import java.util.List;

/** Where the frames of a pool go. Frames of one connection come in order, on its thread; those of
 * connections that carry the same come as if they were one, never two at a time. */
interface FrameSink {

    /** Takes what one read of a socket brought, in order: one frame at least. */
    void frames(List<Frame> frames);

    /** Takes a change of a group's connections, in order with the frames of the connection that caused it. */
    void status(StreamStatus status);

    /** Frames that wait. */
    int pending();
}
