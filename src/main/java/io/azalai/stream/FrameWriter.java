package io.azalai.stream;

import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.asynchttpclient.ws.WebSocket;

/**
 * Puts a body into one frame, or into fragments when streaming. Safe for many threads: one lock a socket while
 * streaming.
 */
final class FrameWriter {
    private final WebSocket socket;
    private final boolean streaming;
    private final int bufferSize;

    FrameWriter(WebSocket socket, AhcWsConfiguration configuration) {
        this.socket = socket;
        this.streaming = configuration.isUseStreaming();
        this.bufferSize = configuration.getBufferSize();
    }

    /**
     * Sends the body; fragments of two messages never mix.
     *
     * @return done when its last frame is written
     */
    Future<Void> write(Exchange exchange) throws IOException {
        if (!streaming) {
            return frame(exchange);
        }
        synchronized (socket) {
            return frame(exchange);
        }
    }

    private Future<Void> frame(Exchange exchange) throws IOException {
        Object body = exchange.getMessage().getBody();
        if (body instanceof byte[] bytes) {
            return socket.sendBinaryFrame(bytes);
        }
        if (body instanceof InputStream stream) {
            return streaming ? fragments(stream) : socket.sendBinaryFrame(stream.readAllBytes());
        }
        if (streaming && body instanceof Reader reader) {
            return fragments(reader);
        }
        String text = text(exchange);
        return streaming ? fragments(new StringReader(text)) : socket.sendTextFrame(text);
    }

    private static String text(Exchange exchange) throws IOException {
        try {
            return exchange.getMessage().getMandatoryBody(String.class);
        } catch (InvalidPayloadException unfit) {
            throw new IOException("a frame needs text or bytes", unfit);
        }
    }

    private Future<Void> fragments(Reader reader) throws IOException {
        char[] buffer = new char[bufferSize];
        String part = next(reader, buffer);
        String following = next(reader, buffer);
        Future<Void> sent = socket.sendTextFrame(part, following.isEmpty(), 0);
        while (!following.isEmpty()) {
            part = following;
            following = next(reader, buffer);
            sent = socket.sendContinuationFrame(part, following.isEmpty(), 0);
        }
        return sent;
    }

    private Future<Void> fragments(InputStream stream) throws IOException {
        byte[] part = stream.readNBytes(bufferSize);
        byte[] following = stream.readNBytes(bufferSize);
        Future<Void> sent = socket.sendBinaryFrame(part, following.length == 0, 0);
        while (following.length > 0) {
            part = following;
            following = stream.readNBytes(bufferSize);
            sent = socket.sendContinuationFrame(part, following.length == 0, 0);
        }
        return sent;
    }

    private static String next(Reader reader, char[] buffer) throws IOException {
        int read = reader.read(buffer);
        if (read <= 0) {
            return "";
        }
        String part = new String(buffer, 0, read);
        return Character.isHighSurrogate(part.charAt(read - 1)) ? part + (char) reader.read() : part;
    }
}
