package io.azalai.trade.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.OrderStatus;
import io.azalai.trade.Orders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection to a PostgreSQL server that breaks while a commit is on its way. */
class PostgresCutTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path state;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private WayToServer way;
    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        Storage.Server place = Postgres.shared().place();
        way = WayToServer.before(place);
        journal = Journal.open(
                new Storage(state, way.way(place), 90), OutboxBound.USUAL, Clock.fixed(Orders.NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() throws IOException {
        way.free();
        journal.close();
        way.close();
    }

    @Test
    void an_intent_whose_commit_was_not_answered_is_written_where_the_server_has_it() {
        CompletableFuture<Void> intent = cut(WayToServer.Cut.BEFORE_THE_ANSWER);

        assertThat(intent).succeedsWithin(PATIENCE);
        assertThat(journal.order("main", "a-1")).isPresent();
        assertThat(journal.outbox().size()).isEqualTo(1);
        assertThat(told).containsExactly("a-1");
    }

    @Test
    void an_intent_whose_commit_did_not_arrive_fails_and_is_not_there() {
        CompletableFuture<Void> intent = cut(WayToServer.Cut.BEFORE_THE_SERVER);

        assertThat(intent).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(JournalException.class);
        await().atMost(PATIENCE).until(journal::isHealthy);
        assertThat(journal.order("main", "a-1")).isEmpty();
        assertThat(journal.outbox().size()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void nobody_is_told_of_an_intent_before_the_server_can_say_whether_it_has_it() throws Exception {
        CompletableFuture<Void> intent = cut(WayToServer.Cut.BEFORE_THE_ANSWER_FOR_LONG);
        await().atMost(PATIENCE).until(() -> !journal.isHealthy());
        assertThat(journal.write(page("a-2"))).as("one that was never sent").failsWithin(PATIENCE);
        assertThat(intent).isNotDone();

        way.free();

        assertThat(intent).succeedsWithin(PATIENCE);
        assertThat(told).containsExactly("a-1");
        assertThat(journal.order("main", "a-2")).isEmpty();
    }

    /** A fact behind it breaks for good, so that the pages are written one by one afterwards. */
    @Test
    void a_fact_that_the_server_has_is_not_written_again_with_one_that_it_refuses() throws Exception {
        way.cutNextCommit(WayToServer.Cut.BEFORE_THE_ANSWER_FOR_LONG);
        CompletableFuture<Void> fact =
                journal.record(new Page().outbox(List.of(OnJournal.row("one"))), () -> told.add("one"));
        await().atMost(PATIENCE).until(() -> !journal.isHealthy());
        CompletableFuture<Void> broken = journal.record(
                new Page().add(Row.of("INSERT INTO facts VALUES (?, ?)", "broken", null)), () -> told.add("broken"));
        CompletableFuture<Void> next =
                journal.record(new Page().outbox(List.of(OnJournal.row("two"))), () -> told.add("two"));

        way.free();

        assertThat(fact).succeedsWithin(PATIENCE);
        assertThat(next).succeedsWithin(PATIENCE);
        assertThat(broken).isCompletedExceptionally();
        assertThat(journal.outbox().next(10)).extracting(OutboxRow::cloudId).containsExactly("one", "two");
        assertThat(told).containsExactly("one", "broken", "two");
    }

    private CompletableFuture<Void> cut(WayToServer.Cut where) {
        journal.write(new Page()).join();
        way.cutNextCommit(where);
        return journal.write(page("a-1"), () -> told.add("a-1"));
    }

    private static Page page(String id) {
        return new Page()
                .order(new JournaledOrder(Orders.order(id, OrderStatus.RECEIVED), "hash"))
                .outbox(List.of(OnJournal.row(id)));
    }
}
