package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FeedState;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections are replaced at a venue that counts the subscriptions of an address (hyperliquid.md 7.3). */
class RenewingRoomTest {

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();
    private final Wishes wishes = new Wishes();
    private final Map<Channel, Set<String>> subscribed = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile int most;
    /** The connect whose subscriptions are counted, and not answered. */
    private volatile int silentOn;

    @BeforeEach
    void count() {
        server.onText((channel, text) -> {
            if (text.startsWith("sub ")) {
                Arrays.stream(text.substring(4).split(",")).forEach(each -> subscribe(channel, each));
            } else if (text.startsWith("unsub ")) {
                subscribed.get(channel).removeAll(List.of(text.substring(6).split(",")));
            }
        });
    }

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void without_room_for_a_successors_subscriptions_the_old_connection_goes_first() throws Exception {
        start(12, 10);

        await().until(() -> server.connects() >= 3 && taken() == 10);

        assertThat(refused).hasValue(0);
        assertThat(camels.counts().quarantined()).isZero();
        assertThat(camels.statuses()).extracting(StreamStatus::state).contains(FeedState.DOWN);
    }

    @Test
    void with_room_for_them_the_route_hears_nothing_of_it() throws Exception {
        start(20, 10);

        await().until(() -> server.connects() >= 3);

        assertThat(refused).hasValue(0);
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
    }

    @Test
    void a_successor_gives_way_to_what_is_wanted_meanwhile() throws Exception {
        silentOn = 2;
        start(40, 15);
        await().until(() -> server.connects() == 2 && taken() == 30);

        wishes.want(names(30));

        await().until(() -> taken() == 30 && subscribed.size() == 1);
        assertThat(refused).hasValue(0);
        assertThat(camels.counts().quarantined()).isZero();
    }

    private void start(int allowed, int wanted) throws Exception {
        most = allowed;
        wishes.want(names(wanted));
        camels.bind("lines", LineProtocol.of(50, 10).subscriptions(allowed).living(Duration.ofMillis(800)))
                .bind("wishes", wishes)
                .from("ahc-ws:" + server.address() + "/ws?protocol=#lines&subscriptions=#wishes&status=true"
                        + "&initialBackoff=20&maxBackoff=100");
    }

    private static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(RenewingRoomTest::name).toArray(String[]::new);
    }

    private static String name(int number) {
        return String.format("c%02d", number);
    }

    private synchronized int taken() {
        return subscribed.values().stream().mapToInt(Set::size).sum();
    }

    private synchronized void subscribe(Channel channel, String name) {
        Set<String> mine = subscribed.computeIfAbsent(channel, first -> {
            first.closeFuture().addListener(closed -> subscribed.remove(first));
            return ConcurrentHashMap.newKeySet();
        });
        if (taken() < most) {
            mine.add(name);
            if (server.connects() != silentOn) {
                channel.writeAndFlush(new TextWebSocketFrame("ack " + name));
            }
        } else {
            refused.incrementAndGet();
            channel.writeAndFlush(new TextWebSocketFrame("no " + name));
        }
    }
}
