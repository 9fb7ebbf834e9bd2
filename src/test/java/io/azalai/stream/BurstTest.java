package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames as large, and as many at once, as venues may send. */
class BurstTest {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int MANY = 50_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PADDING = "-".repeat(200);

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void a_frame_of_4_mib_arrives_whole() throws Exception {
        String frame = "0123456789abcdef".repeat(LARGEST / 16);
        camels.from(uri(""));
        await().until(() -> server.openSockets() == 1);

        server.send(frame);

        await().atMost(PATIENCE).until(() -> camels.bodies.size() == 1);
        assertThat(camels.bodies.get(0).equals(frame)).isTrue();
        assertThat(server.connects()).isEqualTo(1);
    }

    @Test
    void one_byte_more_ends_the_connection_and_the_next_one_goes_on() throws Exception {
        camels.from(uri("&status=true"));
        await().until(() -> server.openSockets() == 1);

        server.send("x".repeat(LARGEST + 1));

        await().atMost(PATIENCE)
                .until(() -> server.connects() == 2 && camels.statuses().size() == 3);
        assertThat(camels.statuses().get(1).reason()).contains("frame over the limit");
        server.send("next");
        await().until(() -> !camels.texts().isEmpty());
        assertThat(camels.texts()).containsExactly("next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&delivery=QUEUED",
                "&delivery=INLINE",
                "&delivery=QUEUED&batch=true",
                "&delivery=INLINE&batch=true"
            })
    void a_burst_of_50_000_frames_arrives_complete_and_in_order(String options) throws Exception {
        List<String> taken = Collections.synchronizedList(new ArrayList<>(MANY));
        camels.context.addRoutes(camels.route(
                "reader",
                uri(options),
                exchange -> taken.addAll(texts(exchange.getMessage().getBody()))));
        camels.context.start();
        await().until(() -> server.openSockets() == 1);

        server.burst(MANY, number -> number + PADDING);

        await().atMost(PATIENCE).until(() -> taken.size() == MANY);
        assertThat(taken.equals(IntStream.range(0, MANY)
                        .mapToObj(number -> number + PADDING)
                        .toList()))
                .as("order of the frames")
                .isTrue();
        assertThat(camels.counts().dropped()).isZero();
        assertThat(server.connects()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void with_batch_all_frames_come_before_the_end_of_their_connection_and_many_share_an_exchange(Delivery delivery)
            throws Exception {
        camels.from(uri("&batch=true&status=true&delivery=" + delivery));
        await().until(() -> server.openSockets() == 1);

        server.burst(MANY, number -> number + PADDING);
        server.closeCleanly();

        await().atMost(PATIENCE).until(() -> camels.statuses().size() >= 2);
        List<Object> bodies = List.copyOf(camels.bodies);
        int end = bodies.lastIndexOf(camels.statuses().get(1));
        List<String> before = bodies.subList(0, end).stream()
                .filter(body -> !(body instanceof StreamStatus))
                .flatMap(body -> texts(body).stream())
                .toList();
        assertThat(before).hasSize(MANY);
        assertThat(end).isLessThan(MANY / 2);
    }

    private static List<String> texts(Object body) {
        return body instanceof List<?> frames
                ? frames.stream().map(frame -> (String) ((Frame) frame).body()).toList()
                : List.of((String) body);
    }

    private String uri(String more) {
        return "ahc-ws:" + server.address() + "/burst?initialBackoff=20" + more;
    }
}
