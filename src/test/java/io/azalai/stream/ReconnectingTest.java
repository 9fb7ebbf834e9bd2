package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FeedState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way in which a connection ends. */
class ReconnectingTest {
    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void a_clean_close_is_followed_by_a_new_connection() throws Exception {
        start("");

        server.closeCleanly();

        restored("closed by the server: 1001 going away");
    }

    @Test
    void a_reset_is_followed_by_a_new_connection() throws Exception {
        start("");

        server.reset();

        await().until(() -> server.connects() == 2);
        deliversAgain();
        assertThat(camels.statuses().get(1).state()).isEqualTo(FeedState.DOWN);
        assertThat(camels.statuses().get(1).reason()).doesNotContain("closed by the server");
    }

    @Test
    void a_server_that_is_gone_for_a_while_is_found_again_and_health_tells() throws Exception {
        start("");
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);

        server.vanish();
        await().until(() -> health().getState() == HealthCheck.State.DOWN);
        await().pollDelay(Duration.ofMillis(1_500)).until(() -> server.connects() == 1);
        server.listen();

        await().until(() -> server.connects() == 2);
        await().until(() -> health().getState() == HealthCheck.State.UP);
        deliversAgain();
        assertThat(camels.statuses())
                .extracting(StreamStatus::state)
                .containsExactly(FeedState.UP, FeedState.DOWN, FeedState.UP);
    }

    @Test
    void a_half_open_socket_is_dropped_for_its_silence() throws Exception {
        start("&pingInterval=100&idleTimeout=400");

        server.freeze();

        restored("silent for 400 ms");
        assertThat(camels.statuses())
                .extracting(StreamStatus::state)
                .containsExactly(FeedState.UP, FeedState.STALE, FeedState.DOWN, FeedState.UP);
    }

    @Test
    void a_frame_over_the_limit_ends_the_connection_and_not_the_route() throws Exception {
        start("&maxFrameSize=1000");

        server.send("x".repeat(1001));

        await().until(() -> server.connects() == 2);
        deliversAgain();
        assertThat(camels.statuses().get(1).reason()).contains("frame over the limit");
    }

    @Test
    void fragments_over_the_limit_end_the_connection_too() throws Exception {
        start("&maxFrameSize=1000");

        server.sendFragments("x".repeat(600), "y".repeat(600));

        await().until(() -> server.connects() == 2);
        deliversAgain();
    }

    @Test
    void a_server_that_is_away_at_start_does_not_stop_the_route_from_starting() throws Exception {
        server.vanish();
        HealthCheckRegistry checks = HealthCheckRegistry.get(camels.context);
        checks.register(checks.resolveById("consumers"));

        camels.from(uri(""));

        await().until(() -> !camels.statuses().isEmpty());
        assertThat(camels.statuses().get(0).state()).isEqualTo(FeedState.DOWN);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(HealthCheckHelper.invoke(camels.context))
                .anyMatch(result -> result.getCheck().getId().equals("consumer:reader")
                        && result.getState() == HealthCheck.State.DOWN);
        server.listen();
        await().until(() -> server.connects() == 1);
        deliversAgain();
    }

    @Test
    void the_failure_itself_comes_into_the_route_when_asked_for() throws Exception {
        List<Exception> failures = new CopyOnWriteArrayList<>();
        camels.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("ahc-ws:" + server.address() + "?sendMessageOnError=true")
                        .onException(IOException.class)
                        .handled(true)
                        .process(exchange ->
                                failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)))
                        .end()
                        .process(camels::keep);
            }
        });
        camels.context.start();
        await().until(() -> server.openSockets() == 1);

        server.closeCleanly();

        await().until(() -> failures.size() == 1);
        assertThat(failures.get(0)).isInstanceOf(IOException.class).hasMessage("closed by the server: 1001 going away");
        assertThat(camels.bodies).isEmpty();
    }

    @Test
    void a_server_that_is_gone_for_eighty_times_the_first_wait_is_found_again() throws Exception {
        camels.from("ahc-ws:" + server.address() + "?status=true&initialBackoff=25&maxBackoff=3000");
        await().until(() -> !camels.statuses().isEmpty());

        server.vanish();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> health().getState() == HealthCheck.State.DOWN);
        server.listen();

        await().until(() -> server.connects() == 2);
        deliversAgain();
        assertThat(camels.statuses())
                .extracting(StreamStatus::state)
                .containsExactly(FeedState.UP, FeedState.DOWN, FeedState.UP);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    private void start(String more) throws Exception {
        camels.from(uri(more));
        await().until(() -> !camels.statuses().isEmpty());
    }

    private String uri(String more) {
        return "ahc-ws:" + server.address() + "?status=true&initialBackoff=20&maxBackoff=100" + more;
    }

    private void restored(String reason) {
        await().until(() -> server.connects() == 2);
        deliversAgain();
        assertThat(camels.statuses()).extracting(StreamStatus::reason).contains(reason);
    }

    private void deliversAgain() {
        await().until(() -> camels.counts().open() == 1 && server.openSockets() >= 1);
        await().until(() -> {
            server.send("again");
            return camels.texts().contains("again");
        });
        await().until(() -> camels.statuses().get(camels.statuses().size() - 1).state() == FeedState.UP);
    }

    private HealthCheck.Result health() {
        return ((DefaultConsumer) camels.context.getRoute("reader").getConsumer())
                .getHealthCheck()
                .call();
    }
}
