package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FeedState;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all connections of one address share. */
class AddressLimitsTest {

    private static final String OPTIONS = "?protocol=#lines&subscriptions=#wishes&status=true";
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();
    private final Wishes wishes = new Wishes();

    @BeforeEach
    void answer() {
        server.onText(
                (channel, text) -> channel.writeAndFlush(new TextWebSocketFrame(text.replaceFirst("sub", "ack"))));
    }

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void no_more_connections_are_made_than_the_venue_allows_and_who_waits_is_told_why() throws Exception {
        wishes.want("one.a", "two.b", "three.c");

        start(LineProtocol.of(10, 10).connections(2));

        await().until(() -> server.openSockets() == 2);
        await().until(() -> camels.statuses().stream().anyMatch(status -> status.state() == FeedState.DOWN));
        assertThat(camels.statuses())
                .filteredOn(status -> status.state() == FeedState.DOWN)
                .allMatch(status -> status.reason().contains("allows an address 2 connections and all are in use"));
        assertThat(camels.statuses())
                .filteredOn(status -> status.state() == FeedState.UP)
                .hasSize(2);
        assertThat(server.connects()).isEqualTo(2);
        assertThat(camels.component.limitUsage())
                .containsExactly(
                        new LimitUsage("lines", "connections", 2, 2),
                        new LimitUsage("lines", "subscriptions-per-connection", 1, 10));
    }

    @Test
    void who_waits_gets_the_place_of_one_that_is_wanted_no_longer() throws Exception {
        wishes.want("one.a", "two.b", "three.c");
        start(LineProtocol.of(10, 10).connections(2));
        await().until(() -> server.openSockets() == 2);

        wishes.want("three.c");

        await().until(() -> server.received().contains("sub three.c"));
        await().until(() -> server.openSockets() == 1);
    }

    @Test
    void a_connection_that_is_renewed_needs_no_second_place() throws Exception {
        wishes.want("a");
        start(LineProtocol.of(10, 10).connections(1).living(Duration.ofMillis(200)));

        await().until(() -> server.connects() > 2);

        assertThat(server.openSockets()).isLessThanOrEqualTo(1);
    }

    @Test
    void connects_stay_below_what_a_minute_allows_whenever_it_begins() {
        AddressLimits addressLimits =
                new AddressLimits(new StreamProtocol.Address(10, 1000, Duration.ofMillis(2400), 4, Duration.ZERO), 0);
        List<Long> connects = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 200; i++) {
            now += addressLimits.connectSlot(now);
            connects.add(now);
        }

        assertThat(connects.subList(0, 4)).containsOnly(0L);
        for (long begin : connects) {
            assertThat(connects)
                    .filteredOn(at -> at >= begin && at < begin + MINUTE)
                    .hasSizeLessThanOrEqualTo(30);
        }
    }

    @Test
    void frames_of_all_connections_are_paced_together() {
        AddressLimits addressLimits =
                new AddressLimits(new StreamProtocol.Address(10, 1000, Duration.ZERO, 1, Duration.ofMillis(31)), 0);
        Pace one = new Pace(LineProtocol.of(1, 1).pacing(Duration.ZERO), addressLimits);
        Pace other = new Pace(LineProtocol.of(1, 1).pacing(Duration.ofMillis(50)), addressLimits);

        one.sent(0);
        assertThat(one.waitFrom(0)).isEqualTo(Duration.ofMillis(31).toNanos());
        assertThat(other.waitFrom(0)).isEqualTo(Duration.ofMillis(31).toNanos());

        other.sent(0);
        assertThat(other.waitFrom(0)).isEqualTo(Duration.ofMillis(50).toNanos());
    }

    private void start(LineProtocol protocol) throws Exception {
        camels.bind("lines", protocol).bind("wishes", wishes).from("ahc-ws:" + server.address() + "/ws" + OPTIONS);
    }
}
