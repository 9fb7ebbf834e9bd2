package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FeedState;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pool asks of its venue. */
class SubscribingTest {
    private static final String OPTIONS =
            "?protocol=#lines&subscriptions=#wishes&status=true&initialBackoff=20&maxBackoff=100&quarantineDelay=150";

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();
    private final Wishes wishes = new Wishes();

    @BeforeEach
    void answer() {
        server.onText(SubscribingTest::acknowledge);
    }

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void channels_are_chunked_by_frame_and_by_connection() throws Exception {
        wishes.want("a", "b", "c", "d", "e");

        start(LineProtocol.of(3, 2));

        await().until(() -> server.received().size() == 3);
        assertThat(server.received()).containsExactlyInAnyOrder("sub a,b", "sub c", "sub d,e");
        assertThat(server.connects()).isEqualTo(2);
        await().until(() -> camels.statuses().size() == 1);
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
        assertThat(camels.counts().channels()).isEqualTo(5);
    }

    @Test
    void frames_are_paced() throws Exception {
        wishes.want("a", "b", "c", "d");
        long begun = System.nanoTime();

        start(LineProtocol.of(10, 1).pacing(Duration.ofMillis(150)));

        await().until(() -> server.received().size() == 4);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(3 * 150));
        assertThat(server.received()).containsExactly("sub a", "sub b", "sub c", "sub d");
    }

    @Test
    void a_connection_comes_up_although_heartbeats_take_every_turn_to_send() throws Exception {
        wishes.want("a");

        start(LineProtocol.of(10, 1)
                .pacing(Duration.ofMillis(150))
                .beating(new StreamProtocol.Heartbeat("ping", Duration.ofMillis(100), Duration.ofSeconds(5))));

        await().until(() -> camels.statuses().size() == 1);
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
    }

    @Test
    void a_change_of_interest_sends_the_difference_only() throws Exception {
        wishes.want("a", "b");
        start(LineProtocol.of(10, 10));
        await().until(() -> server.received().contains("sub a,b"));

        wishes.want("b", "c");

        await().until(() -> server.received().size() == 3);
        assertThat(server.received()).containsExactly("sub a,b", "unsub a", "sub c");
        assertThat(server.connects()).isEqualTo(1);
    }

    @Test
    void without_interest_there_is_no_connection() throws Exception {
        start(LineProtocol.of(10, 10));
        wishes.want("a");
        await().until(() -> server.openSockets() == 1);

        wishes.want();

        await().until(() -> server.openSockets() == 0);
        assertThat(camels.counts().connections()).isZero();
        assertThat(camels.component.counts()).hasSize(1);
    }

    @Test
    void after_a_loss_everything_is_subscribed_again_and_the_route_hears_of_it() throws Exception {
        wishes.want("a", "b");
        start(LineProtocol.of(10, 1));
        await().until(() -> camels.statuses().size() == 1);

        server.closeCleanly();

        await().until(() -> camels.statuses().size() == 3);
        assertThat(server.received()).containsExactly("sub a", "sub b", "sub a", "sub b");
        assertThat(camels.statuses())
                .containsExactly(
                        new StreamStatus(FeedState.UP, "", List.of(), null, 0),
                        new StreamStatus(FeedState.DOWN, "", List.of(), "closed by the server: 1001 going away", 0),
                        new StreamStatus(FeedState.UP, "", List.of(), null, 1));
        assertThat(camels.counts().reconnects()).isEqualTo(1);
    }

    @Test
    void a_channel_that_kills_its_socket_is_set_aside_and_its_fellows_are_restored() throws Exception {
        server.onText((channel, text) -> {
            if (text.contains("bad")) {
                LoopbackServer.reset(channel);
            } else {
                acknowledge(channel, text);
            }
        });
        wishes.want("a", "b");
        start(LineProtocol.of(10, 10));
        await().until(() -> camels.statuses().size() == 1);

        wishes.want("a", "b", "bad");

        await().until(() ->
                camels.counts().quarantined() == 1 && camels.statuses().size() == 4);
        assertThat(camels.statuses())
                .extracting(StreamStatus::state)
                .containsExactly(FeedState.UP, FeedState.DOWN, FeedState.UP, FeedState.STALE);
        assertThat(camels.counts().channels()).isEqualTo(2);
        await().until(() -> server.received().stream().filter("sub bad"::equals).count() >= 3);
        assertThat(server.received().stream().filter("sub a,b"::equals).count()).isEqualTo(2);
        assertThat(camels.statuses()).as("that it is set aside is told once").hasSize(4);
    }

    @Test
    void one_culprit_among_many_is_found_by_trying_each_alone() throws Exception {
        server.onText((channel, text) -> {
            if (text.contains("bad")) {
                LoopbackServer.reset(channel);
            } else {
                acknowledge(channel, text);
            }
        });
        wishes.want("a", "b", "bad", "c");

        start(LineProtocol.of(10, 10));

        await().until(() -> camels.counts().channels() == 3 && camels.counts().quarantined() == 1);
        await().until(() -> camels.statuses().stream().anyMatch(status -> status.state() == FeedState.UP));
        assertThat(server.received()).contains("sub a,b,bad,c", "sub a", "sub b", "sub bad");
    }

    @Test
    void a_refused_channel_is_tried_again_until_the_venue_lists_it() throws Exception {
        server.onText((channel, text) -> {
            boolean listed =
                    server.received().stream().filter("sub new"::equals).count() > 2;
            if (text.equals("sub new") && !listed) {
                channel.writeAndFlush(new TextWebSocketFrame("no new"));
            } else {
                acknowledge(channel, text);
            }
        });
        wishes.want("a", "new");

        start(LineProtocol.of(10, 1));

        await().until(() -> server.received().stream().filter("sub new"::equals).count() >= 3);
        await().until(() -> camels.counts().channels() == 2 && camels.counts().quarantined() == 0);
        await().until(() -> camels.counts().connections() == 1);
    }

    @Test
    void groups_have_connections_and_addresses_of_their_own() throws Exception {
        wishes.want("btc", "main.orders", "second.orders");
        start(LineProtocol.of(10, 10)
                .at((endpoint, group) -> CompletableFuture.supplyAsync(
                        () -> group.isEmpty() ? endpoint : URI.create(endpoint + "/" + group + "-key"))));
        await().until(() -> server.openSockets() == 3 && camels.statuses().size() == 3);

        server.send("hello");

        await().until(() -> camels.texts().size() == 3);
        assertThat(server.paths()).containsExactlyInAnyOrder("/ws", "/ws/main-key", "/ws/second-key");
        assertThat(camels.groups.subList(3, 6)).containsExactlyInAnyOrder("", "main", "second");
    }

    @Test
    void an_address_that_cannot_be_had_is_asked_for_again() throws Exception {
        wishes.want("main.orders");
        List<String> asked = new CopyOnWriteArrayList<>();
        start(LineProtocol.of(10, 10).at((endpoint, group) -> {
            asked.add(group);
            return asked.size() < 3
                    ? CompletableFuture.failedFuture(new IllegalStateException("no listen key"))
                    : CompletableFuture.completedFuture(endpoint);
        }));

        await().until(() -> server.received().contains("sub main.orders"));
        assertThat(asked).hasSize(3);
        await().until(() -> camels.statuses().size() == 2);
        assertThat(camels.statuses().get(0).reason()).contains("no listen key");
    }

    @Test
    void a_symbol_that_the_venue_lists_later_is_subscribed_without_a_change_of_interest() throws Exception {
        Set<String> listed = ConcurrentHashMap.newKeySet();
        wishes.want("a", "b");
        start(LineProtocol.of(10, 10).listing(listed::contains));
        await().until(() -> !camels.component.counts().isEmpty());

        listed.add("a");
        await().until(() -> server.received().contains("sub a"));
        listed.add("b");
        await().until(() -> server.received().contains("sub b"));

        assertThat(server.received()).filteredOn(text -> text.startsWith("sub")).containsExactly("sub a", "sub b");
        assertThat(server.connects()).isEqualTo(1);
    }

    @Test
    void application_pings_keep_a_quiet_connection() throws Exception {
        server.onText((channel, text) -> {
            if (text.equals("ping")) {
                channel.writeAndFlush(new TextWebSocketFrame("pong"));
            } else {
                acknowledge(channel, text);
            }
        });
        wishes.want("a");
        start(LineProtocol.of(10, 10)
                .beating(new StreamProtocol.Heartbeat("ping", Duration.ofMillis(150), Duration.ofSeconds(2))));

        await().until(() -> server.received().stream().filter("ping"::equals).count() >= 15);

        assertThat(server.connects()).isEqualTo(1);
        assertThat(camels.texts()).isEmpty();
    }

    private void start(LineProtocol protocol) throws Exception {
        camels.bind("lines", protocol).bind("wishes", wishes).from("ahc-ws:" + server.address() + "/ws" + OPTIONS);
    }

    private static void acknowledge(Channel channel, String text) {
        if (text.startsWith("sub ")) {
            channel.writeAndFlush(new TextWebSocketFrame("ack " + text.substring(4)));
        }
    }
}
