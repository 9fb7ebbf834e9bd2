package io.azalai.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A bare client of a socket that keeps what it hears. Safe for many threads: concurrent collections. */
final class Listening implements WebSocket.Listener {

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> end = new AtomicReference<>("");
    private final WebSocket socket;

    Listening(String url) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(url), this)
                .join();
    }

    List<String> frames() {
        return List.copyOf(frames);
    }

    /** Of frames that are one letter in brackets, the letters in their order. */
    String words() {
        return String.join(
                "",
                frames.stream()
                        .filter(frame -> frame.matches("<[a-z]>"))
                        .map(frame -> frame.substring(1, 2))
                        .toList());
    }

    /** How it ended; empty while it has not. */
    String end() {
        return end.get();
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    void abort() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
        frames.add(data.toString());
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
