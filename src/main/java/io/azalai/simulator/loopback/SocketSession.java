package io.azalai.simulator.loopback;

/** One client's conversation. Calls come on the loopback's event loop thread. */
public interface SocketSession {

    /** A text frame arrived. */
    void received(String text);

    /** The socket is gone, whoever ended it. */
    default void closed() {}
}
