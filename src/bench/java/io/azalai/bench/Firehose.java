package io.azalai.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server of its own process: once a reader subscribes to a kind of frame it gets as many as it can take, first to
 * warm up, then to be measured; those of an account come without being asked for. Frames are encoded beforehand, so
 * that it costs as little of the machine as may be. One thread for each connection, and one that pours unasked.
 */
public final class Firehose {

    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final String PROOF = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455 section 1.3

    private final Map<FrameKind, Block> blocks = new LinkedHashMap<>();
    private final long warmUpNanos;
    private final long measuredNanos;

    private Firehose(long warmUpMs, long measuredMs) {
        warmUpNanos = TimeUnit.MILLISECONDS.toNanos(warmUpMs);
        measuredNanos = TimeUnit.MILLISECONDS.toNanos(measuredMs);
        FrameKind.all().forEach(kind -> blocks.put(kind, Block.of(kind.block())));
    }

    /** Frames as they go over the wire, which are written together. */
    private record Block(byte[] bytes, int frames) {
        static Block of(List<String> frames) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            frames.forEach(frame -> bytes.writeBytes(encoded(frame)));
            return new Block(bytes.toByteArray(), frames.size());
        }
    }

    /** Prints its port, then serves until it is ended. Arguments: milliseconds to warm up and to measure. */
    public static void main(String[] times) throws IOException {
        Firehose firehose = new Firehose(Long.parseLong(times[0]), Long.parseLong(times[1]));
        try (ServerSocket door = new ServerSocket(0, 4, InetAddress.getByName("127.0.0.1"))) {
            System.out.println(door.getLocalPort());
            while (true) {
                Socket reader = door.accept();
                Thread thread = new Thread(() -> firehose.serve(reader), "reader");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private void serve(Socket reader) {
        try (reader) {
            reader.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(reader.getInputStream()));
            OutputStream out = reader.getOutputStream();
            String path = shakeHands(in, out);
            for (Map.Entry<FrameKind, Block> kind : blocks.entrySet()) {
                if (kind.getKey().isPouredAt(path)) {
                    new Thread(() -> pourUnasked(kind.getKey(), kind.getValue(), out), "unasked").start();
                }
            }
            for (String text = read(in); text != null; text = read(in)) {
                answer(text, out);
            }
        } catch (IOException gone) {
            // the reader has what it wanted
        }
    }

    private void answer(String text, OutputStream out) throws IOException {
        if (text.contains("\"ping\"")) {
            write("{\"channel\":\"pong\"}", out);
        }
        if (text.contains("\"subscription\":")) {
            write("{\"channel\":\"subscriptionResponse\",\"data\":" + text + "}", out);
        } else if (text.contains("\"params\":")) {
            write("{\"result\":null," + text.substring(text.indexOf("\"id\":")), out);
        }
        for (Map.Entry<FrameKind, Block> kind : blocks.entrySet()) {
            if (kind.getKey().isAskedForBy(text)) {
                pour(kind.getKey(), kind.getValue(), out);
            }
        }
    }

    /** On a thread of its own, so that a client's words are answered meanwhile. */
    private void pourUnasked(FrameKind kind, Block block, OutputStream out) {
        try {
            pour(kind, block, out);
        } catch (IOException gone) {
            // the reader has what it wanted
        }
    }

    private void pour(FrameKind kind, Block block, OutputStream out) throws IOException {
        pour(block, out, warmUpNanos);
        write(kind.mark(0), out);
        long sent = pour(block, out, measuredNanos);
        write(kind.mark(sent), out);
    }

    /** Writes blocks for that long; writing waits while the reader is behind. */
    private static long pour(Block block, OutputStream out, long nanos) throws IOException {
        long sent = 0;
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end; sent += block.frames()) {
            write(block.bytes(), out);
        }
        return sent;
    }

    private static void write(String text, OutputStream out) throws IOException {
        write(encoded(text), out);
    }

    /** Whole frames, one writer at a time. */
    private static void write(byte[] frames, OutputStream out) throws IOException {
        synchronized (out) {
            out.write(frames);
        }
    }

    private static byte[] encoded(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | TEXT);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else {
            frame.write(126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** Answers the path that was asked for. */
    private static String shakeHands(DataInputStream in, OutputStream out) throws IOException {
        String path = line(in).split(" ")[1];
        String key = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18)) {
                key = line.substring(18).strip();
            }
        }
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + proof(key) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return path;
    }

    private static String proof(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + PROOF).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.readUnsignedByte(); letter != '\n'; letter = in.readUnsignedByte()) {
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    /** The text of the next frame, empty for one that is no text; null once the reader says goodbye. */
    private static String read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte() & 0xF;
        int length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return switch (kind) {
            case CLOSE -> null;
            case TEXT -> new String(payload, StandardCharsets.UTF_8);
            default -> "";
        };
    }
}
