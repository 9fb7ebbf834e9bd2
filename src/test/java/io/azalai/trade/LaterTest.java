package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;

class LaterTest {

    @Test
    void a_task_that_fails_does_not_end_in_a_future_nobody_reads() {
        CompletableFuture<Future<?>> ended = new CompletableFuture<>();
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1) {
            @Override
            protected void afterExecute(Runnable task, Throwable failure) {
                ended.complete((Future<?>) task);
            }
        };
        try {
            Later.on(timer).in(Duration.ZERO, () -> {
                throw new IllegalStateException("a task that fails");
            });

            assertThatCode(() -> ended.join().get()).doesNotThrowAnyException();
        } finally {
            timer.shutdownNow();
        }
    }
}
