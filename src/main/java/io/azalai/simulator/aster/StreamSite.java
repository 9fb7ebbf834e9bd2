package io.azalai.simulator.aster;

import io.azalai.simulator.loopback.ClientSocket;
import io.azalai.simulator.loopback.HttpReply;
import io.azalai.simulator.loopback.HttpRequest;
import io.azalai.simulator.loopback.Site;
import io.azalai.simulator.loopback.SocketSession;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A stream host: {@code /ws}, {@code /ws/<name>} and {@code /stream?streams=}. Confined to the event loop thread. */
final class StreamSite implements Site {

    private final StreamHub hub;
    private final Clock clock;
    private final int messagesPerSecond;
    private final Duration pongWithin;

    StreamSite(StreamHub hub, Clock clock, int messagesPerSecond, Duration pongWithin) {
        this.hub = hub;
        this.clock = clock;
        this.messagesPerSecond = messagesPerSecond;
        this.pongWithin = pongWithin;
    }

    @Override
    public HttpReply answer(HttpRequest request) {
        return new HttpReply(404, "text/html", "<html><head><title>404 Not Found</title></head></html>", Map.of());
    }

    @Override
    public boolean accepts(String path) {
        return path.equals("/ws") || path.startsWith("/ws/") || path.equals("/stream");
    }

    @Override
    public SocketSession opened(ClientSocket socket) {
        StreamSession session = new StreamSession(socket, hub, clock, messagesPerSecond, pongWithin);
        boolean combined = socket.path().equals("/stream");
        session.begin(combined, combined ? named(socket.query()) : path(socket.path()));
        return session;
    }

    private static List<String> path(String path) {
        String names = path.length() > 4 ? path.substring(4) : "";
        return split(URLDecoder.decode(names.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    private static List<String> named(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith("streams="))
                .flatMap(pair ->
                        split(URLDecoder.decode(pair.substring("streams=".length()), StandardCharsets.UTF_8)).stream())
                .toList();
    }

    private static List<String> split(String names) {
        return Arrays.stream(names.split("/", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
