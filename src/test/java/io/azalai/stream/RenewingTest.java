package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FeedState;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that are replaced although nothing was lost. */
class RenewingTest {
    private static final StreamProtocol.Heartbeat LIVELY =
            new StreamProtocol.Heartbeat("ping", Duration.ofMillis(100), Duration.ofSeconds(5));

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();
    private final Wishes wishes = new Wishes();
    private final AtomicInteger keys = new AtomicInteger();

    @BeforeEach
    void answer() {
        server.onText((channel, text) -> {
            if (text.startsWith("sub ") && !text.contains("mute")) {
                channel.writeAndFlush(new TextWebSocketFrame("ack " + text.substring(4)));
            }
        });
    }

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void before_the_venue_cuts_it_a_connection_has_a_successor_that_is_subscribed_and_the_route_hears_nothing()
            throws Exception {
        NumberFeed numbers = new NumberFeed(server);
        wishes.want("a");
        start(LineProtocol.of(10, 10).living(Duration.ofMillis(500)));
        await().until(() -> camels.statuses().size() == 1);

        numbers.publish(3_000, 2);

        await().until(() -> camels.texts().size() >= 3_000);
        assertThat(numbers.difference(camels.texts())).isEmpty();
        assertThat(server.connects()).isGreaterThanOrEqualTo(3);
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
        assertThat(camels.counts().reconnects()).isZero();
        await().until(() -> server.openSockets() <= 2);
    }

    @Test
    void a_renewal_waits_for_no_data_where_there_is_none_and_sets_no_channel_aside() throws Exception {
        wishes.want("a", "mute");
        start(LineProtocol.of(10, 1)
                .beating(new StreamProtocol.Heartbeat("ping", Duration.ofSeconds(1), Duration.ofMinutes(1)))
                .living(Duration.ofSeconds(3)));

        await().atMost(Duration.ofSeconds(15)).until(() -> server.connects() == 2);
        await().until(() -> server.openSockets() == 1);

        assertThat(server.received())
                .filteredOn(text -> !text.equals("ping"))
                .containsExactly("sub a", "sub mute", "sub a", "sub mute");
        assertThat(camels.counts().quarantined()).isZero();
        assertThat(camels.counts().channels()).isEqualTo(2);
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
    }

    @Test
    void without_a_successor_the_old_connection_stays_until_it_is_cut() throws Exception {
        AtomicBoolean reachable = new AtomicBoolean(true);
        AtomicInteger refusals = new AtomicInteger();
        wishes.want("a");
        start(LineProtocol.of(10, 10).living(Duration.ofMillis(800)).at((endpoint, group) -> {
            if (reachable.getAndSet(false)) {
                return CompletableFuture.completedFuture(endpoint);
            }
            refusals.incrementAndGet();
            return CompletableFuture.failedFuture(new IllegalStateException("no way"));
        }));
        await().until(() -> refusals.get() >= 3);

        server.send("still here");
        await().until(() -> camels.texts().contains("still here"));
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
        server.closeCleanly();
        await().until(() -> camels.statuses().size() == 2);
        reachable.set(true);

        await().until(() -> camels.statuses().size() == 3);
        told(new StreamStatus(FeedState.DOWN, "", List.of(), "closed by the server: 1001 going away", 1), "");
    }

    @Test
    void an_address_about_to_be_void_is_replaced_while_the_old_one_still_brings_data() throws Exception {
        AtomicBoolean expiring = new AtomicBoolean();
        wishes.want("btc", "main.orders");
        start(LineProtocol.of(10, 10)
                .beating(LIVELY)
                .at((endpoint, group) -> {
                    expiring.set(false);
                    return keyed(endpoint, group);
                })
                .expiring(group -> group.equals("main") && expiring.get()));
        await().until(() -> camels.statuses().size() == 2);

        expiring.set(true);

        await().until(() -> server.paths().size() == 3);
        await().until(() -> server.openSockets() == 2);
        assertThat(server.paths()).containsExactlyInAnyOrder("/ws", "/ws/key-1", "/ws/key-2");
        assertThat(camels.statuses()).hasSize(2);
    }

    @Test
    void a_frame_that_demands_it_moves_its_group_to_a_connection_with_a_fresh_address() throws Exception {
        wishes.want("btc", "main.orders");
        start(LineProtocol.of(10, 10).at(this::keyed));
        await().until(() -> camels.statuses().size() == 2);

        server.send("bye", path -> path.contains("key"));

        await().until(() -> camels.statuses().size() == 4);
        told(new StreamStatus(FeedState.DOWN, "main", List.of(), "the venue says bye", 0), "main");
        assertThat(server.paths()).containsExactlyInAnyOrder("/ws", "/ws/key-1", "/ws/key-2");
        assertThat(server.received()).containsExactlyInAnyOrder("sub btc", "sub main.orders", "sub main.orders");
        await().until(() -> server.openSockets() == 2);
        assertThat(camels.texts()).isEmpty();
    }

    @Test
    void a_demand_for_another_connection_sets_no_channel_aside() throws Exception {
        server.onText((channel, text) -> channel.writeAndFlush(new TextWebSocketFrame("bye")));
        wishes.want("main.fills", "main.orders");
        start(LineProtocol.of(10, 10));

        await().until(() -> server.connects() >= 4);

        assertThat(camels.counts().quarantined()).isZero();
    }

    @Test
    void an_address_that_became_void_without_a_word_is_noticed_with_the_next_heartbeat() throws Exception {
        AtomicBoolean current = new AtomicBoolean(true);
        wishes.want("btc", "main.orders");
        start(LineProtocol.of(10, 10)
                .beating(LIVELY)
                .at((endpoint, group) -> {
                    current.set(true);
                    return keyed(endpoint, group);
                })
                .current((group, address) -> group.isEmpty() || current.get()));
        await().until(() -> camels.statuses().size() == 2);

        current.set(false);

        await().until(() -> camels.statuses().size() == 4);
        told(new StreamStatus(FeedState.DOWN, "main", List.of(), "its address is no longer valid", 0), "main");
        assertThat(server.paths()).containsExactlyInAnyOrder("/ws", "/ws/key-1", "/ws/key-2");
    }

    @Test
    void a_protocol_that_cannot_tell_whether_an_address_is_good_costs_no_connection() throws Exception {
        wishes.want("a");
        start(LineProtocol.of(10, 10).beating(LIVELY).current((group, address) -> {
            throw new IllegalStateException("cannot tell");
        }));

        await().until(() -> server.received().stream().filter("ping"::equals).count() >= 3);

        assertThat(server.connects()).isEqualTo(1);
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
    }

    private CompletableFuture<URI> keyed(URI endpoint, String group) {
        return CompletableFuture.completedFuture(
                group.isEmpty() ? endpoint : URI.create(endpoint + "/key-" + keys.incrementAndGet()));
    }

    private void told(StreamStatus down, String group) {
        assertThat(camels.statuses())
                .filteredOn(status -> status.group().equals(group))
                .startsWith(
                        new StreamStatus(FeedState.UP, group, List.of(), null, 0),
                        down,
                        new StreamStatus(FeedState.UP, group, List.of(), null, 1));
    }

    private void start(LineProtocol protocol) throws Exception {
        camels.bind("lines", protocol)
                .bind("wishes", wishes)
                .from("ahc-ws:" + server.address() + "/ws?protocol=#lines&subscriptions=#wishes&status=true"
                        + "&initialBackoff=20&maxBackoff=100");
    }
}
