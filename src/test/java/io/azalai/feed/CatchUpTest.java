package io.azalai.feed;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.AT;
import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.BookDelta;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.model.Source;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers of events that build on each other begin with what went before. */
class CatchUpTest {

    private final Feed feed = new Feed(Clock.systemUTC(), System::nanoTime, Map::of, SymbolMatch.SPELLING);
    private final List<Event> news = new CopyOnWriteArrayList<>();
    private final List<Event> old = new CopyOnWriteArrayList<>();

    @BeforeEach
    void remember() {
        feed.catchUp(Dataset.BOOK_DELTA, wanted -> Stream.of(ASTER_BTC, HYPERLIQUID_BTC)
                .filter(wanted)
                .map(listing -> delta(listing, 100, true))
                .toList());
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void a_late_reader_gets_it_before_all_that_comes_later_and_the_others_do_not() {
        List<Event> others = new CopyOnWriteArrayList<>();
        subscribe("first", 10, (event, retained) -> others.add(event));
        await().until(() -> others.size() == 1);

        subscribe("late", 10, (event, retained) -> (retained ? old : news).add(event));
        feed.publish(delta(ASTER_BTC, 101, false));

        await().until(() -> news.size() == 1 && others.size() == 2);
        assertThat(old).containsExactly(delta(ASTER_BTC, 100, true));
        assertThat(others).containsExactly(delta(ASTER_BTC, 100, true), delta(ASTER_BTC, 101, false));
    }

    @Test
    void one_that_was_suspended_gets_it_again() {
        FeedReader reader = subscribe("late", 10, (event, retained) -> old.add(event));
        await().until(() -> old.size() == 1);

        reader.suspend();
        reader.resume();

        await().until(() -> old.size() == 2);
    }

    @Test
    void one_that_lost_some_gets_it_again_once_it_has_caught_up() {
        CountDownLatch gate = new CountDownLatch(1);
        subscribe("slow", 4, (event, retained) -> {
            await().until(() -> gate.getCount() == 0);
            (retained ? old : news).add(event);
        });

        for (long seq = 101; seq <= 120; seq++) {
            feed.publish(delta(ASTER_BTC, seq, false));
        }
        gate.countDown();

        await().until(() -> old.size() == 2 && news.contains(delta(ASTER_BTC, 120, false)));
        assertThat(feed.readers().get(0).dropped()).isPositive();
    }

    private FeedReader subscribe(String name, int capacity, FeedListener listener) {
        FeedFilter filter = FeedFilter.of(Dataset.BOOK_DELTA).venue("aster");
        return feed.subscribe(name, filter, Overflow.DROP_OLDEST, capacity, listener);
    }

    private static BookDelta delta(Listing listing, long seq, boolean whole) {
        return new BookDelta(listing, List.of(), List.of(), seq, seq, null, whole, AT, AT, Source.DERIVED);
    }
}
