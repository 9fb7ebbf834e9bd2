package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FeedState;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.URI;
import java.time.Duration;
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
    void a_connection_is_renewed_before_the_venue_cuts_it() throws Exception {
        wishes.want("a");
        start(LineProtocol.of(10, 10).living(Duration.ofMillis(600)));

        await().until(() -> camels.statuses().size() >= 3);

        told(new StreamStatus(FeedState.DOWN, "", "renewed before the venue's limit of lifetime", 0), "");
        assertThat(server.received().subList(0, 2)).containsExactly("sub a", "sub a");
    }

    @Test
    void a_renewal_sets_no_channel_aside() throws Exception {
        wishes.want("a", "mute");
        start(LineProtocol.of(10, 1).living(Duration.ofMillis(600)));

        await().until(() -> server.connects() == 4);

        assertThat(camels.counts().quarantined()).isZero();
        assertThat(camels.counts().channels()).isEqualTo(2);
    }

    @Test
    void a_frame_that_demands_it_moves_its_group_to_a_connection_with_a_fresh_address() throws Exception {
        wishes.want("btc", "main.orders");
        start(LineProtocol.of(10, 10).at(this::keyed));
        await().until(() -> camels.statuses().size() == 2);

        server.send("bye", path -> path.contains("key"));

        await().until(() -> camels.statuses().size() == 4);
        told(new StreamStatus(FeedState.DOWN, "main", "the venue says bye", 0), "main");
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
                .current(group -> group.isEmpty() || current.get()));
        await().until(() -> camels.statuses().size() == 2);

        current.set(false);

        await().until(() -> camels.statuses().size() == 4);
        told(new StreamStatus(FeedState.DOWN, "main", "its address is no longer valid", 0), "main");
        assertThat(server.paths()).containsExactlyInAnyOrder("/ws", "/ws/key-1", "/ws/key-2");
    }

    @Test
    void a_protocol_that_cannot_tell_whether_an_address_is_good_costs_no_connection() throws Exception {
        wishes.want("a");
        start(LineProtocol.of(10, 10).beating(LIVELY).current(group -> {
            throw new IllegalStateException("cannot tell");
        }));

        await().until(() -> server.received().stream().filter("ping"::equals).count() >= 3);

        assertThat(server.connects()).isEqualTo(1);
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", null, 0));
    }

    private CompletableFuture<URI> keyed(URI endpoint, String group) {
        return CompletableFuture.completedFuture(
                group.isEmpty() ? endpoint : URI.create(endpoint + "/key-" + keys.incrementAndGet()));
    }

    private void told(StreamStatus down, String group) {
        assertThat(camels.statuses())
                .filteredOn(status -> status.group().equals(group))
                .startsWith(
                        new StreamStatus(FeedState.UP, group, null, 0),
                        down,
                        new StreamStatus(FeedState.UP, group, null, 1));
    }

    private void start(LineProtocol protocol) throws Exception {
        camels.bind("lines", protocol)
                .bind("wishes", wishes)
                .from("ahc-ws:" + server.address() + "/ws?protocol=#lines&subscriptions=#wishes&status=true"
                        + "&initialBackoff=20&maxBackoff=100");
    }
}
