package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A bare WebSocket client that keeps what it hears. Safe for many threads. */
final class Frames implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<String> all = new CopyOnWriteArrayList<>();
    final AtomicReference<String> end = new AtomicReference<>("");
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    Frames(String url) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(url), this)
                .join();
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    void subscribe(String subscription) {
        send("{\"method\":\"subscribe\",\"subscription\":" + subscription + "}");
    }

    /** Waits for a frame of a channel, the number-th one. */
    JsonNode await(String channel, int number) {
        return await("channel " + channel)
                .atMost(Duration.ofSeconds(8))
                .until(() -> of(channel).skip(number - 1L).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits for a frame of a channel that is as wanted. */
    JsonNode await(String channel, Predicate<JsonNode> wanted) {
        return await("channel " + channel)
                .atMost(Duration.ofSeconds(8))
                .until(() -> of(channel).filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static ConditionFactory await(String alias) {
        return Awaitility.await(alias).pollInterval(Duration.ofMillis(10));
    }

    private Stream<JsonNode> of(String channel) {
        return all.stream()
                .filter(text -> text.startsWith("{"))
                .map(Frames::read)
                .filter(frame -> frame.path("channel").asText().equals(channel))
                .map(frame -> frame.get("data") == null ? frame : frame.get("data"));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says goodbye and waits for the answer. */
    void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        await("goodbye").atMost(Duration.ofSeconds(8)).until(() -> !end.get().isEmpty());
    }

    void abort() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            all.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end.set("closed " + code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end.set("error");
    }
}
