package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.Map;
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

    private static final StreamProtocol.Silence OF_WITNESS =
            StreamProtocol.Silence.busy(Duration.ofMillis(1_500), Duration.ofDays(1));

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

        awaitQuiet();

        assertThat(camels.statuses()).hasSize(1);
    }

    @Test
    void a_witness_that_has_only_begun_has_not_spoken() throws Exception {
        wishes.want("a?", "quiet");
        start();
        server.send("a?:1");
        awaitQuiet();

        wishes.want("a", "a?", "quiet");
        await().until(() -> server.received().contains("sub a"));
        awaitQuiet();

        assertThat(camels.statuses()).hasSize(1);
        assertThat(server.received()).doesNotContain("unsub a?");
    }

    @Test
    void one_that_stays_quiet_whatever_is_tried_is_missed_no_longer() throws Exception {
        start();
        server.send("a?:1");
        await().until(() -> camels.texts().contains("a?:1"));
        witnessed = true;

        await().atMost(Duration.ofSeconds(20)).until(() -> camels.statuses().size() == 3);
        awaitQuiet();
        assertThat(camels.statuses())
                .extracting(status -> status.state() + " " + status.channels())
                .containsExactly("UP []", "STALE [a?]", "UP []");
        assertThat(server.connects()).isEqualTo(2);

        server.send("a?:2");
        await().until(() -> camels.texts().contains("a?:2"));
        await().until(() -> camels.statuses().size() == 4);
        assertThat(camels.statuses().get(3).reason()).isEqualTo("silent for 500 ms: a?");
    }

    /** Frames of others for a second or two. */
    private void awaitQuiet() {
        long heard = camels.texts().size();
        await().until(() -> camels.texts().size() >= heard + 100);
    }

    private void start() throws Exception {
        server.onText((channel, text) -> {
            if (text.startsWith("sub ")) {
                channel.writeAndFlush(new TextWebSocketFrame("ack " + text.substring(4)));
            }
        });
        clockwork.scheduleAtFixedRate(this::speak, 0, 20, TimeUnit.MILLISECONDS);
        Map<String, StreamProtocol.Silence> silences = Map.of("a", OF_WITNESS, "a?", SILENCE);
        LineProtocol lines = LineProtocol.of(10, 10).silent(channel -> Optional.ofNullable(silences.get(channel)));
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
