package io.azalai.trade.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Audit;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderStatus;
import io.azalai.model.RiskDecision;
import io.azalai.model.SampleEvents;
import io.azalai.trade.Orders;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a journal does wherever it is kept. */
abstract class JournalContract extends OnJournal {

    @Test
    void what_was_written_is_there_after_a_restart() {
        JournaledOrder order = new JournaledOrder(Orders.order("a-1", OrderStatus.RECEIVED), "hash");
        try (Journal journal = open()) {
            journal.write(new Page().order(order).fill(Orders.fill("a-1", "t1", "0.4", "100")))
                    .join();
        }

        try (Journal journal = open()) {
            assertThat(journal.orders(Orders.NOW.plusSeconds(1))).containsExactly(order);
            assertThat(journal.fills("main", "a-1")).containsExactly(Orders.fill("a-1", "t1", "0.4", "100"));
            assertThat(journal.bornAt()).isEqualTo(Orders.NOW);
        }
    }

    @Test
    void why_an_order_ended_is_there_after_a_restart() {
        Order ended = Orders.order("a-1", OrderStatus.CANCELED, "marginCanceled");
        try (Journal journal = open()) {
            journal.write(new Page().order(new JournaledOrder(ended, "hash"))).join();
        }

        try (Journal journal = open()) {
            assertThat(journal.order("main", "a-1"))
                    .map(kept -> kept.order().reason())
                    .contains("marginCanceled");
        }
    }

    @Test
    void a_page_is_written_whole_or_not_at_all() {
        try (Journal journal = open()) {
            Page page = new Page()
                    .order(new JournaledOrder(Orders.order("a-1", OrderStatus.RECEIVED), "hash"))
                    .outbox(List.of(row("one")))
                    .add(Row.of("INSERT INTO facts VALUES (?, ?)", "broken", null));

            assertThatThrownBy(() -> journal.write(page).join()).hasCauseInstanceOf(JournalException.class);

            assertThat(journal.order("main", "a-1")).isEmpty();
            assertThat(journal.outbox().size()).isZero();
        }
    }

