package io.azalai.simulator.loopback;

import java.util.List;
import java.util.Optional;

/**
 * What one listening address of a venue does. All calls come on the loopback's one event loop thread: never wait.
 */
public interface Site {

    HttpReply answer(HttpRequest request);

    /** What a request asks of orders, counted in the ledger even if a fault keeps it from the venue. */
    default List<OrderAsk> orderAsks(HttpRequest request) {
        return List.of();
    }

    /** Whether a WebSocket may be opened at this path. */
    default boolean accepts(String path) {
        return false;
    }

    /** What a WebSocket is answered at a path of this site that the venue will not take now; empty when it may come. */
    default Optional<HttpReply> turnsAway(String path) {
        return Optional.empty();
    }

    /** A client connected; the session hears its frames. */
    default SocketSession opened(ClientSocket socket) {
        throw new IllegalStateException("no sockets at " + socket.path());
    }
}
