package io.azalai.simulator.loopback;

/**
 * A client's socket as the venue holds it. Callable from any thread; frames leave in the order of the calls of one
 * thread.
 */
public interface ClientSocket {

    /** Path it was opened at, without query. */
    String path();

    /** Raw query, empty when none. */
    String query();

    /** Sends a text frame; dropped while a fault stalls the socket or after it closed. */
    void send(String text);

    /** Sends a protocol ping. */
    void ping();

    /** Closes with a close frame. */
    void close(int code);

    /** Cuts the TCP connection without a close frame. */
    void reset();
}
