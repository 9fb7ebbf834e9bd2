package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FeedState;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Channels on several connections, of which some are lost. */
class PartlyDownTest {
    private static final StreamStatus UP = new StreamStatus(FeedState.UP, "", List.of(), null, 0);

    /** Of what must begin. */
    private static final StreamProtocol.Silence SILENCE =
            StreamProtocol.Silence.begun(Duration.ofMillis(1_500), Duration.ofDays(1));

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();
    private final Wishes wishes = new Wishes("a", "b", "c");
    private final Map<String, Channel> carriers = new ConcurrentHashMap<>();
    /** Connections that wait for their address, and where they go then. */
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    private LineProtocol lines = LineProtocol.of(1, 1);
    private volatile boolean away;
    /** A connection of which the venue says nothing more. */
    private volatile @Nullable Channel mute;

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void what_comes_by_others_is_not_concerned() throws Exception {
        start();

        lose("b");
        await().until(() -> camels.statuses().size() == 2);
        giveBack();

        await().until(() -> camels.statuses().size() == 3);
        assertThat(camels.statuses()).first().isEqualTo(UP);
        assertThat(told()).containsExactly("UP []", "DOWN [b]", "UP []");
    }

    @Test
    void what_is_lost_later_is_told_and_what_is_back_sooner_too() throws Exception {
        start();

        lose("b");
        await().until(() -> camels.statuses().size() == 2);
        lose("a");
        await().until(() -> camels.statuses().size() == 3);
        giveBack();
        await().until(() -> camels.statuses().size() == 5);
        giveBack();

        await().until(() -> camels.statuses().size() == 6);
        assertThat(told()).containsExactly("UP []", "DOWN [b]", "DOWN [a, b]", "UP [b]", "DOWN [a]", "UP []");
    }

    @Test
    void what_falls_silent_while_others_are_lost_is_told_with_them() throws Exception {
        lines = lines.silent(channel -> channel.equals("c") ? Optional.of(SILENCE) : Optional.empty());
        start();

        lose("b");
        await().until(() -> told().contains("DOWN [b, c]"));
        server.send("c:1");

        await().until(() -> camels.statuses().size() == 5);
        giveBack();
        await().until(() -> camels.statuses().size() == 6);
        assertThat(told()).containsExactly("UP []", "DOWN [b]", "DOWN [b, c]", "UP [c]", "DOWN [b]", "UP []");
    }

    @Test
    void a_connection_that_dies_of_silence_while_others_are_lost_is_down() throws Exception {
        lines = lines.beating(new StreamProtocol.Heartbeat("ping", Duration.ofMillis(50), Duration.ofMillis(600)));
        start();

        lose("b");
        mute = carriers.get("c");

        await().until(() -> camels.statuses().size() == 3);
        giveBack();
        giveBack();
        await().until(() -> camels.statuses().get(camels.statuses().size() - 1).state() == FeedState.UP);
        assertThat(told().get(2)).isEqualTo("DOWN [b, c]");
    }

    @Test
    void a_late_consumer_hears_what_is_missing() throws Exception {
        start();
        lose("b");
        await().until(() -> camels.statuses().size() == 2);

        camels.context.addRoutes(camels.route("late", uri(), camels::keep));

        await().until(() -> camels.statuses().size() == 3);
        assertThat(told()).last().isEqualTo("DOWN [b]");
    }

    private List<String> told() {
        return camels.statuses().stream()
                .map(status -> status.state() + " " + status.channels())
                .toList();
    }

    private void start() throws Exception {
        server.onText((channel, text) -> {
            if (text.startsWith("sub ")) {
                carriers.put(text.substring(4), channel);
                channel.writeAndFlush(new TextWebSocketFrame("ack " + text.substring(4)));
            } else if (!channel.equals(mute)) {
                channel.writeAndFlush(new TextWebSocketFrame("pong"));
            }
        });
        camels.bind("lines", lines.at((endpoint, group) -> address(endpoint)))
                .bind("wishes", wishes)
                .from(uri());
        await().until(() -> camels.statuses().size() == 1);
        away = true;
    }

    private String uri() {
        return "ahc-ws:" + server.address() + "/ws?protocol=#lines&subscriptions=#wishes&status=true"
                + "&initialBackoff=20&maxBackoff=100";
    }

    private CompletionStage<URI> address(URI endpoint) {
        CompletableFuture<URI> address = new CompletableFuture<>();
        if (away) {
            waiting.add(() -> address.complete(endpoint));
        } else {
            address.complete(endpoint);
        }
        return address;
    }

    /** Its connection ends, and the next one waits. */
    private void lose(String name) {
        LoopbackServer.reset(carriers.get(name));
    }

    /** What was lost first is back. */
    private void giveBack() {
        await().until(() -> !waiting.isEmpty());
        waiting.remove().run();
    }
}
