package io.azalai.venue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes connections on to a port of this machine, and resets one of them when told. Safe for many threads. */
final class SocketRelay implements AutoCloseable {

    private final ServerSocket door;
    private final int port;
    private final List<Socket> comers = new CopyOnWriteArrayList<>();

    SocketRelay(int port) throws IOException {
        this.port = port;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Resets the connection that came at this place, and none of the others. */
    void reset(int place) throws IOException {
        comers.get(place).setSoLinger(true, 0);
        comers.get(place).close();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket comer = door.accept();
                Socket venue = new Socket(InetAddress.getLoopbackAddress(), port);
                comers.add(comer);
                start(() -> pass(comer, venue));
                start(() -> pass(venue, comer));
            } catch (IOException over) {
                return;
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException reset) {
            // the other end is closed with it
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket comer : comers) {
                comer.close();
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
