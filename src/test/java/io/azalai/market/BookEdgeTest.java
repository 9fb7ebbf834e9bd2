package io.azalai.market;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.BookDelta;
import io.azalai.model.Level;
import io.azalai.model.Wanted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A book is incomplete beyond the edge of its snapshot (aster.md section 6.3), which the price may come near. */
class BookEdgeTest extends OnBooks {

    private long last;

    @Test
    void what_lies_beyond_a_full_snapshot_is_not_told_as_if_it_were_all() {
        begin(1000);

        follow(bids(), asks("2999 1", "3500 1"));
        follow(bids(), asks());

        assertThat(whole().asks()).hasSize(1000).last().isEqualTo(level("2999 1"));
        assertThat(wanted).hasSize(1);
    }

    @Test
    void what_lies_beyond_a_snapshot_that_tells_all_there_is_belongs_to_the_book() {
        begin(999);

        follow(bids("1 1"), asks("3500 1"));

        assertThat(whole().asks()).hasSize(1000).last().isEqualTo(level("3500 1"));
        assertThat(whole().bids()).hasSize(1000).last().isEqualTo(level("1 1"));
    }

    @Test
    void when_the_price_comes_near_the_edge_another_snapshot_carries_the_book_further() {
        begin(1000);
        clock.step(Duration.ofSeconds(1));
        follow(bids("2980 1"), sold(2000, 2981));

        assertThat(book.asks()).hasSize(18);
        assertThat(wanted).last().extracting(Wanted.Book::reason).isEqualTo("the price comes near the snapshot's edge");
        follow(bids(), asks("2981 5"));
        take(snapshot(last - 1, bids("2980 1"), asksFrom(2982, 1000)));
        clock.step(Duration.ofSeconds(1));
        follow(bids(), asks("2982 7"));

        assertThat(book.asks()).hasSize(20).startsWith(level("2981 5"), level("2982 7"));
        assertThat(book.asks()).last().isEqualTo(level("3000 1"));
        assertThat(wanted).hasSize(2);
        assertThat(resyncs).as("the book was never lost").hasSize(1);
    }

    @Test
    void readers_of_deltas_get_the_book_that_reaches_further() {
        begin(1000);
        follow(bids(), asks());
        follow(bids(), asks());
        clock.step(Duration.ofSeconds(1));
        follow(bids("2980 1"), sold(2000, 2981));

        take(snapshot(last, bids("2980 1"), asksFrom(2982, 1000)));

        assertThat(follow(bids(), asks())).first().satisfies(whole -> {
            assertThat(whole.snapshot()).isTrue();
            assertThat(whole.asks()).last().isEqualTo(level("3981 1"));
        });
    }

    @Test
    void a_price_that_has_left_the_snapshot_is_told_of_no_more() {
        begin(1000);
        clock.step(Duration.ofSeconds(1));
        BigDecimal before = prices.of(ASTER_BTC).orElseThrow().price();

        follow(bids("3200 1"), sold(2000, 2999));
        follow(bids(), asks("3300 1"));
        clock.step(Duration.ofSeconds(1));
        hear(desk.due());

        assertThat(resyncs).last().satisfies(status -> assertThat(status.reason())
                .isEqualTo("the price left the snapshot at " + (last - 1)));
        assertThat(prices.of(ASTER_BTC).orElseThrow().price()).isEqualTo(before);
        assertThat(desk.wholeBooks(ASTER_BTC::equals)).isEmpty();
    }

    /** So many bids from 1999 down, and as many asks from 2000 up. */
    private void begin(int levels) {
        take(delta(1, 5, 0L, bids(), asks()));
        take(snapshot(
                10,
                IntStream.range(0, levels).mapToObj(i -> level(1999 - i + " 1")).toList(),
                asksFrom(2000, levels)));
        last = 10;
    }

    private List<BookDelta> follow(List<Level> bids, List<Level> asks) {
        BookDelta delta = delta(last + 1, last + 1, last, bids, asks);
        last++;
        var events = desk.compose(delta);
        hear(events);
        return events.stream()
                .filter(BookDelta.class::isInstance)
                .map(BookDelta.class::cast)
                .toList();
    }

    private BookDelta whole() {
        return desk.wholeBooks(ASTER_BTC::equals).get(0);
    }

    private static List<Level> asksFrom(int price, int levels) {
        return IntStream.range(price, price + levels)
                .mapToObj(i -> level(i + " 1"))
                .toList();
    }

    private static List<Level> sold(int from, int to) {
        List<Level> gone = new ArrayList<>();
        for (int price = from; price <= to; price++) {
            gone.add(new Level(decimal(String.valueOf(price)), BigDecimal.ZERO));
        }
        return gone;
    }
}
