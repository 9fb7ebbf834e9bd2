package io.azalai.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KafkaCircuitTest {

    private final KafkaCircuit circuit =
            new KafkaCircuit("test", () -> true, Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

    @Test
    void events_whose_attempt_failed_are_lost_like_those_not_attempted() {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(circuit.allows()).isTrue();
            circuit.lost();
        }

        assertThat(circuit.allows()).isFalse();
        assertThat(circuit.allows()).isFalse();

        assertThat(circuit.lostEvents()).isEqualTo(5);
    }

    @Test
    void an_attempt_that_is_repeated_loses_nothing_and_opens_too() {
        circuit.failed("no answer");
        circuit.failed("no answer");
        circuit.failed("no answer");

        assertThat(circuit.isAttemptDue()).isFalse();
        assertThat(circuit.lostEvents()).isZero();
    }

    @Test
    void a_success_closes_it() {
        circuit.lost();
        circuit.lost();
        circuit.lost();

        circuit.succeeded();

        assertThat(circuit.allows()).isTrue();
        assertThat(circuit.lostEvents()).isEqualTo(3);
    }

    @Test
    void nothing_is_sent_before_the_topics_are_there() {
        AtomicBoolean there = new AtomicBoolean();
        KafkaCircuit early = new KafkaCircuit("test", there::get, Clock.systemUTC());

        assertThat(early.allows()).isFalse();
        there.set(true);
        assertThat(early.allows()).isTrue();
    }
}
