package io.azalai.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff SOCKETS = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));

    @Test
    void the_ceiling_doubles_from_a_quarter_second_to_half_a_minute_and_stays() {
        Backoff.Count backoff = SOCKETS.count(Duration.ZERO, new Highest());

        List<Long> waitsMs =
                Stream.generate(backoff::next).limit(40).map(Duration::toMillis).toList();

        assertThat(waitsMs.subList(0, 9))
                .containsExactly(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
        assertThat(waitsMs.get(39)).isEqualTo(30_000L);
    }

    @Test
    void every_wait_is_drawn_from_zero_to_the_ceiling() {
        Backoff.Count backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(100))
                .count(Duration.ZERO, RandomGenerator.of("SplittableRandom"));

        List<Duration> waits = Stream.generate(backoff::next).limit(1_000).toList();

        assertThat(waits).allMatch(wait -> !wait.isNegative() && wait.toMillis() <= 100);
        assertThat(waits).anyMatch(wait -> wait.toMillis() < 20).anyMatch(wait -> wait.toMillis() > 80);
    }

    @Test
    void after_a_steady_connection_it_begins_anew() {
        Backoff.Count backoff = SOCKETS.count(Duration.ZERO, new Highest());
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(250));
    }

    /** Always draws the highest number allowed. */
    private static final class Highest implements RandomGenerator {
        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
