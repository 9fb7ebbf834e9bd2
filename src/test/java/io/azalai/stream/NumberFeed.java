package io.azalai.stream;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A venue that counts aloud to every connection that has subscribed: all hear the same from then on, in order. Safe for
 * many threads: one lock.
 */
final class NumberFeed {
    private final List<Channel> subscribed = new ArrayList<>();
    private final List<String> published = new ArrayList<>();

    NumberFeed(LoopbackServer server) {
        server.onText(this::heard);
    }

    /** Publishes some numbers each millisecond, until it has published so many; returns when done. */
    void publish(int total, int eachMillisecond) throws Exception {
        ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int sent = 0; sent < total; sent += eachMillisecond) {
                clockwork
                        .schedule(() -> publish(eachMillisecond), 1, TimeUnit.MILLISECONDS)
                        .get();
            }
        } finally {
            clockwork.shutdownNow();
        }
    }

    synchronized void publish(int numbers) {
        for (int number = 0; number < numbers; number++) {
            String text = "number " + published.size();
            published.add(text);
            subscribed.forEach(channel -> channel.write(new TextWebSocketFrame(text)));
        }
        subscribed.forEach(Channel::flush);
    }

    /** Where what came parts from what was published; empty when it is the same. */
    synchronized String difference(List<Object> came) {
        for (int at = 0; at < Math.max(came.size(), published.size()); at++) {
            String one = at < came.size() ? came.get(at).toString() : "nothing";
            String other = at < published.size() ? published.get(at) : "nothing";
            if (!one.equals(other)) {
                return one + " came instead of " + other + ", in all " + came.size() + " of " + published.size();
            }
        }
        return "";
    }

    /** Resets one of the connections in the middle of everything. */
    synchronized void loseFirst() {
        LoopbackServer.reset(subscribed.remove(0));
    }

    private synchronized void heard(Channel channel, String text) {
        if (text.startsWith("sub ")) {
            channel.writeAndFlush(new TextWebSocketFrame("ack " + text.substring(4)));
            subscribed.add(channel);
            channel.closeFuture().addListener(closed -> forget(channel));
        }
    }

    private synchronized void forget(Channel channel) {
        subscribed.remove(channel);
    }
}
