package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderAction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrderThreadsTest {

    private static final int MANY = 3 * OrderThreads.EACH;

    private final OrderThreads threads = new OrderThreads();

    @Test
    void orders_that_wait_for_a_venue_hold_up_neither_its_cancels_nor_another_venue() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            waiting.add(threads.handOver("hanging", OrderAction.NEW, () -> awaited(answered)));
        }

        assertThat(threads.handOver("hanging", OrderAction.CANCEL, () -> "cancelled")
                        .get(5, TimeUnit.SECONDS))
                .isEqualTo("cancelled");
        assertThat(threads.handOver("other", OrderAction.NEW, () -> "placed").get(5, TimeUnit.SECONDS))
                .isEqualTo("placed");
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        answered.countDown();
        CompletableFuture.allOf(waiting.toArray(new CompletableFuture<?>[0])).get(5, TimeUnit.SECONDS);
        threads.close();
    }

    @Test
    void nothing_is_taken_once_they_are_closed() {
        threads.close();

        assertThatThrownBy(() -> threads.handOver("venue", OrderAction.CANCEL, () -> "never"))
                .isInstanceOf(RejectedExecutionException.class);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
