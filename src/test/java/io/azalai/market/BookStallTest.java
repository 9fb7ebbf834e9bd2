package io.azalai.market;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.ASTER_BTC_SPOT;
import static io.azalai.model.SampleEvents.AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.BestBidOffer;
import io.azalai.model.Dataset;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Listing;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Books whose deltas stay away, without a word or with one, or begin anew. */
class BookStallTest extends OnBooks {

    @Test
    void a_snapshot_that_a_book_is_compared_with_publishes_nothing() {
        live(100);
        OrderBook told = book;
        clock.step(Duration.ofMinutes(1));
        take(new BestBidOffer(
                ASTER_BTC,
                level("20 1").price(),
                level("20 1").quantity(),
                level("21 1").price(),
                level("21 1").quantity(),
                AT,
                AT,
                Source.WS));

        take(snapshot(100, bids("10 1"), asks("11 1")));
        take(snapshot(110, bids("20 1"), asks("21 1")));

        assertThat(book).isSameAs(told);
        assertThat(prices.of(ASTER_BTC).orElseThrow().price()).isEqualByComparingTo("20.5");
    }

    @Test
    void a_book_that_stays_behind_the_venues_starts_anew_however_long_it_was_quiet() {
        live(100);
        clock.step(Duration.ofMinutes(10));
        take(snapshot(110, bids("20 1"), asks("21 1")));
        hear(desk.due());
        assertThat(resyncs).hasSize(1);

        clock.step(Duration.ofSeconds(5));
        hear(desk.due());

        assertThat(resyncs).last().satisfies(status -> assertThat(status.reason())
                .isEqualTo("no delta came after 100, but the venue's book is another at 110"));
        assertThat(wanted).last().satisfies(again -> assertThat(again.reason()).startsWith("no delta came after 100"));
        take(snapshot(111, bids("20 1"), asks("21 1")));
        assertThat(book.bids()).isEqualTo(bids("20 1"));
        assertThat(recoveries).hasSize(2);
    }

    @Test
    void a_quiet_book_that_shows_what_the_venues_does_goes_on() {
        live(100);
        clock.step(Duration.ofMinutes(1));
        take(snapshot(110, bids("10 1.0"), asks("11 1")));
        clock.step(Duration.ofSeconds(5));
        hear(desk.due());

        take(delta(111, 120, 100L, bids("10 2"), asks()));

        assertThat(book.bids()).isEqualTo(bids("10 2"));
        assertThat(resyncs).hasSize(1);
    }

    @Test
    void update_ids_that_begin_anew_start_the_book_anew() {
        live(100);
        take(delta(101, 110, 100L, bids("10 2"), asks()));
        clock.step(Duration.ofSeconds(6));

        take(delta(3, 4, 2L, bids("20 1"), asks("11 0", "21 1"), AT.plusSeconds(6)));

        assertThat(resyncs).last().satisfies(status -> assertThat(status.reason())
                .isEqualTo("update ids begin anew after 110"));
        take(snapshot(3, bids("20 5"), asks("21 1"), AT.plusSeconds(5)));
        assertThat(book.venueSequence()).isEqualTo(4);
        assertThat(book.bids()).isEqualTo(bids("20 1"));
    }

    @Test
    void a_later_snapshot_of_smaller_id_starts_a_book_without_deltas_anew() {
        live(100);
        clock.step(Duration.ofMinutes(1));

        take(snapshot(7, bids("10 1"), asks("11 1"), AT.plusSeconds(60)));
        assertThat(resyncs).last().satisfies(status -> assertThat(status.reason())
                .isEqualTo("update ids begin anew after 100"));
        take(snapshot(8, bids("10 1"), asks("11 1"), AT.plusSeconds(61)));

        assertThat(book.venueSequence()).isEqualTo(8);
    }

    @Test
    void a_book_whose_stream_is_down_is_not_told_and_goes_on_where_nothing_was_missed() {
        live(100);
        take(delta(101, 110, 100L, bids("10 2"), asks()));
        OrderBook before = book;
        stream(FeedState.DOWN);
        clock.step(Duration.ofSeconds(1));
        hear(desk.due());
        take(snapshot(111, bids("10 2"), asks("11 1")));

        assertThat(book).isSameAs(before);
        assertThat(desk.wholeBooks(ASTER_BTC::equals)).isEmpty();
        take(delta(111, 120, 110L, bids("10 3"), asks()));
        stream(FeedState.UP);

        assertThat(book.bids()).isEqualTo(bids("10 3"));
        assertThat(desk.wholeBooks(ASTER_BTC::equals)).hasSize(1);
        assertThat(resyncs).hasSize(1);
    }

    @Test
    void a_book_that_no_delta_has_confirmed_when_its_stream_is_back_starts_anew() {
        live(100);
        clock.step(Duration.ofSeconds(1));
        stream(FeedState.DOWN);
        clock.step(Duration.ofSeconds(1));
        hear(desk.due());
        assertThat(wanted).hasSize(1);
        stream(FeedState.UP);
        hear(desk.due());

        assertThat(resyncs).last().satisfies(status -> assertThat(status.reason())
                .isEqualTo("its stream was away after 100"));
        take(snapshot(7, bids("20 1"), asks("21 1")));
        assertThat(book.bids()).isEqualTo(bids("20 1"));
    }

    @Test
    void the_loss_of_another_stream_costs_no_book() {
        live(100);
        take(delta(101, 110, 100L, bids(), asks()));

        take(new FeedStatus("aster", List.of(), null, FeedState.DOWN, "spot-market", "lost", 0, Instant.EPOCH));

        assertThat(desk.wholeBooks(ASTER_BTC::equals)).hasSize(1);
    }

    @Test
    void a_book_whose_own_deltas_are_silent_is_not_told_until_they_are_back() {
        live(100);
        take(delta(101, 110, 100L, bids("10 2"), asks()));
        part(FeedState.STALE, ASTER_BTC_SPOT);
        assertThat(desk.wholeBooks(ASTER_BTC::equals)).hasSize(1);

        part(FeedState.STALE, ASTER_BTC);
        clock.step(Duration.ofSeconds(1));
        hear(desk.due());
        assertThat(desk.wholeBooks(ASTER_BTC::equals)).isEmpty();
        part(FeedState.UP, ASTER_BTC);
        hear(desk.due());

        assertThat(resyncs).last().satisfies(status -> assertThat(status.reason())
                .isEqualTo("its stream was away after 110"));
    }

    private void part(FeedState state, Listing listing) {
        List<FeedStatus.Part> parts = List.of(FeedStatus.Part.of(listing, Dataset.ORDER_BOOK, Dataset.BOOK_DELTA));
        take(new FeedStatus("aster", parts, null, state, "futures-market", null, 0, clock.instant()));
    }

    private void stream(FeedState state) {
        take(new FeedStatus("aster", List.of(), null, state, "futures-market", null, 0, clock.instant()));
    }
}
