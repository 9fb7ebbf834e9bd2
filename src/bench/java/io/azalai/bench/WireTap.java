package io.azalai.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Passes connections on to a venue and notes when the bytes of an order were read off the socket, which is later than
 * when they were written to it. Safe for many threads: each connection has two, what they note is concurrent.
 */
final class WireTap implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final ServerSocket door;
    private final URI venue;
    private final List<String> marks;
    private final ConcurrentHashMap<String, CompletableFuture<Long>> read = new ConcurrentHashMap<>();
    private final LongAdder orders = new LongAdder();

    /** @param marks texts right before an order's id in a request */
    WireTap(URI venue, List<String> marks) throws IOException {
        this.venue = venue;
        this.marks = marks;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /**
     * {@link System#nanoTime} at which the order of this id was read; waits for it.
     *
     * @throws TimeoutException when it was not within ten seconds
     */
    long readAt(String id) throws InterruptedException, ExecutionException, TimeoutException {
        return reading(id).get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<Long> reading(String id) {
        return read.computeIfAbsent(id, awaited -> new CompletableFuture<>());
    }

    /** How many orders were read. */
    int count() {
        return orders.intValue();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket comer = door.accept();
                comer.setTcpNoDelay(true);
                Socket there = new Socket(venue.getHost(), venue.getPort());
                there.setTcpNoDelay(true);
                daemon(() -> pass(comer, there, true));
                daemon(() -> pass(there, comer, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                long now = System.nanoTime();
                out.write(buffer, 0, length);
                if (requests) {
                    note(new String(buffer, 0, length, StandardCharsets.ISO_8859_1), now);
                }
            }
        } catch (IOException reset) {
            // the other end is closed with it
        }
    }

    private void note(String text, long now) {
        for (String mark : marks) {
            int start = text.indexOf(mark);
            if (start >= 0) {
                int from = start + mark.length();
                int end = from;
                while (end < text.length()
                        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
                    end++;
                }
                if (reading(text.substring(from, end)).complete(now)) {
                    orders.increment();
                }
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "tap");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
