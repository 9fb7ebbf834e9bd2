package io.azalai.stream;

import java.time.Instant;

/** Where the frames of a pool go. Frames of one connection come in order, on its thread; those of
 * connections that carry the same come as if they were one, never two at a time. */
interface FrameSink {

    /**
     * Takes a frame.
     *
     * @param body String of a text frame, byte[] of a binary one
     */
    void frame(Object body, String group, Instant receivedAt);

    /** Takes a change of a group's connections, in order with the frames of the connection that caused it. */
    void status(StreamStatus status);

    /** Frames that wait. */
    int pending();
}
