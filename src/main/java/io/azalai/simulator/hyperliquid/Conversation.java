package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.loopback.ClientSocket;
import io.azalai.simulator.loopback.HttpReply;
import io.azalai.simulator.loopback.SocketSession;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** One client on {@code /ws} (section 6). Hears on the event loop. Safe for many
 * threads: subscriptions are a concurrent set, and the time last sent at is volatile. */
final class Conversation implements SocketSession {

    /** Of all connections together (section 7.3). */
    private static final int MOST_USERS = 10;

    private static final int MOST_CHANNELS = 1000;

    private final ObjectMapper json = new ObjectMapper();
    private final ClientSocket socket;
    private final Feeds feeds;
    private final HyperliquidSite site;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile long lastSentAt;

    Conversation(ClientSocket socket, Feeds feeds, HyperliquidSite site) {
        this.socket = socket;
        this.feeds = feeds;
        this.site = site;
        send("Websocket connection established.");
    }

    Set<Subscription> subscriptions() {
        return subscriptions;
    }

    long lastSentAt() {
        return lastSentAt;
    }

    void send(String text) {
        lastSentAt = feeds.now();
        socket.send(text);
    }

    void send(String channel, JsonNode data) {
        ObjectNode frame = JsonNodeFactory.instance.objectNode().put("channel", channel);
        frame.set("data", data);
        send(frame.toString());
    }

    void close() {
        socket.close(1000);
    }

    @Override
    public void closed() {
        feeds.closed(this);
    }

    @Override
    public void received(String text) {
        try {
            JsonNode frame = json.readTree(text);
            switch (frame.path("method").asText()) {
                case "ping" -> send("{\"channel\":\"pong\"}");
                case "subscribe" -> subscribe(Subscription.of(frame.path("subscription")), frame.get("subscription"));
                case "unsubscribe" -> unsubscribe(Subscription.of(frame.path("subscription")));
                case "post" -> post(frame);
                default -> throw new UnreadableException("method");
            }
        } catch (JsonProcessingException | UnreadableException e) {
            error("Error parsing JSON into valid websocket request: " + text);
        }
    }

    private void subscribe(Subscription wanted, JsonNode posted) {
        if (!feeds.knows(wanted)) {
            if (wanted.killsWhenWrong() && !feeds.isForgiving()) {
                socket.reset();
            } else {
                error("Invalid subscription " + posted);
            }
        } else if (subscriptions.contains(wanted)) {
            error("Already subscribed: " + wanted.form());
        } else if (feeds.subscriptions().count() >= MOST_CHANNELS) {
            error("Cannot subscribe to more than " + MOST_CHANNELS + " channels");
        } else if (tooManyUsers(wanted)) {
            error("Cannot track more than " + MOST_USERS + " total users.");
        } else {
            subscriptions.add(wanted);
            acknowledge("subscribe", wanted);
            feeds.begin(this, wanted);
        }
    }

    private boolean tooManyUsers(Subscription wanted) {
        Set<String> users = feeds.subscriptions()
                .map(Subscription::user)
                .filter(user -> !user.isEmpty())
                .collect(Collectors.toSet());
        return users.size() >= MOST_USERS && !wanted.user().isEmpty() && !users.contains(wanted.user());
    }

    private void unsubscribe(Subscription subscription) {
        if (subscriptions.remove(subscription)) {
            acknowledge("unsubscribe", subscription);
        } else {
            error("Already unsubscribed: " + subscription.form());
        }
    }

    private void acknowledge(String method, Subscription subscription) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("method", method);
        data.set("subscription", subscription.form());
        send("subscriptionResponse", data);
    }

    private void post(JsonNode frame) throws JsonProcessingException {
        JsonNode request = frame.path("request");
        String type = request.path("type").asText();
        if (!frame.path("id").isIntegralNumber() || !request.path("payload").isObject()) {
            throw new UnreadableException("post");
        }
        boolean info = type.equals("info");
        if (!info && !type.equals("action")) {
            throw new UnreadableException("post");
        }
        HttpReply reply = site.answer(info, request.get("payload"));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("id", frame.get("id"));
        ObjectNode response = data.putObject("response");
        if (reply.status() != 200) {
            response.put("type", "error")
                    .put("payload", reply.status() + " " + reason(reply.status()) + ": " + reply.body());
        } else if (info) {
            ObjectNode payload = response.put("type", "info").putObject("payload");
            payload.set("type", request.get("payload").get("type"));
            payload.set("data", json.readTree(reply.body()));
        } else {
            response.put("type", "action").set("payload", json.readTree(reply.body()));
        }
        send("post", data);
    }

    private static String reason(int status) {
        return switch (status) {
            case 429 -> "Too Many Requests";
            case 422 -> "Unprocessable Entity";
            default -> "Internal Server Error";
        };
    }

    private void error(String text) {
        send("error", JsonNodeFactory.instance.textNode(text));
    }
}
