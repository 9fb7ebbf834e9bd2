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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One subscription that falls silent while its connection lives. */
class SilentChannelTest {
    private static final Duration LIMIT = Duration.ofMillis(600);

    /** A sixth of it is more than the time between two looks of ours. */
    private static final Duration LENIENT = Duration.ofMillis(1500);

    private StreamProtocol.Silence silence = StreamProtocol.Silence.steady(LIMIT);

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
                        new StreamStatus(FeedState.UP, "", List.of(), null, 0),
                        new StreamStatus(FeedState.STALE, "", List.of("b"), "silent for 600 ms: b", 0),
                        new StreamStatus(FeedState.UP, "", List.of(), null, 0));
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
    void of_several_each_that_is_heard_again_is_told() throws Exception {
        AtomicBoolean speaksOfA = new AtomicBoolean();
        AtomicBoolean speaksOfB = new AtomicBoolean();
        start(speaksOfA::get, speaksOfB::get);
        await().until(() -> camels.statuses().size() >= 2);

        speaksOfB.set(true);
        await().until(() -> told().contains("UP [b]"));
        speaksOfA.set(true);

        await().until(() -> told().get(told().size() - 1).equals("UP []"));
        assertThat(told()).containsExactly("UP []", "STALE [a, b]", "UP [b]", "STALE [a]", "UP []");
    }

    private List<String> told() {
        return camels.statuses().stream()
                .map(status -> status.state() + " " + status.channels())
                .toList();
    }

    @Test
    void channels_of_which_the_protocol_says_nothing_may_be_silent_for_ever() throws Exception {
        start(() -> true);

        await().until(() -> camels.texts().stream().filter("b:1"::equals).count() >= 100);

        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
        assertThat(server.received()).filteredOn(text -> !text.equals("ping")).containsExactly("sub a,b,quiet");
    }

    @Test
    void what_is_busy_and_falls_silent_is_told_and_asked_for_again() throws Exception {
        AtomicBoolean busy = new AtomicBoolean(true);
        silence = StreamProtocol.Silence.busy(LENIENT, LENIENT);
        start(busy::get);
        await().until(() -> camels.texts().stream().filter("b:1"::equals).count() >= 100);

        busy.set(false);
        await().until(() -> count("sub b") == 1);
        await().until(() ->
                camels.problem().filter("silent for 1500 ms: b"::equals).isPresent());
        busy.set(true);

        await().until(() -> camels.statuses().size() == 3);
        assertThat(camels.statuses())
                .extracting(StreamStatus::state)
                .containsExactly(FeedState.UP, FeedState.STALE, FeedState.UP);
        assertThat(camels.problem()).isEmpty();
    }

    @Test
    void what_begins_at_once_and_never_came_is_told_however_quiet_it_may_be_later() throws Exception {
        silence = StreamProtocol.Silence.begun(LIMIT, Duration.ofDays(1));
        start(() -> count("sub b") >= 1);

        await().until(() -> camels.statuses().size() == 3);

        assertThat(camels.statuses())
                .extracting(StreamStatus::reason)
                .containsExactly(null, "silent for 600 ms: b", null);
    }

    @Test
    void what_never_came_though_its_connection_was_renewed_is_missed_no_longer() throws Exception {
        silence = StreamProtocol.Silence.begun(Duration.ofMillis(200), Duration.ofDays(1));
        start(() -> false);
        await().until(() ->
                camels.problem().filter("silent for 200 ms: b"::equals).isPresent());

        await().until(() -> camels.statuses().size() == 3);
        long heard = camels.texts().size();
        await().until(() -> camels.texts().size() >= heard + 100);

        assertThat(camels.problem()).isEmpty();
        assertThat(camels.statuses())
                .extracting(StreamStatus::reason)
                .containsExactly(null, "silent for 200 ms: b", null);
        assertThat(server.connects()).isEqualTo(2);
    }

    @Test
    void what_was_never_busy_may_be_silent_for_as_long_as_it_likes() throws Exception {
        AtomicBoolean speaks = new AtomicBoolean(true);
        silence = StreamProtocol.Silence.begun(Duration.ofMillis(200), Duration.ofDays(1));
        start(speaks::get);
        await().until(() -> camels.texts().contains("b:1"));
        speaks.set(false);
        long heard = camels.texts().size();

        await().until(() -> camels.texts().size() >= heard + 100);

        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
    }

    /** Starts a route and a venue that speaks of {@code a} always and of {@code b} on a condition. */
    private void start(BooleanSupplier speaksOfB) throws Exception {
        start(() -> true, speaksOfB);
    }

    private void start(BooleanSupplier speaksOfA, BooleanSupplier speaksOfB) throws Exception {
        server.onText(SilentChannelTest::acknowledge);
        clockwork.scheduleAtFixedRate(() -> speak(speaksOfA, speaksOfB), 0, 20, TimeUnit.MILLISECONDS);
        LineProtocol protocol = LineProtocol.of(10, 10)
                .silent(channel -> List.of("a", "b").contains(channel) ? Optional.of(silence) : Optional.empty());
        camels.bind("lines", protocol)
                .bind("wishes", wishes)
                .from("ahc-ws:" + server.address() + "/ws?protocol=#lines&subscriptions=#wishes&status=true");
    }

    private void speak(BooleanSupplier speaksOfA, BooleanSupplier speaksOfB) {
        server.send("quiet:1");
        if (speaksOfA.getAsBoolean()) {
            server.send("a:1");
        }
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
