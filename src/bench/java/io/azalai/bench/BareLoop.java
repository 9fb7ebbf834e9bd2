package io.azalai.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;

/**
 * The yardstick: the WebSocket of the JDK and a tree of each frame by Jackson, of private ones records instead, nothing
 * else. Confined to the client's thread.
 */
final class BareLoop implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FrameKind kind;
    private final Mark mark;
    private final String markBegins;
    private final ObjectReader records;
    private final Stopwatch watch = new Stopwatch();
    private final StringBuilder parts = new StringBuilder();

    private BareLoop(FrameKind kind) {
        this.kind = kind;
        this.mark = Mark.of(kind);
        this.markBegins = mark.beginning();
        this.records = kind.isPrivate() ? BareRecords.reader(kind) : JSON.reader();
    }

    /** How fast one kind comes. */
    static Stopwatch.Speed measure(URI address, FrameKind kind) throws Exception {
        BareLoop loop = new BareLoop(kind);
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(kind.address(address), loop)
                .join();
        if (!kind.isPrivate()) {
            socket.sendText(kind.request(), true).join();
        }
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
            if (kind.isPrivate() && !text.startsWith(markBegins)) {
                records.readValue(text);
                return;
            }
            long sent = kind.sent(mark.idIn(JSON.readTree(text)));
            if (sent >= 0) {
                watch.mark(sent);
            }
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
