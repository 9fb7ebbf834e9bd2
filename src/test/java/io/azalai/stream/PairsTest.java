package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FeedState;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two connections that carry the same. */
class PairsTest {
    private static final int MANY = 3_000;
    private static final int DEATHS = 3;

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();
    private final Wishes wishes = new Wishes("a");
    private final NumberFeed numbers = new NumberFeed(server);

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void each_frame_comes_once_and_in_order_also_when_one_connection_is_lost_in_the_middle() throws Exception {
        start("&delivery=INLINE", LineProtocol.of(10, 10));

        numbers.publish(MANY, 10);
        numbers.loseFirst();
        numbers.publish(MANY, 10);

        await().until(() -> camels.texts().size() >= 2 * MANY);
        await().until(() -> server.connects() == 3 && camels.counts().open() == 2);
        numbers.publish(MANY, 10);
        await().until(() -> camels.texts().size() >= 3 * MANY);
        assertThat(numbers.difference(camels.texts())).isEmpty();
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
    }

    @Test
    void a_text_that_the_venue_says_twice_comes_twice() throws Exception {
        start("", LineProtocol.of(10, 10));

        server.send("same");
        server.send("same");
        server.send("end");

        await().until(() -> camels.texts().contains("end"));
        assertThat(camels.texts()).containsExactly("same", "same", "end");
    }

    @Test
    void binary_frames_come_once_too() throws Exception {
        start("", LineProtocol.of(10, 10));

        server.send(new byte[] {1, 2});
        server.send("end");

        await().until(() -> camels.texts().contains("end"));
        assertThat(camels.bodies.stream().filter(byte[].class::isInstance)).containsExactly(new byte[] {1, 2});
    }

    @Test
    void losing_both_is_told_and_either_one_that_comes_back_is_enough() throws Exception {
        start("", LineProtocol.of(10, 10));

        server.vanish();
        await().until(() -> camels.statuses().size() == 2);
        server.listen();

        await().until(() -> camels.statuses().size() == 3);
        assertThat(camels.statuses())
                .extracting(StreamStatus::state)
                .containsExactly(FeedState.UP, FeedState.DOWN, FeedState.UP);
    }

    @Test
    void one_that_has_subscribed_again_goes_on_at_once_when_its_fellow_is_lost() throws Exception {
        start("", LineProtocol.of(10, 10));
        for (int lost = 1; lost <= 3; lost++) {
            heardByBoth();

            numbers.loseFirst();

            int subscribed = 2 + lost;
            await().until(() ->
                    server.received().stream().filter("sub a"::equals).count() == subscribed);
            await().until(() -> camels.counts().open() == 2);
        }

        numbers.publish(10, 10);
        await().until(() -> camels.texts().size() == 10);
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
    }

    /** What the server said before its ping has been taken in when the pong comes. */
    private void heardByBoth() {
        int pongs = server.pongs();
        server.ping();
        await().until(() -> server.pongs() == pongs + 2);
    }

    @Test
    void one_that_dies_while_it_subscribes_again_takes_nothing_from_its_fellow() throws Exception {
        start("", LineProtocol.of(10, 10));
        AtomicInteger asked = new AtomicInteger();
        server.onText((channel, text) -> {
            if (text.startsWith("sub ") && asked.incrementAndGet() <= DEATHS) {
                LoopbackServer.reset(channel);
            } else {
                acknowledge(channel, text);
            }
        });

        numbers.loseFirst();

        await().until(() -> asked.get() > DEATHS && camels.counts().open() == 2);
        assertThat(server.received()).doesNotContain("unsub a");
        assertThat(camels.counts().quarantined()).isZero();
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
    }

    @Test
    void what_kills_both_is_set_aside() throws Exception {
        start("", LineProtocol.of(10, 10));
        server.onText((channel, text) -> {
            if (text.contains("bad")) {
                LoopbackServer.reset(channel);
            } else {
                acknowledge(channel, text);
            }
        });

        wishes.want("a", "bad");

        await().until(() ->
                camels.counts().quarantined() == 1 && camels.counts().channels() == 1);
        await().until(() -> camels.counts().open() == 2);
        assertThat(server.received()).contains("sub bad");
    }

    private static void acknowledge(Channel channel, String text) {
        if (text.startsWith("sub ")) {
            channel.writeAndFlush(new TextWebSocketFrame("ack " + text.substring(4)));
        }
    }

    @Test
    void one_after_the_other_is_renewed_before_the_venue_cuts_it() throws Exception {
        start("", LineProtocol.of(10, 10).living(Duration.ofMillis(1_500)));

        numbers.publish(MANY, 1);

        await().until(() -> camels.texts().size() >= MANY);
        await().until(() -> server.connects() >= 4);
        assertThat(numbers.difference(camels.texts())).isEmpty();
        assertThat(camels.statuses()).containsExactly(new StreamStatus(FeedState.UP, "", List.of(), null, 0));
    }

    @Test
    void a_change_of_interest_reaches_both() throws Exception {
        start("", LineProtocol.of(10, 10));

        wishes.want("a", "b");

        await().until(() -> server.received().stream().filter("sub b"::equals).count() == 2);
        wishes.want();
        await().until(() -> server.openSockets() == 0);
    }

    private void start(String more, LineProtocol protocol) throws Exception {
        camels.bind("lines", protocol)
                .bind("wishes", wishes)
                .from("ahc-ws:" + server.address() + "/ws?protocol=#lines&subscriptions=#wishes&status=true&pairs=true"
                        + "&initialBackoff=20&maxBackoff=100" + more);
        await().until(() -> server.received().stream().filter("sub a"::equals).count() == 2);
        await().until(() -> !camels.statuses().isEmpty());
    }
}
