package io.azalai.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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

    private final Stopwatch watch = new Stopwatch();
    private final StringBuilder parts = new StringBuilder();

    /** Frames per second of one kind. */
    static long measure(URI address, String kind) throws Exception {
        BareLoop loop = new BareLoop();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, loop)
                .join();
        socket.sendText(
                        "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"" + kind + "\",\"coin\":\"BTC\"}}",
                        true)
                .join();
        long result = loop.watch.framesPerSecond();
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
            JsonNode data = JSON.readTree(text).path("data");
            if (data.path(0).path("coin").asText().equals(Frames.MARK_COIN)) {
                watch.mark(data.path(0).path("tid").asLong());
            }
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
