package io.azalai.feed;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.ASTER_BTC_SPOT;
import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.HYPERLIQUID_ETH;
import static io.azalai.model.SampleEvents.ticker;
import static io.azalai.model.SampleEvents.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interest;
import io.azalai.model.Market;
import io.azalai.model.Trade;
import io.azalai.model.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Watchlist watchlist = () -> Map.of("hyperliquid", List.of("BTC", "ETH"), "aster", List.of("BTCUSDT"));
    private final Feed feed = new Feed(
            Clock.fixed(NOW, ZoneOffset.UTC),
            System::nanoTime,
            watchlist,
            SymbolMatch.SPELLING,
            Duration.ofMillis(100));
    private final List<Event> received = new CopyOnWriteArrayList<>();
    private final List<Event> old = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch arrived = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        feed.close();
    }

    @Test
    void a_reader_gets_what_its_venue_dataset_and_symbols_say_and_nothing_else() {
        subscribe(FeedFilter.of(Dataset.TICKER).venue("hyperliquid").symbols("btc"), Overflow.LATEST, 10);

        feed.publish(List.of(
                ticker(HYPERLIQUID_ETH, "4000"),
                trade(HYPERLIQUID_BTC, "1"),
                ticker(ASTER_BTC, "114988"),
                ticker(HYPERLIQUID_BTC, "114999")));

        await().untilAsserted(() -> assertThat(received).containsExactly(ticker(HYPERLIQUID_BTC, "114999")));
    }

    @Test
    void a_base_asset_alone_means_the_perpetual_unless_spot_was_asked_for() {
        FeedFilter perp = FeedFilter.of(Dataset.TICKER).venue("aster").symbols("BTC");
        FeedFilter spot = new FeedFilter(Set.of(Dataset.TICKER), "aster", Market.SPOT, List.of("BTC"), null);

        assertThat(feed.means(perp, ASTER_BTC)).isTrue();
        assertThat(feed.means(perp, ASTER_BTC_SPOT)).isFalse();
        assertThat(feed.means(spot, ASTER_BTC_SPOT)).isTrue();
    }

    @Test
    void a_listener_that_throws_an_error_loses_that_event_and_no_other() {
        feed.subscribe("broken", FeedFilter.of(Dataset.TRADE), Overflow.BLOCK, 10, (event, retained) -> {
            if (((Trade) event).tradeId().equals("1")) {
                throw new StackOverflowError("a flow without end");
            }
            received.add(event);
        });

        feed.publish(List.of(trade(HYPERLIQUID_BTC, "1"), trade(HYPERLIQUID_BTC, "2")));

        await().untilAsserted(() -> assertThat(received).containsExactly(trade(HYPERLIQUID_BTC, "2")));
    }

    @Test
    void events_of_a_key_arrive_in_the_order_they_were_published() throws Exception {
        subscribe(FeedFilter.of(Dataset.TRADE), Overflow.BLOCK, 3);
        List<Thread> sockets = new ArrayList<>();
        for (var listing : List.of(HYPERLIQUID_BTC, HYPERLIQUID_ETH, ASTER_BTC)) {
            Thread socket = new Thread(() -> {
                for (int i = 0; i < 2000; i++) {
                    feed.publish(trade(listing, Integer.toString(i)));
                }
            });
            sockets.add(socket);
            socket.start();
        }
        for (Thread socket : sockets) {
            socket.join();
        }

        await().untilAsserted(() -> assertThat(received).hasSize(6000));
        for (var listing : List.of(HYPERLIQUID_BTC, HYPERLIQUID_ETH, ASTER_BTC)) {
            assertThat(received.stream()
                            .filter(event -> event.key().equals(listing.key()))
                            .map(event -> Integer.parseInt(((Trade) event).tradeId())))
                    .isSorted()
                    .hasSize(2000);
        }
        assertThat(feed.readers().get(0).dropped()).isZero();
    }

    @Test
    void latest_keeps_the_newest_of_each_key_and_counts_what_it_skipped() {
        subscribeStuck(Dataset.TICKER, Overflow.LATEST, 1);
        feed.publish(ticker(ASTER_BTC, "0"));
        awaitStuck();

        feed.publish(ticker(HYPERLIQUID_BTC, "1"));
        feed.publish(ticker(HYPERLIQUID_ETH, "2"));
        feed.publish(ticker(HYPERLIQUID_BTC, "3"));
        gate.countDown();

        await().untilAsserted(() -> assertThat(received)
                .containsExactly(ticker(ASTER_BTC, "0"), ticker(HYPERLIQUID_BTC, "3"), ticker(HYPERLIQUID_ETH, "2")));
        assertThat(feed.readers().get(0).conflated()).isEqualTo(1);
        assertThat(feed.readers().get(0).dropped()).isZero();
    }

    @Test
    void drop_oldest_announces_every_event_it_lost() {
        List<FeedStatus> gaps = new CopyOnWriteArrayList<>();
        feed.subscribe(
                "watch",
                FeedFilter.of(Dataset.FEED_STATUS),
                Overflow.DROP_OLDEST,
                100,
                (event, retained) -> gaps.add((FeedStatus) event));
        subscribeStuck(Dataset.TRADE, Overflow.DROP_OLDEST, 10);
        feed.publish(trade(HYPERLIQUID_BTC, "0"));
        awaitStuck();

        for (int i = 1; i <= 47; i++) {
            feed.publish(trade(HYPERLIQUID_BTC, Integer.toString(i)));
        }
        await().untilAsserted(() -> assertThat(gaps).isNotEmpty());
        gate.countDown();

        await().untilAsserted(() -> assertThat(received).hasSize(11));
        assertThat(((Trade) received.get(1)).tradeId()).isEqualTo("38");
        await().untilAsserted(() ->
                assertThat(gaps.stream().mapToLong(FeedStatus::missed).sum()).isEqualTo(37));
        assertThat(gaps).allSatisfy(gap -> {
            assertThat(gap.status()).isEqualTo(FeedState.GAP);
            assertThat(gap.venue()).isEqualTo("hyperliquid");
            assertThat(gap.channel()).isEqualTo("trade");
            assertThat(gap.timestamp()).isEqualTo(NOW);
        });
        assertThat(feed.readers().get(0).dropped()).isEqualTo(37);
    }

    @Test
    void what_stays_inside_is_no_gap_to_anybody_when_it_is_dropped() {
        List<Event> gaps = new CopyOnWriteArrayList<>();
        feed.subscribe(
                "watch",
                FeedFilter.of(Dataset.FEED_STATUS),
                Overflow.DROP_OLDEST,
                100,
                (event, retained) -> gaps.add(event));
        subscribeStuck(Dataset.WANTED, Overflow.DROP_OLDEST, 1);
        feed.publish(new Wanted.Book(HYPERLIQUID_BTC, "first", NOW));
        awaitStuck();
        IntStream.range(0, 5).forEach(i -> feed.publish(new Wanted.Book(HYPERLIQUID_BTC, "again", NOW)));
        gate.countDown();
        await().untilAsserted(() -> assertThat(received).hasSize(2));

        feed.close();

        assertThat(gaps).isEmpty();
    }

    @Test
    void a_stuck_reader_delays_no_other() {
        subscribeStuck(Dataset.TRADE, Overflow.DROP_OLDEST, 5);
        AtomicInteger others = new AtomicInteger();
        feed.subscribe(
                "other",
                FeedFilter.of(Dataset.TRADE),
                Overflow.DROP_OLDEST,
                10_000,
                (event, retained) -> others.incrementAndGet());

        for (int i = 0; i < 1000; i++) {
            feed.publish(trade(HYPERLIQUID_BTC, Integer.toString(i)));
        }

        await().untilAsserted(() -> assertThat(others).hasValue(1000));
        assertThat(received).isEmpty();
    }

    @Test
    void a_late_reader_gets_the_last_value_first_and_is_told_that_it_is_old() {
        feed.publish(ticker(HYPERLIQUID_BTC, "1"));
        feed.publish(ticker(HYPERLIQUID_BTC, "2"));
        feed.publish(trade(HYPERLIQUID_BTC, "1"));

        subscribe(
                new FeedFilter(Set.of(Dataset.TICKER, Dataset.TRADE), null, null, List.of(), null),
                Overflow.DROP_OLDEST,
                10);
        feed.publish(ticker(HYPERLIQUID_BTC, "3"));

        await().untilAsserted(() -> assertThat(received).containsExactly(ticker(HYPERLIQUID_BTC, "3")));
        assertThat(old).containsExactly(ticker(HYPERLIQUID_BTC, "2"));
    }

    @Test
    void a_listener_that_throws_is_counted_and_goes_on() {
        feed.subscribe("clumsy", FeedFilter.of(Dataset.TRADE), Overflow.BLOCK, 10, (event, retained) -> {
            received.add(event);
            throw new IllegalStateException("clumsy");
        });

        feed.publish(trade(HYPERLIQUID_BTC, "1"));
        feed.publish(trade(HYPERLIQUID_BTC, "2"));

        await().untilAsserted(() -> assertThat(feed.readers().get(0).failed()).isEqualTo(2));
        assertThat(received).hasSize(2);
    }

    @Test
    void readers_that_name_no_symbols_ask_for_those_of_the_configuration() {
        FeedReader reader = subscribe(FeedFilter.of(Dataset.TICKER), Overflow.LATEST, 10);

        assertThat(feed.interest().wanted("hyperliquid"))
                .containsExactlyInAnyOrder(
                        new Interest("hyperliquid", Dataset.TICKER, "BTC"),
                        new Interest("hyperliquid", Dataset.TICKER, "ETH"));
        assertThat(feed.interest().wanted("aster")).containsExactly(new Interest("aster", Dataset.TICKER, "BTCUSDT"));
        assertThat(feed.askedBy()).containsEntry(new Interest("aster", Dataset.TICKER, "BTCUSDT"), List.of("test"));

        reader.close();

        assertThat(feed.interest().wanted("hyperliquid")).isEmpty();
    }

    @Test
    void a_change_of_interest_is_signalled_once_and_only_when_something_changed() {
        AtomicInteger changes = new AtomicInteger();
        feed.interest().onChange(changes::incrementAndGet);

        FeedReader first = subscribe(FeedFilter.of(Dataset.TICKER), Overflow.LATEST, 10);
        FeedReader second = subscribe(FeedFilter.of(Dataset.TICKER), Overflow.LATEST, 10);
        subscribe(FeedFilter.of(Dataset.ORDER_EVENT), Overflow.DROP_OLDEST, 10);
        first.close();
        assertThat(changes).hasValue(1);
        second.close();

        assertThat(changes).hasValue(2);
    }

    @Test
    void a_suspended_reader_loses_its_interest_after_a_while_and_takes_nothing_until_it_resumes() {
        FeedReader reader = subscribe(FeedFilter.of(Dataset.TICKER).venue("aster"), Overflow.LATEST, 10);

        reader.suspend();
        assertThat(feed.interest().wanted("aster")).isNotEmpty();
        await().untilAsserted(() -> assertThat(feed.interest().wanted("aster")).isEmpty());
        feed.publish(ticker(ASTER_BTC, "1"));
        reader.resume();
        feed.publish(ticker(ASTER_BTC, "2"));

        await().untilAsserted(() -> assertThat(received).containsExactly(ticker(ASTER_BTC, "2")));
        assertThat(old).containsExactly(ticker(ASTER_BTC, "1"));
        assertThat(feed.interest().wanted("aster")).isNotEmpty();
    }

    @Test
    void a_reader_that_closes_frees_a_publisher_that_waits_for_it() throws Exception {
        FeedReader stuck = subscribeStuck(Dataset.TRADE, Overflow.BLOCK, 1);
        Thread publisher = new Thread(() -> {
            for (int i = 0; i < 5; i++) {
                feed.publish(trade(HYPERLIQUID_BTC, Integer.toString(i)));
            }
        });
        publisher.start();
        awaitStuck();
        await().until(() -> publisher.getState() == Thread.State.WAITING);

        stuck.close();
        publisher.join(5000);

        assertThat(publisher.isAlive()).isFalse();
    }

    @Test
    void a_capacity_below_one_is_refused() {
        assertThatThrownBy(() -> subscribe(FeedFilter.of(Dataset.TRADE), Overflow.BLOCK, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("capacity of test must be 1 or more, was 0");
    }

    private FeedReader subscribe(FeedFilter filter, Overflow overflow, int capacity) {
        return feed.subscribe(
                "test", filter, overflow, capacity, (event, retained) -> (retained ? old : received).add(event));
    }

    private FeedReader subscribeStuck(Dataset dataset, Overflow overflow, int capacity) {
        return feed.subscribe("stuck", FeedFilter.of(dataset), overflow, capacity, (event, retained) -> {
            arrived.countDown();
            awaitGate();
            received.add(event);
        });
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitStuck() {
        await().until(() -> arrived.getCount() == 0);
    }
}
