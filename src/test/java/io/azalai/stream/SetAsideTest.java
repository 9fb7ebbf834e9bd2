package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FeedState;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of channels in quarantine. */
class SetAsideTest {
    private static final String WHY = "in quarantine, since the venue refused them or cut their connection: ";

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();
    private final Wishes wishes = new Wishes();
    private final List<Channel> unanswered = new CopyOnWriteArrayList<>();
    private volatile String refused = "";
    private volatile String withheld = "";
    /** What the venue cuts a connection for, once: until it has, it answers for the first alone. */
    private volatile String deadly = "";

    private volatile @Nullable Channel fellows;

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void a_channel_that_is_refused_is_told_and_told_again_when_it_is_heard() throws Exception {
        refused = "new";
        wishes.want("a");
        start();
        await().until(() -> camels.statuses().size() == 1);

        wishes.want("a", "new");

        await().until(() -> camels.statuses().size() == 2);
        assertThat(camels.problem()).contains(WHY + "new");
        refused = "";
        await().until(() -> camels.statuses().size() == 3);
        assertThat(camels.problem()).isEmpty();
        assertThat(camels.statuses())
                .containsExactly(
                        new StreamStatus(FeedState.UP, "", List.of(), null, 0),
                        new StreamStatus(FeedState.STALE, "", List.of("new"), WHY + "new", 0),
                        new StreamStatus(FeedState.UP, "", List.of(), null, 0));
    }

    @Test
    void where_all_is_refused_nothing_is_up() throws Exception {
        refused = "a";
        wishes.want("a");
        start();

        await().until(() -> !camels.statuses().isEmpty());
        refused = "";
        await().until(() -> camels.statuses().size() == 2);

        assertThat(camels.statuses())
                .containsExactly(
                        new StreamStatus(FeedState.DOWN, "", List.of(), WHY + "a", 0),
                        new StreamStatus(FeedState.UP, "", List.of(), null, 0));
    }

    @Test
    void a_group_is_down_without_a_vital_channel_until_it_is_subscribed_beside_its_fellows() throws Exception {
        refused = "main.orders!";
        wishes.want("main.funds");
        start();
        await().until(() -> camels.statuses().size() == 1);

        wishes.want("main.funds", "main.orders!");

        await().until(() -> camels.statuses().size() == 2);
        refused = "";
        await().until(() -> !unanswered.isEmpty());
        int beats = count("ping");
        await().until(() -> count("ping") > beats + 2);
        assertThat(camels.statuses()).as("while it is not answered").hasSize(2);
        unanswered.forEach(channel -> answer(channel, "ack main.orders!"));

        await().until(() -> camels.statuses().size() == 3);
        assertThat(camels.statuses())
                .containsExactly(
                        new StreamStatus(FeedState.UP, "main", List.of(), null, 0),
                        new StreamStatus(FeedState.DOWN, "main", List.of(), WHY + "main.orders!", 0),
                        new StreamStatus(FeedState.UP, "main", List.of(), null, 0));
    }

    @Test
    void suspects_whose_trial_does_not_come_about_are_told_after_a_while() throws Exception {
        deadly = "c";
        withheld = "b";
        wishes.want("a");
        start();
        await().until(() -> camels.statuses().size() == 1);

        wishes.want("a", "b", "c");

        await().until(() -> camels.statuses().size() == 4);
        assertThat(camels.statuses())
                .extracting(StreamStatus::state)
                .containsExactly(FeedState.UP, FeedState.DOWN, FeedState.UP, FeedState.STALE);
        assertThat(camels.statuses().get(3).reason()).isEqualTo(WHY + "b, c");
        withheld = "";
        unanswered.forEach(channel -> answer(channel, "ack b"));
        await().until(() -> camels.statuses().size() == 5);
        assertThat(camels.statuses().get(4).state()).isEqualTo(FeedState.UP);
    }

    @Test
    void nothing_is_up_while_suspects_are_tried() throws Exception {
        deadly = "c";
        withheld = "c";
        wishes.want("a", "b", "c");
        start(lines(), 60_000);

        await().until(() -> !unanswered.isEmpty());
        int beats = count("ping");
        await().until(() -> count("ping") > beats + 2);
        assertThat(camels.statuses()).extracting(StreamStatus::state).containsExactly(FeedState.DOWN);
        unanswered.forEach(channel -> answer(channel, "ack c"));

        withheld = "";

        await().until(() -> camels.statuses().size() == 2);
        assertThat(camels.statuses()).extracting(StreamStatus::state).containsExactly(FeedState.DOWN, FeedState.UP);
    }

    @Test
    void of_several_each_that_is_back_is_told() throws Exception {
        refused = "b";
        wishes.want("a");
        start();
        await().until(() -> camels.statuses().size() == 1);
        wishes.want("a", "b");
        await().until(() -> camels.statuses().size() == 2);
        withheld = "b";
        refused = "c";
        wishes.want("a", "b", "c");
        await().until(() -> camels.statuses().size() == 3);

        withheld = "";
        unanswered.forEach(channel -> answer(channel, "ack b"));
        await().until(() -> camels.statuses().size() == 5);
        refused = "";

        await().until(() -> camels.statuses().size() == 6);
        assertThat(camels.statuses())
                .extracting(status -> status.state() + " " + status.channels())
                .containsExactly("UP []", "STALE [b]", "STALE [b, c]", "UP [b]", "STALE [c]", "UP []");
    }

    private static LineProtocol lines() {
        return LineProtocol.of(10, 1)
                .beating(new StreamProtocol.Heartbeat("ping", Duration.ofMillis(100), Duration.ofSeconds(5)));
    }

    private void start() throws Exception {
        start(lines(), 150);
    }

    private void start(LineProtocol lines, int quarantineDelay) throws Exception {
        server.onText(this::heard);
        camels.bind("lines", lines)
                .bind("wishes", wishes)
                .from("ahc-ws:" + server.address() + "/ws?protocol=#lines&subscriptions=#wishes&status=true"
                        + "&initialBackoff=20&maxBackoff=100&quarantineDelay=" + quarantineDelay);
    }

    /** A vital channel is answered where it is tried alone; where it comes back to its fellows the answer waits. */
    private void heard(Channel channel, String text) {
        if (!text.startsWith("sub ")) {
            return;
        }
        String name = text.substring(4);
        fellows = name.equals("main.funds") ? channel : fellows;
        if (name.equals(deadly)) {
            deadly = "";
            LoopbackServer.reset(channel);
        } else if (!deadly.isEmpty() && !name.equals("a")) {
            return;
        } else if (name.equals(withheld)) {
            unanswered.add(channel);
        } else if (name.equals(refused)) {
            answer(channel, "no " + name);
        } else if (name.endsWith("!") && channel.equals(fellows)) {
            unanswered.add(channel);
        } else {
            answer(channel, "ack " + name);
        }
    }

    private static void answer(Channel channel, String text) {
        channel.writeAndFlush(new TextWebSocketFrame(text));
    }

    private int count(String text) {
        return (int) server.received().stream().filter(text::equals).count();
    }
}
