package io.azalai.simulator.loopback;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** A client's socket over Vert.x. Safe for many threads: the socket is, the flags are volatile. */
final class VertxSocket implements ClientSocket {

    private static final int UNSENT_LIMIT = 16 * 1024 * 1024;

    private final ServerWebSocket socket;
    private final Runnable cut;
    /** What goes wrong with its next frames. */
    final FrameFaults faults = new FrameFaults();

    private volatile boolean stalled;
    private volatile boolean closed;

    VertxSocket(ServerWebSocket socket, Runnable cut) {
        this.socket = socket;
        this.cut = cut;
        socket.setWriteQueueMaxSize(UNSENT_LIMIT);
    }

    @Override
    public String path() {
        return socket.path();
    }

    @Override
    public String query() {
        String query = socket.query();
        return query == null ? "" : query;
    }

    /** A client that does not read until 16 MiB wait for it is cut off. */
    @Override
    public void send(String text) {
        if (stalled || closed || socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            reset();
        } else {
            faults.pass(text).forEach(socket::writeTextMessage);
        }
    }

    @Override
    public void ping() {
        if (!stalled && !closed) {
            socket.writePing(Buffer.buffer());
        }
    }

    @Override
    public void close(int code) {
        closed = true;
        socket.close((short) code);
    }

    @Override
    public void reset() {
        closed = true;
        cut.run();
    }

    void stall(boolean on) {
        stalled = on;
    }

    boolean isStalled() {
        return stalled;
    }

    void gone() {
        closed = true;
    }
}
