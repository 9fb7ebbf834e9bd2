package io.azalai.market;

import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.HYPERLIQUID_ETH;
import static io.azalai.model.SampleEvents.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.BestBidOffer;
import io.azalai.model.BookPart;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Level;
import io.azalai.model.Listing;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slow, fast and best prices merged into one book (hyperliquid.md section 6.2). */
class CompositeBookTest {

    private static final Instant AT = Instant.ofEpochMilli(1_754_556_878_000L);

    private final SteppedClock clock = new SteppedClock(AT.plusSeconds(60));
    private final ReferencePrices prices = new ReferencePrices();
    private final MarketDesk desk = new MarketDesk(clock, prices, CandleSettings.DEFAULT, (dataset, listing) -> true);

    @Test
    void newer_parts_speak_for_the_prices_they_reach() {
        send(part("l2Book", AT, "100 99 98 97", "101 102 103 104"));
        send(part("fast", AT.plusMillis(500), "100.5 99.5", "101.5 102.5"));
        OrderBook book = send(best(AT.plusMillis(700), "100.6", "101.4"));

        assertThat(prices(book.bids())).containsExactly("100.6", "100.5", "99.5", "99", "98", "97");
        assertThat(prices(book.asks())).containsExactly("101.4", "101.5", "102.5", "103", "104");
        assertThat(book.parts())
                .containsExactly(
                        new BookPart("bbo", AT.plusMillis(700), 1, 1),
                        new BookPart("fast", AT.plusMillis(500), 2, 2),
                        new BookPart("l2Book", AT, 3, 2));
        assertThat(book.timestamp()).isEqualTo(AT.plusMillis(700));
    }

    @Test
    void best_prices_older_than_the_book_add_nothing() {
        send(best(AT, "100.9", "101.1"));
        OrderBook book = send(part("fast", AT.plusMillis(500), "100 99", "102 103"));

        assertThat(prices(book.bids())).containsExactly("100", "99");
        assertThat(prices(book.asks())).containsExactly("102", "103");
        assertThat(book.parts()).extracting(BookPart::source).containsExactly("fast");
    }

    @Test
    void a_side_that_the_newest_part_says_is_empty_is_empty() {
        send(part("l2Book", AT, "100 99", "101 102"));
        OrderBook book = send(new BestBidOffer(
                HYPERLIQUID_BTC,
                decimal("100"),
                decimal("1"),
                null,
                null,
                AT.plusMillis(10),
                AT.plusMillis(10),
                Source.WS));

        assertThat(prices(book.bids())).containsExactly("100", "99");
        assertThat(book.asks()).isEmpty();
    }

    @Test
    void a_merged_book_never_crosses() {
        send(part("l2Book", AT, "100 99", "101 102"));
        OrderBook book = send(best(AT.plusMillis(10), "101.5", "101.7"));

        assertThat(prices(book.bids())).containsExactly("101.5", "100", "99");
        assertThat(prices(book.asks())).containsExactly("101.7", "102");
    }

    @Test
    void a_part_older_than_its_like_is_dropped() {
        send(part("fast", AT, "100", "101"));
        clock.step(Duration.ofSeconds(1));

        assertThat(desk.compose(part("fast", AT.minusMillis(1), "98", "102")).stream()
                        .filter(OrderBook.class::isInstance))
                .isEmpty();
    }

    @Test
    void no_more_than_twenty_levels_a_side_are_told() {
        String many = String.join(
                " ",
                java.util.stream.IntStream.range(0, 30)
                        .mapToObj(i -> String.valueOf(100 - i))
                        .toList());
        OrderBook book = send(part("l2Book", AT, many, "101"));

        assertThat(book.bids()).hasSize(20);
    }

    @Test
    void what_a_lost_connection_brought_is_forgotten() {
        send(part("l2Book", AT, "100 99 98", "101 102 103"));
        send(part("fast", AT, "100 99", "101 102"));
        desk.compose(down("market"));
        OrderBook fast = send(best(AT.plusMillis(10), "100.5", "100.9"));
        assertThat(prices(fast.bids())).containsExactly("100.5", "100", "99");
        assertThat(fast.parts()).extracting(BookPart::source).containsExactly("bbo", "fast");
        desk.compose(down("market-fast"));

        assertThat(send(best(AT.plusMillis(20), "110", "111"))).isNull();
        OrderBook again = send(part("l2Book", AT.plusMillis(30), "110 109", "111 112"));

        assertThat(prices(again.bids())).containsExactly("110", "109");
    }

    @Test
    void what_another_connection_of_the_same_stream_brought_stays() {
        send(part("l2Book", AT, "100 99 98", "101 102 103"));
        desk.compose(down("market", HYPERLIQUID_ETH));
        assertThat(prices(send(best(AT.plusMillis(10), "100.5", "100.9")).bids()))
                .containsExactly("100.5", "100", "99", "98");

        desk.compose(down("market", HYPERLIQUID_BTC));

        assertThat(send(best(AT.plusMillis(20), "110", "111"))).isNull();
    }

    @Test
    void a_part_that_should_have_been_sent_again_long_ago_is_dropped() {
        send(part("l2Book", AT, "100 99 98", "101 102 103"));
        send(best(AT.plusSeconds(20), "100.5", "100.9"));

        assertThat(send(best(AT.plusMillis(20_001), "100.6", "100.9"))).isNull();
    }

    private static FeedStatus down(String channel, Listing... of) {
        List<FeedStatus.Part> parts = Arrays.stream(of)
                .map(each -> FeedStatus.Part.of(each, Dataset.ORDER_BOOK))
                .toList();
        return new FeedStatus("hyperliquid", parts, null, FeedState.DOWN, channel, "lost", 0, AT);
    }

    private OrderBook send(Event event) {
        clock.step(Duration.ofMillis(300));
        List<OrderBook> books = desk.compose(event).stream()
                .filter(OrderBook.class::isInstance)
                .map(OrderBook.class::cast)
                .toList();
        return books.isEmpty() ? null : books.get(books.size() - 1);
    }

    private static OrderBook part(String source, Instant at, String bids, String asks) {
        List<Level> bidLevels = levels(bids);
        List<Level> askLevels = levels(asks);
        return new OrderBook(
                HYPERLIQUID_BTC,
                bidLevels,
                askLevels,
                null,
                List.of(new BookPart(source, at, bidLevels.size(), askLevels.size())),
                at,
                at,
                Source.WS);
    }

    private static BestBidOffer best(Instant at, String bid, String ask) {
        return new BestBidOffer(
                HYPERLIQUID_BTC, decimal(bid), decimal("1"), decimal(ask), decimal("1"), at, at, Source.WS);
    }

    private static List<Level> levels(String prices) {
        return Arrays.stream(prices.split(" "))
                .map(price -> new Level(decimal(price), decimal("1")))
                .toList();
    }

    private static List<String> prices(List<Level> levels) {
        return levels.stream().map(level -> level.price().toPlainString()).toList();
    }
}
