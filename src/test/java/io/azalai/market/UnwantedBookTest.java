package io.azalai.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is still on its way of a book that nobody wants any more. */
class UnwantedBookTest extends OnBooks {

    @Test
    void a_snapshot_that_comes_when_its_book_has_ended_is_no_book_of_its_own() {
        take(delta(101, 102, 100L, bids("10 1"), asks("11 1")));
        datasets.clear();
        clock.step(Duration.ofSeconds(2));
        hear(desk.due());

        take(snapshot(110, bids("10 1"), asks("11 1")));
        clock.step(Duration.ofSeconds(2));
        hear(desk.due());

        assertThat(book).isNull();
        assertThat(wanted).hasSize(1);
    }

    @Test
    void deltas_begin_no_book_that_nobody_wants() {
        datasets.clear();

        List<Event> told = desk.compose(delta(101, 102, 100L, bids("10 1"), asks("11 1")));

        assertThat(told).isEmpty();
    }

    @Test
    void that_a_book_is_missing_is_not_told_where_it_is_not_asked_for() {
        live(100);
        status(FeedState.DOWN);
        status(FeedState.UP);
        datasets.clear();
        clock.step(Duration.ofSeconds(2));

        List<Event> told = desk.due();

        assertThat(told).isEmpty();
    }

    private void status(FeedState state) {
        take(new FeedStatus("aster", List.of(), null, state, "futures-market", null, 0, clock.instant()));
    }
}
