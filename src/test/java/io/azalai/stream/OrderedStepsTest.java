package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is said of a group keeps its order, whichever thread is slow. */
class OrderedStepsTest {
    private final OrderedSteps steps = new OrderedSteps();
    private final Queue<Runnable> busy = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();

    @Test
    void the_end_of_a_connection_is_told_before_the_beginning_of_the_next_though_its_thread_is_busy() {
        steps.take("a", busy::add, () -> said.add("down"));
        steps.take("a", Runnable::run, () -> said.add("up"));
        assertThat(said).isEmpty();

        busy.remove().run();

        assertThat(said).containsExactly("down", "up");
    }

    @Test
    void groups_do_not_wait_for_each_other_and_a_failed_step_holds_nobody_up() {
        steps.take("a", busy::add, () -> {
            throw new IllegalStateException("a route failed");
        });
        steps.take("a", Runnable::run, () -> said.add("a"));
        steps.take("b", Runnable::run, () -> said.add("b"));
        assertThat(said).containsExactly("b");

        busy.remove().run();

        assertThat(said).containsExactly("b", "a");
    }

    @Test
    void who_waits_for_a_connection_of_a_closed_pool_is_told_that_none_will_come() {
        AwaitedSockets awaited = new AwaitedSockets();
        CompletableFuture<Socket> early = new CompletableFuture<>();
        CompletableFuture<Socket> late = new CompletableFuture<>();
        awaited.await("a", early);
        awaited.close();
        awaited.await("a", late);

        assertThat(early).isCancelled();
        assertThat(late).isCancelled();
    }
}
