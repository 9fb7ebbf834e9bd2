package io.azalai.market;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.AT;
import static io.azalai.model.SampleEvents.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.BookDelta;
import io.azalai.model.Dataset;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.Wanted;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of aster.md section 6.3. */
class BookAssemblyTest extends OnBooks {

    @Test
    void deltas_wait_for_a_snapshot_which_is_asked_for_at_once() {
        take(delta(157, 160, 149L, bids("0.0024 10"), asks("0.0026 100")));

        assertThat(book).isNull();
        assertThat(resyncs).singleElement().satisfies(status -> {
            assertThat(status.status()).isEqualTo(FeedState.RESYNC);
            assertThat(status.channel()).isEqualTo("order-book");
            assertThat(status.where()).isEqualTo(ASTER_BTC);
        });
        assertThat(wanted).containsExactly(new Wanted.Book(ASTER_BTC, "no snapshot yet", clock.instant()));
    }

    @Test
    void a_snapshot_and_the_deltas_that_are_newer_make_the_book() {
        take(delta(157, 160, 149L, bids("0.0024 10"), asks()));
        take(delta(161, 170, 160L, bids("0.0023 5"), asks("0.0026 0")));
        take(snapshot(160, bids("0.0024 10", "0.0022 1"), asks("0.0026 100", "0.0027 7")));

        assertThat(book).isNotNull();
        assertThat(book.venueSequence()).isEqualTo(170);
        assertThat(book.bids()).isEqualTo(bids("0.0024 10", "0.0023 5", "0.0022 1"));
        assertThat(book.asks()).isEqualTo(asks("0.0027 7"));
        assertThat(book.source()).isEqualTo(Source.DERIVED);
        assertThat(recoveries).extracting(FeedStatus::channel).containsExactly("order-book");
    }

    @Test
    void sparse_ids_of_real_frames_continue_by_pu_alone() {
        take(delta(156391349814L, 156391349814L, 156391348236L, bids("114988.3 0.147"), asks("114988.4 1.060")));
        take(snapshot(156391349000L, bids("114988.2 1"), asks("114988.5 1")));
        clock.step(Duration.ofMillis(250));
        take(delta(156391351000L, 156391351010L, 156391349814L, bids("114988.3 0.200"), asks()));

        assertThat(book.venueSequence()).isEqualTo(156391351010L);
        assertThat(book.bids().get(0)).isEqualTo(level("114988.3 0.200"));
        assertThat(resyncs).hasSize(1);
    }

    @Test
    void a_snapshot_older_than_the_first_delta_is_asked_for_again_a_second_apart() {
        take(delta(161, 170, 155L, bids(), asks()));
        take(snapshot(150, bids("1 1"), asks("2 1")));
        assertThat(book).isNull();
        assertThat(wanted).hasSize(1);

        clock.step(Duration.ofSeconds(1));
        take(snapshot(151, bids("1 1"), asks("2 1")));
        assertThat(wanted).hasSize(2);
        assertThat(resyncs).hasSize(1);

        take(snapshot(155, bids("1 1"), asks("2 1")));
        assertThat(book.venueSequence()).isEqualTo(170);
    }

    @Test
    void without_pu_the_first_id_must_follow_the_last() {
        take(delta(101, 120, null, bids("5.4 10"), asks("5.6 100")));
        take(snapshot(100, bids("5.4 1"), asks("5.6 1")));
        clock.step(Duration.ofSeconds(1));
        take(delta(121, 125, null, bids("5.4 20"), asks()));
        assertThat(book.venueSequence()).isEqualTo(125);
        assertThat(book.bids()).isEqualTo(bids("5.4 20"));

        take(delta(127, 130, null, bids("5.4 30"), asks()));

        assertThat(resyncs).hasSize(2);
    }

    @Test
    void a_lost_delta_is_noticed_and_a_fresh_snapshot_heals_the_book() {
        live(100);
        clock.step(Duration.ofSeconds(1));

        take(delta(111, 115, 110L, bids("9 9"), asks()));
        assertThat(resyncs.get(1).reason()).isEqualTo("a delta was lost after 100");
        take(delta(116, 118, 115L, bids("8 8"), asks()));
        take(snapshot(112, bids("9 1"), asks("12 1")));

        assertThat(book.venueSequence()).isEqualTo(118);
        assertThat(book.bids()).isEqualTo(bids("9 9", "8 8"));
    }

