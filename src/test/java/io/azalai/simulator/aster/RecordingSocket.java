package io.azalai.simulator.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.simulator.loopback.ClientSocket;
import java.util.ArrayList;
import java.util.List;

/** A client's socket that remembers what it was sent. Confined to the test's thread. */
final class RecordingSocket implements ClientSocket {

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<String> frames = new ArrayList<>();
    int closeCode;
    int pings;
    private final String path;
    private final String query;

    RecordingSocket(String path, String query) {
        this.path = path;
        this.query = query;
    }

    /** Frames whose {@code e} is this, oldest first. */
    List<JsonNode> events(String name) {
        return frames.stream()
                .map(RecordingSocket::read)
                .filter(frame -> frame.path("e").asText().equals(name))
                .toList();
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError("not JSON: " + text, unreadable);
        }
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public void send(String text) {
        frames.add(text);
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(int code) {
        closeCode = code;
    }

    @Override
    public void reset() {
        closeCode = -1;
    }
}
