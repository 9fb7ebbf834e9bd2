package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FeedState;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two connections of a group, of which each has the address that was good when it was made. */
class VoidAddressTest {
    private static final StreamProtocol.Heartbeat LIVELY =
            new StreamProtocol.Heartbeat("ping", Duration.ofMillis(100), Duration.ofSeconds(5));

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();
    private final Wishes wishes = new Wishes();
    private final AtomicInteger keys = new AtomicInteger();
    private final AtomicInteger subscribed = new AtomicInteger();
    private final Set<String> voided = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void where_the_address_of_one_is_void_the_other_stays_and_the_route_hears_that_something_may_be_missed()
            throws Exception {
        start(LineProtocol.of(10, 10)
                .beating(LIVELY)
                .at((endpoint, group) -> address(endpoint, keys.incrementAndGet()))
                .current((group, address) -> !voided.contains(address.getPath())));
        await().until(() -> subscribed.get() == 2 && camels.statuses().size() == 1);

        voided.add("/ws/key-1");

        await().until(() -> subscribed.get() == 3 && camels.statuses().size() == 3);
        assertThat(camels.statuses())
                .extracting(StreamStatus::state)
                .as("stale, or down where the other had not joined yet")
                .containsAnyOf(FeedState.STALE, FeedState.DOWN)
                .startsWith(FeedState.UP)
                .endsWith(FeedState.UP);
        assertThat(server.paths()).containsExactlyInAnyOrder("/ws/key-1", "/ws/key-2", "/ws/key-3");
        await().until(() -> server.openSockets() == 2);
    }

    @Test
    void where_the_venue_ends_an_address_by_a_frame_on_one_the_other_goes_only_if_it_shares_it() throws Exception {
        start(LineProtocol.of(10, 10).at((endpoint, group) -> address(endpoint, subscribed.get() < 2 ? 1 : 2)));
        await().until(() -> subscribed.get() == 2 && camels.statuses().size() == 1);

        server.sendToOne("bye");

        await().until(() -> subscribed.get() == 4 && camels.statuses().size() == 3);
        assertThat(camels.statuses())
                .extracting(StreamStatus::state)
                .containsExactly(FeedState.UP, FeedState.DOWN, FeedState.UP);
        assertThat(server.paths()).containsExactly("/ws/key-1", "/ws/key-1", "/ws/key-2", "/ws/key-2");
    }

    private static CompletableFuture<URI> address(URI endpoint, int key) {
        return CompletableFuture.completedFuture(URI.create(endpoint + "/key-" + key));
    }

    private void start(LineProtocol protocol) throws Exception {
        wishes.want("main.orders");
        server.onText((channel, text) -> {
            if (text.startsWith("sub ")) {
                subscribed.incrementAndGet();
                channel.writeAndFlush(new TextWebSocketFrame("ack " + text.substring(4)));
            }
        });
        camels.bind("lines", protocol)
                .bind("wishes", wishes)
                .from("ahc-ws:" + server.address() + "/ws?protocol=#lines&subscriptions=#wishes&status=true&pairs=true"
                        + "&initialBackoff=20&maxBackoff=100");
    }
}
