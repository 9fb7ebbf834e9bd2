package io.azalai.simulator.loopback;

/** One client's conversation. Calls come on the loopback's event loop thread. */
public interface SocketSession {

    /** A text frame arrived. */
    void received(String text);

    /**
     * A frame that a fault keeps from the venue, and what a request would be answered; frames that ask nothing are
     * lost.
     */
    default void refused(String text, HttpReply reply) {}

    /** The client sent a protocol ping; it is answered already. */
    default void pinged() {}

    /** The client answered a protocol ping, or sent a pong of its own accord. */
    default void ponged() {}

    /** The socket is gone, whoever ended it. */
    default void closed() {}
}
