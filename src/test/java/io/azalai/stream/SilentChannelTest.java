package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FeedState;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One subscription that falls silent while its connection lives. */
class SilentChannelTest {
    private static final Duration LIMIT = Duration.ofMillis(600);

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();
    private final Wishes wishes = new Wishes("a", "b", "quiet");
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() {
        clockwork.shutdownNow();
        camels.close();
        server.close();
    }

    @Test
    void it_is_told_subscribed_again_and_told_when_heard() throws Exception {
        start(() -> count("sub b") >= 1);

        await().until(() -> camels.statuses().size() == 3);

        assertThat(camels.statuses())
                .containsExactly(
                        new StreamStatus(FeedState.UP, "", null, 0),
                        new StreamStatus(FeedState.STALE, "", "silent for 600 ms: b", 0),
                        new StreamStatus(FeedState.UP, "", null, 0));
        assertThat(server.received())
                .filteredOn(text -> !text.equals("ping"))
                .containsExactly("sub a,b,quiet", "unsub b", "sub b");
        assertThat(server.connects()).isEqualTo(1);
    }

    @Test
    void if_that_does_not_help_its_connection_is_renewed_and_its_fellows_notice_nothing() throws Exception {
        start(() -> server.connects() > 1);

        await().until(() -> camels.statuses().size() == 3);
        await().until(() -> server.openSockets() == 1);

        assertThat(camels.statuses())
                .extracting(StreamStatus::state)
                .containsExactly(FeedState.UP, FeedState.STALE, FeedState.UP);
        assertThat(server.received())
                .filteredOn(text -> !text.equals("ping"))
                .containsExactly("sub a,b,quiet", "unsub b", "sub b", "sub a,b,quiet");
        assertThat(server.connects()).isEqualTo(2);
    }

    @Test
    void channels_of_which_the_protocol_says_nothing_may_be_silent_for_ever() throws Exception {
        start(() -> true);

        await().until(() -> camels.texts().stream().filter("b:1"::equals).count() >= 100);

        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", null, 0));
        assertThat(server.received()).filteredOn(text -> !text.equals("ping")).containsExactly("sub a,b,quiet");
    }

    /** Starts a route and a venue that speaks of {@code a} always and of {@code b} on a condition. */
    private void start(BooleanSupplier speaksOfB) throws Exception {
        server.onText(SilentChannelTest::acknowledge);
        clockwork.scheduleAtFixedRate(() -> speak(speaksOfB), 0, 20, TimeUnit.MILLISECONDS);
        LineProtocol protocol = LineProtocol.of(10, 10)
                .silent(channel -> List.of("a", "b").contains(channel) ? Optional.of(LIMIT) : Optional.empty());
        camels.bind("lines", protocol)
                .bind("wishes", wishes)
                .from("ahc-ws:" + server.address() + "/ws?protocol=#lines&subscriptions=#wishes&status=true");
    }

    private void speak(BooleanSupplier speaksOfB) {
        server.send("a:1");
        if (speaksOfB.getAsBoolean()) {
            server.send("b:1");
        }
    }

    private long count(String text) {
        return server.received().stream().filter(text::equals).count();
    }

    private static void acknowledge(Channel channel, String text) {
        if (text.startsWith("sub ")) {
            channel.writeAndFlush(new TextWebSocketFrame("ack " + text.substring(4)));
        }
    }
}
