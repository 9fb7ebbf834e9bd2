package io.azalai.venue.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NonceSourceTest {

    private static final long NOW = 1_767_225_600_000L;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int THREADS = 8;
    private static final int EACH = 125_000;

    private final AtomicLong clock = new AtomicLong(NOW);

    @TempDir
    Path folder;

    @Test
    void a_million_concurrent_draws_are_distinct_increase_and_stay_in_the_window() {
        NonceSource source = source();

        List<CompletableFuture<long[]>> drawn = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.supplyAsync(() -> draw(source)))
                .toList();

        long[] all = drawn.stream()
                .map(CompletableFuture::join)
                .peek(one -> assertThat(one).isSorted())
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
        assertThat(all).hasSize(THREADS * EACH).doesNotHaveDuplicates();
        assertThat(all[0]).isGreaterThanOrEqualTo(NOW);
        assertThat(all[all.length - 1]).isLessThan(NOW + DAY);
    }

    private static long[] draw(NonceSource source) {
        return IntStream.range(0, EACH).mapToLong(one -> source.next()).toArray();
    }

    @Test
    void a_restart_with_the_clock_set_back_repeats_none() {
        long last = source().next();

        clock.set(NOW - HOUR);
        NonceSource again = source();

        assertThat(again.next()).isGreaterThan(last).isLessThan(NOW + 60_000);
        assertThat(source().next()).isGreaterThan(again.next());
    }

    @Test
    void without_a_restart_a_clock_set_back_repeats_none_either() {
        NonceSource source = source();
        long last = source.next();

        clock.set(NOW - HOUR);

        assertThat(source.next()).isEqualTo(last + 1);
    }

    @Test
    void a_mark_that_the_venue_would_not_take_is_of_a_wrong_clock() {
        clock.set(NOW + 3 * DAY);
        source().next();

        clock.set(NOW);

        assertThat(source().next()).isEqualTo(NOW);
    }

    @Test
    void without_a_restart_nonces_come_back_with_a_clock_that_was_too_far_ahead_once_one_is_refused() {
        NonceSource source = source();
        clock.set(NOW + 3 * DAY);
        long last = source.next();

        clock.set(NOW);
        assertThat(source.next()).isEqualTo(last + 1);
        source.refused();

        assertThat(source.next()).isEqualTo(NOW);
        assertThat(source.next()).isEqualTo(NOW + 1);
        assertThat(source().next()).isGreaterThan(NOW + 1).isLessThan(NOW + 60_000);
    }

    @Test
    void signers_do_not_share_a_mark() {
        source().next();
        clock.set(NOW - HOUR);

        assertThat(new NonceSource(clock::get, 10_000, DAY, NonceMarks.in(folder), "other").next())
                .isEqualTo(NOW - HOUR);
    }

    @Test
    void no_nonce_is_given_out_whose_mark_cannot_be_kept() throws Exception {
        Path file = Files.createFile(folder.resolve("taken"));
        NonceSource source = new NonceSource(clock::get, 10_000, DAY, NonceMarks.in(file), "signer");

        assertThatThrownBy(source::next).isInstanceOf(UncheckedIOException.class);
    }

    private NonceSource source() {
        return new NonceSource(clock::get, 10_000, DAY, NonceMarks.in(folder), "hyperliquid-0x1");
    }
}
