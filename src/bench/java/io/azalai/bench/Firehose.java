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
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server of its own process: once a reader subscribes to a kind of frame it gets as many as it can take, first to
 * warm up, then to be measured. Frames are encoded beforehand, so that it costs as little of the machine as may be. One
 * thread for each connection.
 */
public final class Firehose {

    private static final int BLOCK = 32;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final String PROOF = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455 section 1.3

    private final Map<FrameKind, byte[]> blocks = new LinkedHashMap<>();
    private final long warmUpNanos;
    private final long measuredNanos;

    private Firehose(long warmUpMs, long measuredMs) {
        warmUpNanos = TimeUnit.MILLISECONDS.toNanos(warmUpMs);
        measuredNanos = TimeUnit.MILLISECONDS.toNanos(measuredMs);
        FrameKind.all().forEach(kind -> blocks.put(kind, encoded(kind.frame(), BLOCK)));
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
            shakeHands(in, out);
            for (String text = read(in); text != null; text = read(in)) {
                answer(text, out);
            }
        } catch (IOException gone) {
            // the reader has what it wanted
        }
    }

    private void answer(String text, OutputStream out) throws IOException {
        if (text.contains("\"ping\"")) {
            out.write(encoded("{\"channel\":\"pong\"}", 1));
        }
        if (text.contains("\"subscription\":")) {
            out.write(encoded("{\"channel\":\"subscriptionResponse\",\"data\":" + text + "}", 1));
        } else if (text.contains("\"params\":")) {
            out.write(encoded("{\"result\":null," + text.substring(text.indexOf("\"id\":")), 1));
        }
        for (Map.Entry<FrameKind, byte[]> kind : blocks.entrySet()) {
            if (kind.getKey().isAskedForBy(text)) {
                pour(kind.getKey(), kind.getValue(), out);
            }
        }
    }

    private void pour(FrameKind kind, byte[] block, OutputStream out) throws IOException {
        pour(block, out, warmUpNanos);
        out.write(encoded(kind.mark(0), 1));
        long sent = pour(block, out, measuredNanos);
        out.write(encoded(kind.mark(sent), 1));
    }

    /** Writes blocks for that long; writing waits while the reader is behind. */
    private static long pour(byte[] block, OutputStream out, long nanos) throws IOException {
        long sent = 0;
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end; sent += BLOCK) {
            out.write(block);
        }
        return sent;
    }

    private static byte[] encoded(String text, int times) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            frames.write(0x80 | TEXT);
            if (payload.length < 126) {
                frames.write(payload.length);
            } else {
                frames.write(126);
                frames.write(payload.length >> 8);
                frames.write(payload.length);
            }
            frames.writeBytes(payload);
        }
        return frames.toByteArray();
    }

    private static void shakeHands(DataInputStream in, OutputStream out) throws IOException {
        String key = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18)) {
                key = line.substring(18).strip();
            }
        }
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + proof(key) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
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
