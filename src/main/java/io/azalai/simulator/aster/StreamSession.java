package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.loopback.ClientSocket;
import io.azalai.simulator.loopback.SocketSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One client's stream connection (aster.md section 6.1): control messages, raw or wrapped delivery, message rate.
 * Messages are confined to the loopback's event loop thread; deliveries come from any thread.
 */
final class StreamSession implements SocketSession {

    private static final int MOST_STREAMS = 200;
    private static final int MOST_PER_MESSAGE = 110;
    private static final int ILLEGAL_REQUEST = 3001;
    private static final int POLICY_VIOLATION = 1008;
    private static final int GOING_AWAY = 1001;
    private static final long ANSWERED = Long.MAX_VALUE;
    private static final long LONGEST_LIFE_MS = 24L * 60 * 60_000;

    private final ClientSocket socket;
    private final StreamHub hub;
    private final Clock clock;
    private final int messagesPerSecond;
    private final Duration pongWithin;
    private final long begunAt;
    private final Set<String> streams = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile boolean combined;
    private long second;
    private int messages;
    private volatile long unansweredSince = ANSWERED;

    /** @param pongWithin how long a ping may stay unanswered */
    StreamSession(ClientSocket socket, StreamHub hub, Clock clock, int messagesPerSecond, Duration pongWithin) {
        this.socket = socket;
        this.hub = hub;
        this.clock = clock;
        this.messagesPerSecond = messagesPerSecond;
        this.pongWithin = pongWithin;
        begunAt = clock.millis();
    }

    /** Begins with what the address named. */
    void begin(boolean wrapped, List<String> named) {
        combined = wrapped;
        hub.connected(this);
        add(named);
    }

    @Override
    public void received(String text) {
        if (tooFast()) {
            socket.close(POLICY_VIOLATION);
            return;
        }
        ControlMessage message;
        try {
            message = ControlMessage.of(text);
        } catch (ControlMessage.UnreadableException unreadable) {
            socket.send(unreadable.reply().toString());
            return;
        }
        if (message.streams().size() > MOST_PER_MESSAGE) {
            socket.close(ILLEGAL_REQUEST);
            return;
        }
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.set("result", result(message));
        if (message.id() != null) {
            reply.put("id", message.id());
        }
        socket.send(reply.toString());
    }

    private boolean tooFast() {
        long now = clock.millis() / 1000;
        messages = now == second ? messages + 1 : 1;
        second = now;
        return messages > messagesPerSecond;
    }

    private JsonNode result(ControlMessage message) {
        return switch (message.method()) {
            case SUBSCRIBE -> {
                add(message.streams());
                yield JsonNodeFactory.instance.nullNode();
            }
            case UNSUBSCRIBE -> {
                message.streams().forEach(this::remove);
                yield JsonNodeFactory.instance.nullNode();
            }
            case LIST_SUBSCRIPTIONS -> list();
            case SET_PROPERTY -> {
                combined = message.value();
                yield JsonNodeFactory.instance.nullNode();
            }
            case GET_PROPERTY -> JsonNodeFactory.instance.booleanNode(combined);
        };
    }

    private JsonNode list() {
        var names = JsonNodeFactory.instance.arrayNode();
        synchronized (streams) {
            streams.forEach(names::add);
        }
        return names;
    }

    /** Any name is taken; one that nothing is published on stays silent, as on the venue. */
    private void add(List<String> names) {
        for (String name : names) {
            if (streams.size() >= MOST_STREAMS && !streams.contains(name)) {
                socket.close(POLICY_VIOLATION);
                return;
            }
            streams.add(name);
            hub.subscribe(name, this);
        }
    }

    private void remove(String name) {
        streams.remove(name);
        hub.unsubscribe(name, this);
    }

    void deliver(String stream, String payload) {
        socket.send(combined ? "{\"stream\":\"" + stream + "\",\"data\":" + payload + "}" : payload);
    }

    /** Ends it once it has lived for a day. */
    void endIfOld() {
        if (clock.millis() - begunAt >= LONGEST_LIFE_MS) {
            socket.close(GOING_AWAY);
        }
    }

    void ping() {
        unansweredSince = Math.min(unansweredSince, clock.millis());
        socket.ping();
    }

    /** Pings count as messages. */
    @Override
    public void pinged() {
        if (tooFast()) {
            socket.close(POLICY_VIOLATION);
        }
    }

    /** So do pongs, and one that nobody asked for is none but a message. */
    @Override
    public void ponged() {
        unansweredSince = ANSWERED;
        pinged();
    }

    /** Ends it once a ping has waited too long for its pong. */
    void endIfDeaf() {
        if (unansweredSince != ANSWERED && clock.millis() - unansweredSince >= pongWithin.toMillis()) {
            socket.close(GOING_AWAY);
        }
    }

    @Override
    public void closed() {
        hub.gone(this);
    }
}
