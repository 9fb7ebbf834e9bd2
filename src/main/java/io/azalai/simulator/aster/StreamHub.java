package io.azalai.simulator.aster;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who listens to which stream of one market. Safe for many threads: concurrent sets. */
final class StreamHub {

    private final Clock clock;
    private final Map<String, Set<StreamSession>> listeners = new ConcurrentHashMap<>();
    private final Set<StreamSession> sessions = ConcurrentHashMap.newKeySet();

    StreamHub(Clock clock) {
        this.clock = clock;
    }

    void connected(StreamSession session) {
        sessions.add(session);
    }

    void gone(StreamSession session) {
        sessions.remove(session);
        listeners.values().forEach(each -> each.remove(session));
    }

    void subscribe(String stream, StreamSession session) {
        listeners
                .computeIfAbsent(stream, unheard -> ConcurrentHashMap.newKeySet())
                .add(session);
    }

    void unsubscribe(String stream, StreamSession session) {
        listeners.getOrDefault(stream, Set.of()).remove(session);
    }

    /** Whether anybody would hear it. */
    boolean wanted(String stream) {
        return !listeners.getOrDefault(stream, Set.of()).isEmpty();
    }

    /** @param payload JSON text, without wrapper */
    void publish(String stream, String payload) {
        listeners.getOrDefault(stream, Set.of()).forEach(session -> session.deliver(stream, payload));
    }

    /** Tells those who listen to a listen key that it is no more. */
    void keyEnded(String key) {
        publish(key, "{\"e\":\"listenKeyExpired\",\"E\":" + clock.millis() + "}");
    }

    /** Closes connections that have lived for a day or do not answer pings (section 6.1). */
    void endOld() {
        sessions.forEach(StreamSession::endIfOld);
        sessions.forEach(StreamSession::endIfDeaf);
    }

    void ping() {
        sessions.forEach(StreamSession::ping);
    }
}
