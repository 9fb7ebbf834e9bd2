package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Alert;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.OrderStatus;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournaledOrder;
import io.azalai.trade.journal.OutboxBound;
import io.azalai.trade.journal.OutboxRow;
import io.azalai.trade.journal.Page;
import io.azalai.trade.journal.Postgres;
import io.azalai.trade.journal.Storage;
import io.azalai.trade.journal.WayToServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWatchTest {

    private static final Clock CLOCK = Clock.fixed(Orders.NOW, ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path state;

    private final List<Event> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void a_journal_that_cannot_be_written_is_told_once_and_told_again_when_it_can() throws Exception {
        Storage.Server place = Postgres.shared().place();
        try (WayToServer way = WayToServer.before(place);
                Journal journal = Journal.open(new Storage(state, way.way(place), 90), OutboxBound.USUAL, CLOCK)) {
            Ledger ledger = new Ledger(journal, OutboxRecords.none(), told::addAll);
            JournalWatch watch = new JournalWatch(ledger, CLOCK);
            watch.look();

            way.bar();
            ledger.record(List.of(Orders.fill("a-1", "t1", "1", "100")));
            await().atMost(PATIENCE).until(() -> !journal.isHealthy());
            watch.look();
            watch.look();
            assertThat(watch.isHealthy()).isFalse();
            assertThat(ledger.isHealthy()).isFalse();
            assertThat(told).hasSize(1);

            way.free();
            await().atMost(PATIENCE).until(journal::isHealthy);
            watch.look();
            watch.look();
            journal.write(new Page()).join();
            assertThat(told)
                    .filteredOn(Alert.class::isInstance)
                    .extracting(alert -> ((Alert) alert).kind() + " " + ((Alert) alert).state())
                    .containsExactly("journal.sick RAISED", "journal.sick CLEARED");
            assertThat(told).hasAtLeastOneElementOfType(Fill.class);
        }
    }

    @Test
    void what_ended_is_kept_as_many_days_as_configured() {
        Journal journal = Journal.open(new Storage(state, null, 10), OutboxBound.USUAL, CLOCK);
        try (journal) {
            journal.write(new Page()
                            .order(new JournaledOrder(Orders.order("ended", OrderStatus.FILLED), "hash"))
                            .order(new JournaledOrder(Orders.order("open", OrderStatus.NEW), "hash")))
                    .join();

            at(journal, Duration.ofDays(9)).prune().join();
            assertThat(journal.order("main", "ended")).isPresent();

            at(journal, Duration.ofDays(11)).prune().join();
            assertThat(journal.order("main", "ended")).isEmpty();
            assertThat(journal.order("main", "open")).isPresent();
        }
    }

    @Test
    void an_order_is_buried_in_kafka_once_a_day_after_its_end() {
        try (Journal journal = Journal.open(state, OutboxBound.USUAL, CLOCK)) {
            Ledger ledger = new Ledger(journal, OutboxRecords.relayed(event -> "{}", "test", Orders.NOW), told::addAll);
            journal.write(new Page()
                            .order(new JournaledOrder(Orders.order("ended", OrderStatus.FILLED), "hash"))
                            .order(new JournaledOrder(Orders.order("open", OrderStatus.NEW), "hash")))
                    .join();

            buried(ledger, Duration.ofHours(23)).join();
            assertThat(journal.outbox().size()).isZero();

            buried(ledger, Duration.ofHours(25)).join();
            buried(ledger, Duration.ofHours(26)).join();
            assertThat(journal.outbox().next(10))
                    .extracting(row -> row.topic() + " " + row.key() + " '" + row.payload() + "'")
                    .containsExactly("state.order.v1 hyperliquid|main|ended ''");
        }
    }

    @Test
    void a_first_burial_leaves_room_to_what_happens_now() {
        try (Journal journal = Journal.open(state, new OutboxBound(3_000, Duration.ofHours(24)), CLOCK)) {
            Ledger ledger = new Ledger(journal, OutboxRecords.relayed(event -> "{}", "test", Orders.NOW), told::addAll);
            Page ended = new Page();
            IntStream.range(0, 2_500)
                    .mapToObj(each -> OrderCopy.of(Orders.order("ended-" + each, OrderStatus.FILLED))
                            .at(Orders.NOW.plusMillis(each / 7)))
                    .forEach(order -> ended.order(new JournaledOrder(order, "hash")));
            journal.write(ended).join();

            buried(ledger, Duration.ofHours(25)).join();
            assertThat(journal.outbox().size())
                    .as("two pages, none of them with half a moment")
                    .isEqualTo(2_002);

            journal.outbox().delivered(journal.outbox().next(2_002)).join();
            buried(ledger, Duration.ofHours(25)).join();
            assertThat(journal.outbox().next(3_000))
                    .extracting(OutboxRow::key)
                    .hasSize(498)
                    .doesNotHaveDuplicates();
        }
    }

    /** As a route does that goes on once the journal has pruned. */
    @Test
    void a_burial_begins_on_the_journals_own_thread_and_holds_it_up_no_longer_than_it_must() {
        try (Journal journal = Journal.open(state, OutboxBound.USUAL, CLOCK)) {
            Ledger ledger = new Ledger(journal, OutboxRecords.relayed(event -> "{}", "test", Orders.NOW), told::addAll);
            CompletableFuture<Void> end = new CompletableFuture<>();
            journal.write(
                    new Page().order(new JournaledOrder(Orders.order("ended", OrderStatus.FILLED), "hash")),
                    () -> buried(ledger, Duration.ofHours(25)).thenRun(() -> end.complete(null)));

            assertThat(end).succeedsWithin(PATIENCE);
            assertThat(journal.outbox().size()).isEqualTo(1);
        }
    }

    private static CompletableFuture<Void> buried(Ledger ledger, Duration later) {
        return new Retention(ledger, Runnable::run, Clock.offset(CLOCK, later)).bury();
    }

    private static Retention at(Journal journal, Duration later) {
        return new Retention(
                new Ledger(journal, OutboxRecords.none(), event -> {}), Runnable::run, Clock.offset(CLOCK, later));
    }
}
