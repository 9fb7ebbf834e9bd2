package io.azalai.trade.journal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A way to a server that can be closed, and on which the answer to a commit can get lost. Safe for many threads. */
public final class WayToServer implements AutoCloseable {

    private final ServerSocket door;
    private final int port;
    private final AtomicReference<Cut> armed = new AtomicReference<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cutting;
    private volatile boolean closed;

    private WayToServer(int port) throws IOException {
        this.port = port;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(() -> {
            while (true) {
                Socket client = door.accept();
                if (closed) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), this.port);
                sockets.add(server);
                daemon(() -> forth(client, server));
                daemon(() -> back(server, client));
            }
        });
    }

    public static WayToServer before(Storage.Server place) throws IOException {
        return new WayToServer(
                URI.create(place.url().substring("jdbc:".length())).getPort());
    }

    /** On which each commit is written out: a statement that is prepared goes by a name. */
    public Storage.Server way(Storage.Server place) {
        String url = place.url().replace(":" + port + "/", ":" + door.getLocalPort() + "/") + "&prepareThreshold=0";
        return new Storage.Server(url, place.user(), place.password());
    }

    /** Where the way ends during a commit. */
    enum Cut {
        BEFORE_THE_SERVER,
        BEFORE_THE_ANSWER,
        /** Nobody gets through afterwards. */
        BEFORE_THE_ANSWER_FOR_LONG
    }

    void cutNextCommit(Cut where) {
        armed.set(where);
    }

    /** Ends what is connected, and lets nobody through. */
    public void bar() throws IOException {
        closed = true;
        for (Socket each : sockets) {
            each.close();
        }
        sockets.clear();
    }

    /** Lets everybody through again. */
    public void free() {
        closed = false;
    }

    private void forth(Socket client, Socket server) throws IOException {
        byte[] buffer = new byte[65_536];
        try (client;
                server) {
            InputStream from = client.getInputStream();
            for (int read = from.read(buffer); read > 0; read = from.read(buffer)) {
                String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                Cut where = text.contains("COMMIT") ? armed.getAndSet(null) : null;
                if (where == Cut.BEFORE_THE_SERVER) {
                    return;
                }
                cutting = cutting || where != null;
                closed = closed || where == Cut.BEFORE_THE_ANSWER_FOR_LONG;
                server.getOutputStream().write(buffer, 0, read);
            }
        }
    }

    private void back(Socket server, Socket client) throws IOException {
        byte[] buffer = new byte[65_536];
        try (client;
                server) {
            InputStream from = server.getInputStream();
            for (int read = from.read(buffer); read > 0 && !cutting; read = from.read(buffer)) {
                client.getOutputStream().write(buffer, 0, read);
            }
            cutting = false;
        }
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // that is how it ends
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
