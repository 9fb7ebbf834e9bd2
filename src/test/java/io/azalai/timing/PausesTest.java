package io.azalai.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pauses of two seconds, four, eight and so on. */
class PausesTest {

    private static final Backoff LENGTHS = new Backoff(seconds(2), Duration.ofMinutes(1));

    private Duration now = Duration.ZERO;
    private final Pauses pauses = new Pauses(LENGTHS::ceiling, () -> now.toNanos());

    @Test
    void each_refusal_of_what_was_asked_after_a_pause_makes_the_next_longer() {
        assertThat(pauses.after(Duration.ZERO)).isEqualTo(seconds(2));
        passes(3);
        assertThat(pauses.after(seconds(1))).isEqualTo(seconds(4));
        passes(4);
        assertThat(pauses.after(Duration.ZERO)).isEqualTo(seconds(8));
    }

    @Test
    void a_refusal_of_what_was_asked_before_a_pause_is_over_is_the_same_refusal() {
        passes(10);
        pauses.after(seconds(1));

        passes(1);
        assertThat(pauses.after(seconds(2))).isEqualTo(seconds(1));
        passes(2);
        assertThat(pauses.after(seconds(5))).isZero();
        assertThat(pauses.after(seconds(2))).isZero();
        assertThat(pauses.after(seconds(1))).isEqualTo(seconds(4));
    }

    @Test
    void only_the_answer_to_what_was_asked_after_a_pause_makes_the_next_refusal_a_first_one() {
        passes(10);
        pauses.after(Duration.ZERO);
        passes(3);

        pauses.answered(seconds(4));
        assertThat(pauses.after(Duration.ZERO)).isEqualTo(seconds(4));
        passes(5);
        pauses.answered(seconds(1));
        assertThat(pauses.after(Duration.ZERO)).isEqualTo(seconds(2));
    }

    @Test
    void a_told_pause_is_a_refusal_too_and_not_shorter_than_a_first_one_when_it_repeats() {
        assertThat(pauses.told(Duration.ZERO, seconds(1))).isEqualTo(seconds(1));
        passes(1);
        assertThat(pauses.told(Duration.ZERO, seconds(1))).isEqualTo(seconds(2));
        passes(2);
        assertThat(pauses.told(Duration.ZERO, seconds(7))).isEqualTo(seconds(7));
        passes(7);
        assertThat(pauses.after(Duration.ZERO)).isEqualTo(seconds(16));
    }

    @Test
    void what_was_told_of_requests_before_a_pause_is_over_lengthens_it_and_counts_once() {
        passes(10);
        pauses.told(Duration.ZERO, seconds(3));

        passes(1);
        assertThat(pauses.told(seconds(2), seconds(1))).isEqualTo(seconds(2));
        assertThat(pauses.told(seconds(2), seconds(5))).isEqualTo(seconds(5));
        passes(4);
        assertThat(pauses.after(seconds(1))).isEqualTo(seconds(1));
        passes(1);
        assertThat(pauses.after(Duration.ZERO)).isEqualTo(seconds(4));
    }

    private void passes(long seconds) {
        now = now.plusSeconds(seconds);
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }
}
