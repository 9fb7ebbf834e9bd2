package io.azalai.trade.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.trade.Orders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How what waits for Kafka is numbered, grouped and bound. */
class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FILL = "trade.fill.v1";
    private static final String ALERT = "ops.alert.v1";

    @TempDir
    Path state;

    private Journal journal;

    @BeforeEach
    void open() {
        journal = Journal.open(state, new OutboxBound(100, Duration.ofHours(1)), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void what_is_never_written_leaves_no_gap_in_the_numbers_of_a_topic_and_key() {
        write(row(FILL, "a"), row(FILL, "a"), row(FILL, "b"));
        Page broken = new Page()
                .outbox(List.of(row(FILL, "a"), row(FILL, "b")))
                .add(Row.of("INSERT INTO facts VALUES (?, ?)", "broken", null));
        assertThatThrownBy(() -> journal.write(broken).join()).hasCauseInstanceOf(JournalException.class);
        write(row(FILL, "a"), row(ALERT, "a"), row(FILL, "b"));

        assertThat(numbers()).containsExactly("fill a 1", "fill a 2", "fill b 1", "fill a 3", "alert a 1", "fill b 2");
    }

    @Test
    void pages_written_together_are_numbered_as_they_were_handed_over() {
        var pages = Stream.iterate(0, each -> each + 1)
                .limit(300)
                .map(each -> each % 7 == 3
                        ? new Page()
                                .outbox(List.of(row(FILL, "a")))
                                .add(Row.of("INSERT INTO facts VALUES (?, ?)", "broken", null))
                        : new Page().outbox(List.of(row(FILL, "a"))))
                .map(journal::write)
                .toList();
        pages.forEach(page -> page.handle((done, failure) -> null).join());

        assertThat(numbers())
                .hasSize(300 - 43)
                .isEqualTo(Stream.iterate(1, each -> each + 1)
                        .limit(300 - 43)
                        .map(each -> "fill a " + each)
                        .toList());
    }

    @Test
    void alerts_that_cannot_be_delivered_stand_in_no_order_s_way() {
        write(
                row(ALERT, "a"),
                row(ALERT, "a"),
                row(FILL, "a"),
                row("md.feed-status.v1", "a"),
                row("state.order.v1", "a"));

        assertThat(journal.outbox().next(OutboxGroup.ORDERS, 10))
                .extracting(OutboxRow::topic)
                .containsExactly(FILL, "state.order.v1");
        assertThat(journal.outbox().next(OutboxGroup.OPERATION, 10))
                .extracting(OutboxRow::topic)
                .containsExactly(ALERT, ALERT, "md.feed-status.v1");
    }

    @Test
    void it_is_full_too_once_the_oldest_has_waited_too_long() {
        write(row(FILL, "a"));
        assertThat(journal.outbox().age(NOW.plus(Duration.ofMinutes(59)))).isEqualTo(Duration.ofMinutes(59));
        assertThat(journal.outbox().isFull()).isFalse();

        journal.outbox().age(NOW.plus(Duration.ofMinutes(60)));
        assertThat(journal.outbox().isFull()).isTrue();

        journal.outbox().delivered(journal.outbox().next(10)).join();
        journal.outbox().age(NOW.plus(Duration.ofMinutes(61)));
        assertThat(journal.outbox().isFull()).isFalse();
    }

    @Test
    void what_waited_while_the_service_was_stopped_refuses_nothing_before_a_relay_had_its_time() {
        write(row(FILL, "a"), row(FILL, "a"));
        journal.close();
        Instant later = NOW.plus(Duration.ofDays(2));
        journal = Journal.open(state, journal.outbox().bound(), Clock.fixed(later, ZoneOffset.UTC));
        assertThat(journal.outbox().isFull()).isFalse();

        journal.outbox().age(later.plus(OutboxAge.PATIENCE).minusSeconds(1));
        assertThat(journal.outbox().isFull()).isFalse();
        journal.outbox().age(later.plus(OutboxAge.PATIENCE));
        assertThat(journal.outbox().isFull())
                .as("the first has not been delivered")
                .isTrue();

        journal.outbox().delivered(journal.outbox().next(1)).join();
        journal.outbox().age(later.plus(OutboxAge.PATIENCE).plusSeconds(5));
        assertThat(journal.outbox().isFull()).as("the second is on its way").isFalse();
    }

    @Test
    void a_record_of_something_long_past_has_waited_since_it_was_written() {
        journal.outbox().age(NOW.plus(Duration.ofMinutes(5)));
        Instant past = NOW.minus(Duration.ofDays(3));
        write(new OutboxRow(0, FILL, "a", "id", "{}", "{\"type\":\"x\"}", past));

        assertThat(journal.outbox().age(NOW.plus(Duration.ofMinutes(10)))).isEqualTo(Duration.ofMinutes(5));
        assertThat(journal.outbox().age(NOW.plus(Duration.ofMinutes(65)))).isEqualTo(Duration.ofHours(1));
        assertThat(journal.outbox().isFull()).isTrue();
    }

    @Test
    void an_id_that_is_used_again_after_its_tombstone_is_numbered_anew() {
        Order ended = Orders.order("a-1", OrderStatus.FILLED);
        OutboxRow state = row("state.order.v1", "a-1");
        OutboxRow tombstone = new OutboxRow(0, state.topic(), "a-1", "id", "{}", "", NOW);
        write(state, state);
        write(new OutboxRow(0, FILL, "a", "id", "{}", "", NOW));
        journal.write(new Page().tombstone(ended, tombstone, NOW)).join();
        write(state);

        assertThat(numbers()).containsExactly("order a-1 1", "order a-1 2", "fill a ", "order a-1 ", "order a-1 1");
    }

    private void write(OutboxRow... rows) {
        journal.write(new Page().outbox(List.of(rows))).join();
    }

    private List<String> numbers() {
        Pattern written = Pattern.compile("\\{\"seq\":([0-9]+),\"type\":\"x\"}");
        return journal.outbox().next(1_000).stream()
                .map(row -> row.topic().replaceAll("[a-z]+\\.([a-z]+)\\.v1", "$1") + " " + row.key() + " "
                        + written.matcher(row.payload())
                                .results()
                                .map((MatchResult found) -> found.group(1))
                                .findFirst()
                                .orElse(row.payload()))
                .toList();
    }

    private static OutboxRow row(String topic, String key) {
        return new OutboxRow(0, topic, key, "id", "{}", "{\"type\":\"x\"}", NOW);
    }
}
