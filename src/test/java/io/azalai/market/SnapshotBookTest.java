package io.azalai.market;

import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Event;
import io.azalai.model.Level;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Books that come whole. */
class SnapshotBookTest {

    private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");

    private final SnapshotBook book = new SnapshotBook(3, Duration.ofMillis(250));
    private final List<Event> told = new ArrayList<>();

    @Test
    void the_first_is_told_at_once_and_as_it_is() {
        OrderBook first = whole(2, 3, 0);

        book.on(first, START, told::add);

        assertThat(told).containsExactly(first);
    }

    @Test
    void each_side_is_cut_to_the_levels_that_are_published() {
        book.on(whole(4, 2, 0), START, told::add);
        book.on(whole(1, 5, 1), START.plusSeconds(1), told::add);

        assertThat(told).containsExactly(whole(3, 2, 0), whole(1, 3, 1));
    }

    @Test
    void the_newest_of_those_that_come_too_fast_is_told_when_it_is_due_and_once() {
        book.on(whole(1, 1, 0), START, told::add);
        book.on(whole(2, 1, 1), START.plusMillis(100), told::add);
        book.on(whole(3, 1, 2), START.plusMillis(200), told::add);
        book.due(START.plusMillis(249), told::add);
        assertThat(told).hasSize(1);

        book.due(START.plusMillis(250), told::add);
        book.due(START.plusMillis(600), told::add);

        assertThat(told).containsExactly(whole(1, 1, 0), whole(3, 1, 2));
    }

    @Test
    void one_that_is_older_is_not_told_and_one_of_the_same_time_is() {
        book.on(whole(1, 1, 10), START, told::add);
        book.on(whole(2, 1, 9), START.plusSeconds(1), told::add);
        assertThat(told).hasSize(1);

        book.on(whole(3, 1, 10), START.plusSeconds(2), told::add);

        assertThat(told).containsExactly(whole(1, 1, 10), whole(3, 1, 10));
    }

    @Test
    void nothing_is_due_before_a_book_has_come() {
        book.due(START, told::add);

        assertThat(told).isEmpty();
    }

    private static OrderBook whole(int bids, int asks, int ms) {
        Instant at = START.plusMillis(ms);
        return new OrderBook(HYPERLIQUID_BTC, levels(99, -1, bids), levels(101, 1, asks), null, at, at, Source.WS);
    }

    private static List<Level> levels(int best, int step, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Level(BigDecimal.valueOf(best + (long) i * step), BigDecimal.ONE))
                .toList();
    }
}
