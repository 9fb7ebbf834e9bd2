package io.azalai.trade.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.trade.Orders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal whose write hangs. */
class HangingJournalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path state;

    @Test
    void orders_are_refused_at_once_where_too_many_writes_wait_and_facts_are_kept() {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        try (Journal journal = Journal.open(state, OutboxBound.USUAL, Clock.fixed(Orders.NOW, ZoneOffset.UTC))) {
            journal.write(new Page(), () -> {
                begun.complete(null);
                end.join();
            });
            begun.join();
            List<CompletableFuture<Void>> facts = new ArrayList<>();
            for (int fact = 0; fact <= JournalWriter.MOST_WAITING; fact++) {
                facts.add(journal.record(new Page(), () -> {}));
            }

            CompletableFuture<Void> order = journal.write(new Page());

            assertThat(order).isCompletedExceptionally();
            assertThat(order.handle((done, failure) -> failure.getMessage()).join())
                    .contains("does not keep up: 10000 writes wait");
            end.complete(null);
            assertThat(CompletableFuture.allOf(facts.toArray(CompletableFuture[]::new)))
                    .succeedsWithin(PATIENCE);
            assertThat(journal.write(new Page())).succeedsWithin(PATIENCE);
        } finally {
            end.complete(null);
        }
    }
}