    @Test
    void a_crossed_book_is_never_published() {
        live(100);
        clock.step(Duration.ofSeconds(1));

        take(delta(101, 105, 100L, bids("12 1"), asks()));

        assertThat(book.venueSequence()).isEqualTo(100);
        assertThat(resyncs.get(1).reason()).isEqualTo("the book crossed at 105");
    }

    @Test
    void the_same_frame_by_a_second_connection_changes_nothing() {
        live(100);
        BookDelta delta = delta(101, 105, 100L, bids("10 7"), asks());
        clock.step(Duration.ofSeconds(1));
        take(delta);
        OrderBook once = book;

        clock.step(Duration.ofSeconds(1));
        assertThat(deltas(delta)).as("told to readers again").isEmpty();
        take(delta);

        assertThat(book).isSameAs(once);
        assertThat(resyncs).hasSize(1);
    }

    @Test
    void a_zero_for_a_level_that_is_not_there_is_normal() {
        live(100);
        clock.step(Duration.ofSeconds(1));

        take(delta(101, 105, 100L, bids("3 0"), asks("99 0")));

        assertThat(book.bids()).isEqualTo(bids("10 1"));
        assertThat(resyncs).hasSize(1);
    }

    @Test
    void books_are_published_four_times_a_second_and_the_last_state_is_never_owed_for_long() {
        live(100);
        OrderBook first = book;
        take(delta(101, 105, 100L, bids("10 7"), asks()));
        clock.step(Duration.ofMillis(249));
        take(delta(106, 107, 105L, bids("10 8"), asks()));
        assertThat(book).isSameAs(first);

        clock.step(Duration.ofMillis(1));
        hear(desk.due());

        assertThat(book.bids()).isEqualTo(bids("10 8"));
        assertThat(desk.due()).isEmpty();
    }

    @Test
    void at_most_twenty_levels_a_side_are_published() {
        take(delta(90, 95, 80L, bids(), asks()));
        String[] many = new String[30];
        Arrays.setAll(many, i -> (100 - i) + " 1");
        take(snapshot(100, bids(many), asks("200 1")));

        assertThat(book.bids()).hasSize(20);
        assertThat(book.bids().get(0)).isEqualTo(level("100 1"));
    }

    @Test
    void snapshots_are_asked_for_five_times_a_second_apart_then_twice_a_minute() {
        take(delta(1, 2, 0L, bids(), asks()));
        for (int i = 0; i < 120; i++) {
            clock.step(Duration.ofSeconds(1));
            hear(desk.due());
        }

        assertThat(wanted).hasSize(5 + 3);
    }

    @Test
    void a_book_that_nobody_wants_any_more_is_not_asked_for_either() {
        take(delta(1, 2, 0L, bids(), asks()));
        datasets.clear();
        clock.step(Duration.ofMinutes(1));
        hear(desk.due());
        assertThat(wanted).hasSize(1);

        datasets.add(Dataset.ORDER_BOOK);
        clock.step(Duration.ofMinutes(1));
        hear(desk.due());

        assertThat(wanted).as("it has ended").hasSize(1);
    }

    @Test
    void a_live_book_that_nobody_wants_any_more_is_not_compared_and_begins_anew_when_somebody_does() {
        live(100);
        datasets.clear();
        datasets.add(Dataset.BOOK_DELTA);
        clock.step(Duration.ofMinutes(1));
        hear(desk.due());
        assertThat(wanted).hasSize(2);

        datasets.clear();
        clock.step(Duration.ofMinutes(10));
        hear(desk.due());
        assertThat(wanted).hasSize(2);
        datasets.add(Dataset.ORDER_BOOK);
        take(delta(101, 110, 100L, bids(), asks()));

        assertThat(wanted).hasSize(3).last().extracting(Wanted.Book::reason).isEqualTo("no snapshot yet");
    }

