package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A channel that falls silent while another speaks that never does without it. */
class WitnessTest {

    /** What never proved to be busy. */
    private static final StreamProtocol.Silence SILENCE =
            StreamProtocol.Silence.begun(Duration.ofMillis(1_500), Duration.ofDays(1));

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();
    private final Wishes wishes = new Wishes("a", "a?", "quiet");
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean witnessed;

    @AfterEach
    void close() {
        clockwork.shutdownNow();
        camels.close();
        server.close();
    }

    @Test
    void it_is_told_and_asked_for_again_until_it_is_heard() throws Exception {
        start();
        server.send("a?:1");
        await().until(() -> camels.texts().contains("a?:1"));
        witnessed = true;

        await().until(() -> server.received().contains("sub a?"));
        server.send("a?:2");

        await().until(() -> camels.statuses().size() == 3);
        assertThat(camels.statuses())
                .extracting(status -> status.state() + " " + status.channels() + " " + status.reason())
                .containsExactly("UP [] null", "STALE [a?] silent for 250 ms: a?", "UP [] null");
    }

    @Test
    void where_both_are_quiet_nothing_is_wrong() throws Exception {
        start();
        server.send("a?:1");
        server.send("a:1");
        await().until(() -> camels.texts().contains("a:1"));
        long heard = camels.texts().size();

        await().until(() -> camels.texts().size() >= heard + 100);

        assertThat(camels.statuses()).hasSize(1);
    }

    private void start() throws Exception {
        server.onText((channel, text) -> {
            if (text.startsWith("sub ")) {
                channel.writeAndFlush(new TextWebSocketFrame("ack " + text.substring(4)));
            }
        });
        clockwork.scheduleAtFixedRate(this::speak, 0, 20, TimeUnit.MILLISECONDS);
        LineProtocol lines = LineProtocol.of(10, 10)
                .silent(channel -> channel.equals("quiet") ? Optional.empty() : Optional.of(SILENCE));
        camels.bind("lines", lines)
                .bind("wishes", wishes)
                .from("ahc-ws:" + server.address() + "/ws?protocol=#lines&subscriptions=#wishes&status=true");
        await().until(() -> camels.statuses().size() == 1);
    }

    private void speak() {
        server.send("quiet:1");
        if (witnessed) {
            server.send("a:2");
        }
    }
}
