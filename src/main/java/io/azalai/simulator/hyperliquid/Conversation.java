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

/**
 * One client on {@code /ws} (section 6). Hears on the event loop. Safe for many threads: subscriptions are a concurrent
 * set, and the time last sent at is volatile.
 */
final class Conversation implements SocketSession {

    private final ObjectMapper json = new ObjectMapper();
    private final ClientSocket socket;
    private final Feeds feeds;
    private final Posts posts;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile long lastSentAt;

    Conversation(ClientSocket socket, Feeds feeds, HyperliquidSite site) {
        this.socket = socket;
        this.feeds = feeds;
        posts = new Posts(site, answer -> send("post", answer));
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
        if (!feeds.limits().hears()) {
            error("Too Many Requests: " + text);
            return;
        }
        try {
            JsonNode frame = json.readTree(text);
            switch (frame.path("method").asText()) {
                case "ping" -> send("{\"channel\":\"pong\"}");
                case "subscribe" -> subscribe(Subscription.of(frame.path("subscription")), frame.get("subscription"));
                case "unsubscribe" -> unsubscribe(Subscription.of(frame.path("subscription")));
                case "post" -> post(frame);
                default -> throw new UnreadableException("method");
            }
        } catch (JsonProcessingException | UnreadableException unreadable) {
            error("Error parsing JSON into valid websocket request: " + text);
        }
    }

    @Override
    public void refused(String text, HttpReply reply) {
        try {
            JsonNode frame = json.readTree(text);
            if (frame.path("method").asText().equals("post")) {
                send("post", Posts.refused(frame, reply));
            }
        } catch (JsonProcessingException unreadable) {
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
        } else if (feeds.limits().hasAllChannels(feeds.subscriptions().count())) {
            error("Cannot subscribe to more than " + SocketLimits.CHANNELS + " channels");
        } else if (tooManyUsers(wanted)) {
            error("Cannot track more than " + SocketLimits.USERS + " total users.");
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
        return feeds.limits().hasAllUsers(users.size()) && !wanted.user().isEmpty() && !users.contains(wanted.user());
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

    private void post(JsonNode frame) {
        Posts.check(frame);
        if (!feeds.limits().mayPost(feeds.postsWaiting())) {
            error("too many pending post requests id=" + frame.get("id").asText());
            return;
        }
        posts.add(frame);
        if (!feeds.holdsPosts()) {
            posts.carryOut();
        }
    }

    Posts posts() {
        return posts;
    }

    private void error(String text) {
        send("error", JsonNodeFactory.instance.textNode(text));
    }
}