    @Test
    void a_live_book_is_compared_with_the_venues_after_a_minute_and_then_now_and_then() {
        live(100);
        clock.step(Duration.ofMinutes(1));
        hear(desk.due());

        assertThat(wanted).last().satisfies(book -> assertThat(book.reason())
                .isEqualTo("to be compared with the venue's"));
        take(delta(101, 110, 100L, bids("9 2"), asks("11 3")));
        take(snapshot(105, bids("10 1.0", "9 2"), asks("11 1")));

        assertThat(wanted).hasSize(2);
        assertThat(resyncs).hasSize(1);
        assertThat(book.asks()).isEqualTo(asks("11 3"));
    }

    @Test
    void a_live_book_that_differs_from_the_venues_starts_anew() {
        live(100);
        clock.step(Duration.ofMinutes(1));
        hear(desk.due());
        take(delta(101, 110, 100L, bids("9 2"), asks()));

        take(snapshot(110, bids("10 1", "9 5"), asks("11 1")));

        assertThat(resyncs).last().satisfies(status -> {
            assertThat(status.channel()).isEqualTo("order-book");
            assertThat(status.reason()).isEqualTo("the book differs from the venue's at 110");
        });
        assertThat(wanted).last().satisfies(book -> assertThat(book.reason())
                .isEqualTo("the book differs from the venue's at 110"));
    }

    @Test
    void a_snapshot_ahead_of_the_book_is_compared_once_the_book_is_there() {
        live(100);
        clock.step(Duration.ofMinutes(1));
        take(snapshot(115, bids("10 7"), asks("11 1")));
        assertThat(resyncs).hasSize(1);

        take(delta(111, 120, 100L, bids("9 2"), asks()));

        assertThat(resyncs).last().satisfies(status -> assertThat(status.reason())
                .isEqualTo("the book differs from the venue's at 115"));
    }

    @Test
    void readers_get_the_whole_book_before_the_deltas_that_continue_it() {
        take(delta(157, 160, 149L, bids("0.0024 10"), asks()));
        take(snapshot(160, bids("0.0024 10", "0.0022 1"), asks("0.0026 100", "0.0027 7")));
        BookDelta joining = delta(161, 170, 155L, bids("0.0023 5"), asks("0.0026 0"));
        BookDelta next = delta(171, 180, 170L, bids("0.0022 0"), asks());
        BookDelta last = delta(181, 190, 180L, bids(), asks());

        assertThat(deltas(joining)).containsExactly(joining);
        assertThat(deltas(next))
                .containsExactly(
                        new BookDelta(
                                ASTER_BTC,
                                bids("0.0024 10", "0.0023 5", "0.0022 1"),
                                asks("0.0027 7"),
                                170,
                                170,
                                null,
                                true,
                                AT,
                                RECEIVED,
                                Source.DERIVED),
                        next);
        assertThat(deltas(last)).containsExactly(last);
    }

    @Test
    void readers_get_the_whole_book_again_twice_a_minute_and_after_a_gap() {
        live(100);
        assertThat(wholes(delta(101, 110, 100L, bids(), asks()))).isZero();
        assertThat(wholes(delta(111, 120, 110L, bids(), asks()))).isOne();
        clock.step(Duration.ofMillis(29_999));
        assertThat(wholes(delta(121, 130, 120L, bids(), asks()))).isZero();
        clock.step(Duration.ofMillis(1));
        assertThat(wholes(delta(131, 140, 130L, bids(), asks()))).isOne();

        assertThat(wholes(delta(151, 160, 150L, bids(), asks()))).isZero();
        take(snapshot(160, bids("10 1"), asks("11 1")));
        assertThat(wholes(delta(161, 170, 160L, bids(), asks()))).isZero();
        assertThat(wholes(delta(171, 180, 170L, bids(), asks()))).isOne();
    }

    private long wholes(BookDelta delta) {
        return deltas(delta).stream().filter(BookDelta::snapshot).count();
    }

    private List<BookDelta> deltas(BookDelta delta) {
        return desk.compose(delta).stream()
                .filter(BookDelta.class::isInstance)
                .map(BookDelta.class::cast)
                .toList();
    }
}
