package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.feed.Feed;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.feed.SymbolMatch;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.SampleEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After a subscription was closed none of its callbacks begins, and none is cut. */
class SubscriptionEndTest {

    private static final Event TRADE = SampleEvents.trade(SampleEvents.ASTER_BTC, "1");

    private final Feed feed = new Feed(Clock.systemUTC(), System::nanoTime, Map::of, SymbolMatch.SPELLING);
    private final List<Event> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void a_callback_under_way_has_ended_once_close_returns() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread closing = Thread.currentThread();
        AtomicBoolean ended = new AtomicBoolean();
        Subscription subscription = open(Duration.ofSeconds(10), event -> {
            begun.countDown();
            await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
            ended.set(true);
        });
        feed.publish(TRADE);
        begun.await();

        subscription.close();

        assertThat(ended).isTrue();
    }

    @Test
    void one_that_waits_for_who_closes_holds_nobody_up() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Subscription subscription = open(Duration.ofMillis(20), event -> {
            begun.countDown();
            uninterruptibly(closed);
            told.add(event);
        });
        feed.publish(TRADE);
        begun.await();
        feed.publish(TRADE);

        subscription.close();
        closed.countDown();

        await().until(() -> !told.isEmpty());
        assertThat(told).hasSize(1);
        assertThat(subscription.delivered()).isOne();
    }

    @Test
    void a_callback_may_close_its_own_subscription() {
        AtomicReference<Subscription> own = new AtomicReference<>();
        Subscription subscription = open(Duration.ofSeconds(10), event -> {
            await().until(() -> own.get() != null);
            own.get().close();
            told.add(event);
        });
        own.set(subscription);

        feed.publish(List.of(TRADE, TRADE));

        await().atMost(Duration.ofSeconds(5)).until(() -> !told.isEmpty());
        await().until(feed.readers()::isEmpty);
        assertThat(subscription.delivered()).isOne();
    }

    private Subscription open(Duration patience, Consumer<Event> callback) {
        Callbacks callbacks = new Callbacks(callback, event -> true, patience);
        FeedFilter trades = FeedFilter.of(Dataset.TRADE);
        return new Subscription(feed.subscribe("test", trades, Overflow.DROP_OLDEST, 10, callbacks), callbacks);
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
