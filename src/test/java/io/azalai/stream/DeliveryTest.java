package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How frames reach routes that are slow, stopped, swapped or failing. */
class DeliveryTest {
    private static final int BURST = 5_000;
    private static final String PADDING = "-".repeat(4_000);

    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        camels.close();
        server.close();
    }

    @Test
    void a_slow_route_makes_reading_pause_and_loses_nothing() throws Exception {
        camels.from(uri("&delivery=QUEUED&queueCapacity=100"), exchange -> gate.await());
        await().until(() -> server.openSockets() == 1);

        burst();
        long seen = readUntilPaused();
        assertThat(camels.counts().queued()).isLessThan(200);
        gate.countDown();

        await().until(() -> camels.bodies.size() == BURST);
        assertThat(seen).isLessThan(BURST);
        assertThat(camels.bodies)
                .isEqualTo(IntStream.range(0, BURST)
                        .mapToObj(number -> number + PADDING)
                        .toList());
        assertThat(camels.counts().dropped()).isZero();
    }

    @Test
    void with_batch_a_slow_route_makes_reading_pause_too_and_gets_what_waited_in_order() throws Exception {
        camels.from(uri("&delivery=QUEUED&batch=true&queueCapacity=100"), exchange -> gate.await());
        await().until(() -> server.openSockets() == 1);

        burst();
        long seen = readUntilPaused();
        assertThat(camels.counts().queued()).isLessThan(100 + 2 * FrameMerge.MOST_TOGETHER);
        gate.countDown();

        await().until(() -> texts(camels.bodies).size() == BURST);
        assertThat(seen).isLessThan(BURST);
        assertThat(texts(camels.bodies))
                .isEqualTo(IntStream.range(0, BURST)
                        .mapToObj(number -> number + PADDING)
                        .toList());
        assertThat(camels.bodies).hasSizeLessThan(BURST);
    }

    @Test
    void with_batch_one_frame_alone_comes_as_it_is_at_once() throws Exception {
        camels.from(uri("&delivery=QUEUED&batch=true"));
        await().until(() -> server.openSockets() == 1);

        server.send("alone");

        await().until(() -> camels.bodies.size() == 1);
        assertThat(camels.bodies).containsExactly("alone");
    }

    @Test
    void inline_frames_come_on_the_socket_s_thread_and_a_failing_route_costs_nothing_else() throws Exception {
        List<String> threads = new CopyOnWriteArrayList<>();
        camels.from(uri("&delivery=inline"), exchange -> {
            threads.add(Thread.currentThread().getName());
            if (exchange.getMessage().getBody(String.class).equals("bad")) {
                throw new IllegalStateException("the route cannot take it");
            }
        });
        await().until(() -> server.openSockets() == 1);

        server.send("good");
        server.send("bad");
        server.send("better");

        await().until(() -> camels.bodies.size() == 2);
        assertThat(camels.bodies).containsExactly("good", "better");
        assertThat(threads).allMatch(name -> name.startsWith("ahc-ws-"));
        assertThat(server.connects()).isEqualTo(1);
    }

    @Test
    void shutdown_in_the_middle_of_a_burst_delivers_what_was_read() throws Exception {
        camels.from(uri("&delivery=QUEUED&queueCapacity=500"), exchange -> gate.await());
        await().until(() -> server.openSockets() == 1);
        burst();
        int read = (int) readUntilPaused();

        Thread stopper = new Thread(camels::close);
        stopper.start();
        gate.countDown();
        stopper.join();

        assertThat(camels.bodies).hasSizeGreaterThanOrEqualTo(read);
        await().until(() -> server.openSockets() == 0);
    }

    @Test
    void shutdown_does_not_wait_for_a_route_that_never_returns() throws Exception {
        camels.context.getShutdownStrategy().setTimeout(1);
        camels.from(uri("&delivery=QUEUED&queueCapacity=500"), exchange -> gate.await());
        await().until(() -> server.openSockets() == 1);
        burst();
        readUntilPaused();

        camels.close();

        assertThat(camels.context.isStopped()).isTrue();
        await().until(() -> server.openSockets() == 0);
    }

    @Test
    void a_connection_outlives_the_swap_of_its_route_and_nothing_is_lost() throws Exception {
        camels.from(uri(""));
        await().until(() -> server.openSockets() == 1);

        camels.context.getRouteController().stopRoute("reader");
        camels.context.removeRoute("reader");
        server.send("meanwhile");
        camels.context.addRoutes(camels.route("reader", uri(""), camels::keep));

        await().until(() -> camels.bodies.size() == 1);
        assertThat(camels.bodies).containsExactly("meanwhile");
        assertThat(server.connects()).isEqualTo(1);
    }

    @Test
    void after_the_linger_time_the_connection_closes() throws Exception {
        camels.from(uri("&linger=200"));
        await().until(() -> server.openSockets() == 1);

        camels.context.getRouteController().stopRoute("reader");

        await().until(() -> server.openSockets() == 0);
        assertThat(camels.component.counts()).isEmpty();
    }

    @Test
    void two_routes_of_one_address_share_the_connection() throws Exception {
        camels.from(uri(""));
        camels.context.addRoutes(camels.route("second", uri(""), camels::keep));
        await().until(() -> server.openSockets() == 1);

        server.send("tick");

        await().until(() -> camels.bodies.size() == 2);
        assertThat(server.connects()).isEqualTo(1);
    }

    private static List<String> texts(List<Object> bodies) {
        return bodies.stream()
                .flatMap(body -> body instanceof List<?> frames
                        ? frames.stream().map(frame -> (String) ((Frame) frame).body())
                        : Stream.of((String) body))
                .toList();
    }

    private String uri(String more) {
        return "ahc-ws:" + server.address() + "/burst?initialBackoff=20" + more;
    }

    /** Frames read until no more were: the route may have taken some out of the full queue, or none yet. */
    private long readUntilPaused() {
        AtomicLong before = new AtomicLong();
        await().during(Duration.ofMillis(300)).until(() -> {
            long read = camels.counts().frames();
            return before.getAndSet(read) == read && camels.counts().queued() > 0;
        });
        return before.get();
    }

    private void burst() {
        IntStream.range(0, BURST).forEach(number -> server.send(number + PADDING));
    }
}