    @Test
    void a_column_more_costs_no_statement_its_values() throws Exception {
        open().close();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("fills", "order_events", "decisions", "outbox", "audit", "waiting_cancels")) {
                statement.execute("ALTER TABLE " + table + " ADD COLUMN later TEXT");
            }
        }

        try (Journal journal = open()) {
            journal.write(new Page()
                            .fill(Orders.fill("a-1", "t1", "0.4", "100"))
                            .event(sample(OrderEvent.class))
                            .decision(sample(RiskDecision.class))
                            .outbox(List.of(row("one")))
                            .audit(new Audit("me", "halt", "", "done", Orders.NOW))
                            .cancel(new OrderKey("main", "a-1"), true))
                    .join();

            assertThat(journal.fills("main", "a-1")).containsExactly(Orders.fill("a-1", "t1", "0.4", "100"));
        }
    }

    @Test
    void a_broken_page_does_not_fail_its_neighbours() {
        try (Journal journal = open()) {
            List<CompletableFuture<Void>> good = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                good.add(journal.write(
                        new Page().order(new JournaledOrder(Orders.order("a-" + i, OrderStatus.RECEIVED), "hash"))));
                journal.write(new Page().add(Row.of("INSERT INTO facts VALUES (?, ?)", "broken", null)));
            }

            good.forEach(CompletableFuture::join);
            assertThat(journal.orders(Orders.NOW)).hasSize(50);
        }
    }

    @Test
    void what_follows_a_record_runs_in_the_order_of_writing() {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        List<Integer> expected = new ArrayList<>();
        try (Journal journal = open()) {
            CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
            for (int i = 0; i < 200; i++) {
                int number = i;
                expected.add(i);
                last = journal.record(new Page().outbox(List.of(row("r" + i))), () -> seen.add(number));
            }
            last.join();
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void a_writer_that_breaks_says_so_and_fails_what_waits_and_what_comes() {
        try (Journal journal = open()) {
            CompletableFuture<Void> broken = journal.record(new Page().outbox(List.of(row("one"))), () -> {
                throw new NoClassDefFoundError("gone");
            });

            assertThat(broken)
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withCauseInstanceOf(JournalException.class);
            assertThat(journal.isHealthy()).isFalse();
            assertThat(journal.write(new Page()))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withMessageContaining("writes no more");
        }
    }

    @Test
    void the_outbox_gives_rows_in_order_until_they_are_delivered() {
        try (Journal journal = open()) {
            journal.write(new Page().outbox(List.of(row("one"), row("two"), row("three"))))
                    .join();
            Outbox outbox = journal.outbox();

            List<OutboxRow> first = outbox.next(2);
            outbox.delivered(first).join();
            outbox.delivered(first).join();

            assertThat(first).extracting(OutboxRow::cloudId).containsExactly("one", "two");
            assertThat(outbox.next(10)).extracting(OutboxRow::cloudId).containsExactly("three");
            assertThat(outbox.size()).isEqualTo(1);
        }
    }

    @Test
    void the_outbox_survives_a_restart_and_pruning_gives_no_id_twice() {
        try (Journal journal = open()) {
            journal.write(new Page().outbox(List.of(row("one"), row("two")))).join();
            journal.outbox().delivered(journal.outbox().next(2)).join();
            journal.outbox().prune(Orders.NOW.plusSeconds(1)).join();
        }

        try (Journal journal = open()) {
            assertThat(journal.outbox().size()).isZero();
            journal.write(new Page().outbox(List.of(row("three")))).join();
            assertThat(journal.outbox().next(5)).extracting(OutboxRow::id).containsExactly(3L);
        }
    }

    @Test
    void what_ended_long_ago_is_deleted_and_what_may_be_needed_stays() {
        try (Journal journal = open()) {
            journal.write(new Page()
                            .order(new JournaledOrder(Orders.order("ended", OrderStatus.FILLED), "hash"))
                            .order(new JournaledOrder(Orders.order("open", OrderStatus.NEW), "hash"))
                            .fill(Orders.fill("ended", "t1", "1", "100"))
                            .fill(Orders.fill("open", "t2", "1", "100"))
                            .fillsRead("hyperliquid", "main", Orders.NOW.plusSeconds(1)))
                    .join();

            journal.prune(Orders.NOW).join();
            assertThat(journal.fills(Orders.NOW)).hasSize(2);

            journal.prune(Orders.NOW.plusSeconds(1)).join();
            assertThat(journal.fills(Orders.NOW)).extracting(Fill::tradeId).containsExactly("t2");
            assertThat(journal.order("main", "ended")).isEmpty();
            assertThat(journal.order("main", "open")).isPresent();
        }
    }

    @Test
    void a_fill_that_could_be_read_again_is_not_deleted() {
        try (Journal journal = open()) {
            journal.write(new Page()
                            .fill(Orders.fill("ended", "t1", "1", "100"))
                            .fillsRead("hyperliquid", "main", Orders.NOW))
                    .join();

            journal.prune(Orders.NOW.plusSeconds(1)).join();

            assertThat(journal.fills(Orders.NOW)).hasSize(1);
        }
    }

    @Test
    void the_outbox_is_full_at_its_bound() {
        try (Journal journal = Journal.open(storage(), new OutboxBound(2, Duration.ofHours(1)), CLOCK)) {
            journal.write(new Page().outbox(List.of(row("one")))).join();
            assertThat(journal.outbox().isFull()).isFalse();

            journal.write(new Page().outbox(List.of(row("two")))).join();
            assertThat(journal.outbox().isFull()).isTrue();
        }
    }

    @Test
    void a_fact_that_can_never_be_written_holds_up_no_other_and_is_kept_beside() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (Journal journal = open()) {
            CompletableFuture<Void> broken = journal.record(
                    new Page().add(Row.of("INSERT INTO facts VALUES (?, ?)", "broken", null)),
                    () -> told.add("broken"));
            CompletableFuture<Void> next =
                    journal.record(new Page().fill(Orders.fill("a-1", "t1", "0.4", "100")), () -> told.add("next"));

            assertThat(next).succeedsWithin(Duration.ofSeconds(5));
            assertThat(broken).isCompletedExceptionally();
            assertThat(told).containsExactly("broken", "next");
            assertThat(journal.isHealthy()).isTrue();
            assertThat(journal.refused()).isEqualTo(1);
            assertThat(Files.readString(state.resolve("journal-refused.txt"))).contains("[broken, null]");
        }
    }

    @Test
    void a_newer_schema_is_refused() throws Exception {
        open().close();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO flyway_schema_history SELECT 99, '99', 'from the future', type, 'V99__x.sql',"
                            + " checksum, installed_by, installed_on, execution_time, success FROM flyway_schema_history"
                            + " WHERE version = '1'");
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("schema version 99, newer than this program knows");
    }

    private static <E> E sample(Class<E> type) {
        return SampleEvents.oneOfEach().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
