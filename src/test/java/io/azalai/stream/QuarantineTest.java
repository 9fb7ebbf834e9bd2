package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuarantineTest {
    private final Quarantine quarantine = new Quarantine(Duration.ofSeconds(10));

    @Test
    void one_that_fails_alone_waits_twice_as_long_each_time_up_to_64_times() {
        List<Long> waits = Stream.generate(() -> quarantine.convict("bad", 0))
                .limit(9)
                .map(Duration::toSeconds)
                .toList();

        assertThat(waits).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 640L, 640L);
    }

    @Test
    void suspects_are_due_at_once_and_convicts_when_their_time_is_up() {
        quarantine.suspect(List.of("maybe"), 0);
        quarantine.convict("bad", 0);

        assertThat(quarantine.due(channel -> true, 0)).contains("maybe");
        assertThat(quarantine.due("bad"::equals, Duration.ofSeconds(9).toNanos()))
                .isEmpty();
        assertThat(quarantine.due("bad"::equals, Duration.ofSeconds(10).toNanos()))
                .contains("bad");
    }

    @Test
    void channels_that_nobody_wants_are_forgotten() {
        quarantine.suspect(List.of("a", "b"), 0);

        quarantine.retain(Set.of("b"));

        assertThat(quarantine.holds("a")).isFalse();
        assertThat(quarantine.held()).containsExactly("b");
    }

    @Test
    void one_that_failed_is_overdue_at_once_and_a_suspect_when_its_trial_does_not_come_about() {
        quarantine.suspect(List.of("maybe"), 0);
        quarantine.convict("bad", 0);

        assertThat(quarantine.overdue(0)).containsExactly("bad");
        assertThat(quarantine.overdue(Duration.ofSeconds(3).toNanos())).containsExactly("maybe", "bad");
    }

    @Test
    void one_that_did_not_fail_is_missed_until_it_is_carried() {
        quarantine.convict("bad", 0);

        quarantine.clear("bad");

        assertThat(quarantine.held()).isEmpty();
        assertThat(quarantine.missed()).containsExactly("bad");
        quarantine.arrived("bad"::equals);
        assertThat(quarantine.missed()).isEmpty();
    }
}
