package io.azalai.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;

/**
 * The yardstick: the WebSocket of the JDK and a tree of each frame by Jackson, nothing else. Confined to the client's
 * thread.
 */
final class BareLoop implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FrameKind kind;
    private final Stopwatch watch = new Stopwatch();
    private final StringBuilder parts = new StringBuilder();

    private BareLoop(FrameKind kind) {
        this.kind = kind;
    }

    /** How fast one kind comes. */
    static Stopwatch.Speed measure(URI address, FrameKind kind) throws Exception {
        BareLoop loop = new BareLoop(kind);
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, loop)
                .join();
        socket.sendText(kind.request(), true).join();
        Stopwatch.Speed result = loop.watch.speed();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        return result;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        parts.append(text);
        if (last) {
            frame(parts.toString());
            parts.setLength(0);
        }
        socket.request(1);
        return null;
    }

    private void frame(String text) {
        try {
            long mark = kind.markIn(JSON.readTree(text));
            if (mark >= 0) {
                watch.mark(mark);
            }
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
