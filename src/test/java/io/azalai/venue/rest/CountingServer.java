package io.azalai.venue.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A raw HTTP/1.1 socket that keeps what it was sent, answers exactly the bytes it was told, and then closes. */
final class CountingServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Thread accepting;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile String answer = "";
    private volatile boolean stalled;

    CountingServer() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        accepting = new Thread(this::serve, "counting-server");
        accepting.setDaemon(true);
        accepting.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    void answer(String bytes) {
        answer = bytes;
    }

    void stall() {
        stalled = true;
    }

    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                requests.add(read(socket.getInputStream()));
                if (!stalled) {
                    OutputStream out = socket.getOutputStream();
                    out.write(answer.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    socket.close();
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int bodyLeft = -1;
        while (bodyLeft != 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
            if (bodyLeft > 0) {
                bodyLeft--;
            } else if (text.toString().endsWith("\r\n\r\n")) {
                bodyLeft = contentLength(text.toString());
            }
        }
        return text.toString();
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    /** Once closed nothing is accepted any more, not even what was on its way. */
    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
        try {
            accepting.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
