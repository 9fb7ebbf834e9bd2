package io.azalai.stream;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Whether the sockets of a pool are read. Anybody may hold the gate; it is open when nobody does. What waits then waits
 * in the network, and the venue feels it. Safe for many threads: one lock, held without IO.
 */
final class ReadingGate {
    private final Set<Object> holders = new HashSet<>();
    private final Set<Socket> sockets = new HashSet<>();
    private volatile boolean open = true;
    private final LongSupplier nanos;
    private volatile long openedAtNanos;

    ReadingGate(LongSupplier nanos) {
        this.nanos = nanos;
        this.openedAtNanos = nanos.getAsLong();
    }

    synchronized void hold(Object holder) {
        holders.add(holder);
        update();
    }

    synchronized void release(Object holder) {
        holders.remove(holder);
        update();
    }

    synchronized void add(Socket socket) {
        sockets.add(socket);
        socket.reading(open);
    }

    synchronized void remove(Socket socket) {
        sockets.remove(socket);
    }

    boolean isOpen() {
        return open;
    }

    /** Since when silence is the venue's and not ours. */
    long openedAtNanos() {
        return openedAtNanos;
    }

    private void update() {
        boolean now = holders.isEmpty();
        if (now != open) {
            openedAtNanos = nanos.getAsLong();
            open = now;
            sockets.forEach(socket -> socket.reading(now));
        }
    }
}
