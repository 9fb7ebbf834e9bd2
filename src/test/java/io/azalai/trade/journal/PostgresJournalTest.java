package io.azalai.trade.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.settings.Secret;
import io.azalai.trade.Orders;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on a PostgreSQL server. */
class PostgresJournalTest extends JournalContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path elsewhere;

    private Storage.Server place = Postgres.shared().place();

    @Override
    Storage storage() {
        return new Storage(state, place, 90);
    }

    @Override
    Connection connection() throws SQLException {
        return Postgres.connection(place);
    }

    @Test
    void a_second_holder_on_another_machine_is_refused_by_name() {
        Storage other = new Storage(elsewhere, place, 90);
        try (Journal journal = open()) {
            assertThat(journal.isHealthy()).isTrue();
            assertThatThrownBy(() -> Journal.open(other, OutboxBound.USUAL, CLOCK))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining(
                            "in use by azalai " + ProcessHandle.current().pid() + " of 127.0.0.1")
                    .hasMessageNotContaining("currentSchema");
        }
        Journal.open(other, OutboxBound.USUAL, CLOCK).close();
    }

    @Test
    void a_server_that_crashes_and_returns_holds_every_fact_once_and_every_answered_intent() throws Exception {
        try (Postgres own = Postgres.own()) {
            place = own.place();
            try (Journal journal = open()) {
                List<CompletableFuture<Void>> facts = new ArrayList<>();
                List<CompletableFuture<Void>> intents = new ArrayList<>();
                for (int i = 0; i < 400; i++) {
                    facts.add(journal.record(new Page().outbox(List.of(row("fact-" + i))), () -> {}));
                    intents.add(journal.write(intent(i)));
                    if (i == 200) {
                        facts.get(100).join();
                        own.crash();
                    }
                }
                await().atMost(PATIENCE).until(() -> !journal.isHealthy());
                own.restart();

                CompletableFuture.allOf(facts.toArray(CompletableFuture[]::new))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join();
                await().atMost(PATIENCE).until(journal::isHealthy);
                assertThat(journal.outbox().next(1000))
                        .extracting(OutboxRow::cloudId)
                        .containsExactlyElementsOf(IntStream.range(0, 400)
                                .mapToObj(i -> "fact-" + i)
                                .toList());
                assertThat(journal.outbox().size()).isEqualTo(400);
                assertThat(journal.orders(Orders.NOW))
                        .extracting(kept -> kept.order().clientOrderId())
                        .containsAll(answered(intents));
            }
        }
    }

    @Test
    void a_commit_whose_answer_was_lost_is_known_for_durable() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (WayToServer cut = WayToServer.before(place)) {
            Storage through = new Storage(state, cut.way(place), 90);
            try (Journal journal = Journal.open(through, OutboxBound.USUAL, CLOCK)) {
                journal.write(new Page()).join();
                cut.cutNextCommit(WayToServer.Cut.BEFORE_THE_ANSWER);
                journal.record(new Page().outbox(List.of(row("one"))), () -> told.add("one"))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join();
                journal.write(new Page().outbox(List.of(row("two")))).join();

                assertThat(journal.outbox().next(10))
                        .extracting(OutboxRow::cloudId)
                        .containsExactly("one", "two");
                assertThat(journal.outbox().size()).isEqualTo(2);
                assertThat(told).containsExactly("one");
            }
        }
    }

    @Test
    void a_holder_that_lost_its_session_to_another_writes_nothing_more() throws Exception {
        try (Journal first = open()) {
            first.write(new Page().outbox(List.of(row("one")))).join();
            endSessions();
            try (Journal second = Journal.open(new Storage(elsewhere, place, 90), OutboxBound.USUAL, CLOCK)) {
                second.write(new Page().outbox(List.of(row("two")))).join();

                assertThat(first.record(new Page().outbox(List.of(row("three"))), () -> {}))
                        .failsWithin(PATIENCE)
                        .withThrowableThat()
                        .withMessageContaining("another service has written");
                assertThat(first.isHealthy()).isFalse();
                assertThat(second.outbox().next(10))
                        .extracting(OutboxRow::cloudId)
                        .containsExactly("one", "two");
            }
        }
    }

    @Test
    void a_session_that_ends_costs_nothing_but_time() throws Exception {
        try (Journal journal = open()) {
            endSessions();

            assertThat(journal.record(new Page().outbox(List.of(row("one"))), () -> {}))
                    .succeedsWithin(PATIENCE);
            assertThat(journal.outbox().next(10)).hasSize(1);
            assertThat(journal.isHealthy()).isTrue();
        }
    }

    @Test
    void no_fact_is_refused_for_its_length() {
        String strategy = "s".repeat(1_000);
        Order order = Orders.order("a-1", OrderStatus.CANCELED, strategy);
        try (Journal journal = open()) {
            journal.record(new Page().order(new JournaledOrder(order, strategy)), () -> {})
                    .join();

            assertThat(journal.order("main", "a-1"))
                    .map(JournaledOrder::contentHash)
                    .contains(strategy);
        }
    }

    @Test
    void a_server_that_is_not_there_is_named_without_its_password() {
        Storage.Server nobody =
                new Storage.Server("jdbc:postgresql://127.0.0.1:1/azalai", "me", new Secret("open-sesame"));

        assertThatThrownBy(() -> Journal.open(new Storage(state, nobody, 90), OutboxBound.USUAL, CLOCK))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("open-sesame");
        open().close();
    }

    /** As a network does that forgets connections. */
    private void endSessions() throws SQLException {
        try (Connection other = connection();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                    + " WHERE application_name LIKE 'azalai %' AND pid <> pg_backend_pid()");
        }
    }

    private static Page intent(int number) {
        return new Page().order(new JournaledOrder(Orders.order("a-" + number, OrderStatus.RECEIVED), "hash"));
    }

    private static List<String> answered(List<CompletableFuture<Void>> intents) {
        return IntStream.range(0, intents.size())
                .filter(i -> !intents.get(i).isCompletedExceptionally())
                .mapToObj(i -> "a-" + i)
                .toList();
    }
}
