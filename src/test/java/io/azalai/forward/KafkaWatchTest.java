package io.azalai.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Alert;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What people are told of Kafka. */
class KafkaWatchTest {

    private final Steps clock = new Steps();
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final KafkaCircuit circuit = new KafkaCircuit("orders", ready::get, clock);
    private Backlog backlog = backlog(0, 0);
    private final KafkaWatch watch = new KafkaWatch(List.of(circuit), () -> backlog, clock);

    @Test
    void brokers_that_take_nothing_for_half_a_minute_are_told_once_and_once_that_they_are_back() {
        circuit.begun();
        circuit.failed("trade.fill.v1: too large");
        clock.pass(29);
        assertThat(look()).isEmpty();

        clock.pass(1);
        backlog = backlog(12, 0);
        assertThat(look()).singleElement().satisfies(alert -> {
            assertThat(alert).startsWith("RAISED kafka.down orders Kafka takes no orders since");
            assertThat(alert).contains("trade.fill.v1: too large", "12 of at most 100 records wait");
        });
        circuit.failed("again");
        clock.pass(60);
        assertThat(look()).isEmpty();

        circuit.succeeded();
        assertThat(look())
                .containsExactly("CLEARED kafka.down orders Kafka takes orders again after 90 s: 0 lost meanwhile,"
                        + " 12 records wait");
        assertThat(look()).isEmpty();
    }

    @Test
    void an_answer_that_does_not_come_is_told_before_anything_has_failed() {
        circuit.begun();
        clock.pass(30);

        assertThat(look()).hasSize(1);
    }

    @Test
    void topics_that_cannot_be_made_are_told_too() {
        ready.set(false);
        assertThat(circuit.isAttemptDue()).isFalse();
        clock.pass(30);
        assertThat(look()).singleElement().asString().contains("the topics could not be made yet");

        ready.set(true);
        assertThat(circuit.isAttemptDue()).isTrue();
        assertThat(look()).singleElement().asString().startsWith("CLEARED");
    }

    @Test
    void lost_events_are_counted_in_what_is_told() {
        for (int each = 0; each < 5; each++) {
            circuit.lost();
        }
        clock.pass(30);
        look();
        circuit.allows();
        circuit.lost();
        circuit.succeeded();

        assertThat(look()).singleElement().asString().contains(": 1 lost meanwhile");
    }

    @Test
    void a_backlog_is_told_at_four_fifths_of_either_bound() {
        backlog = backlog(79, 0);
        assertThat(look()).isEmpty();
        backlog = backlog(80, 0);
        assertThat(look()).singleElement().asString().startsWith("RAISED outbox.high");
        backlog = backlog(70, 0);
        assertThat(look()).isEmpty();
        backlog = backlog(59, 0);
        assertThat(look()).singleElement().asString().startsWith("CLEARED outbox.high");

        backlog = backlog(1, 48);
        assertThat(look()).singleElement().asString().startsWith("RAISED outbox.high");
    }

    private static Backlog backlog(long rows, long minutes) {
        return new Backlog(rows, 100, Duration.ofMinutes(minutes), Duration.ofHours(1));
    }

    private List<String> look() {
        return watch.look().stream()
                .map((Alert alert) -> alert.state() + " " + alert.kind() + " " + alert.scope() + " " + alert.text())
                .toList();
    }

    private static final class Steps extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void pass(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
