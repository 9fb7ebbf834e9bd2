package io.azalai.venue.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.Draws;
import io.azalai.venue.Lane;
import io.azalai.venue.Outcome;
import io.azalai.venue.RateLimitException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;

    private final AtomicLong nanos = new AtomicLong();
    private final RequestBudget budget = new RequestBudget(
            "hyperliquid", List.of(new Allowance("weight", 1200, Duration.ofMinutes(1), 20)), nanos::get, Draws.LOWEST);

    @Test
    void what_was_taken_is_there_again_a_period_later_and_not_before() {
        take(Lane.CANCEL, 700);
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        take(Lane.CANCEL, 500);

        nanos.addAndGet(Duration.ofSeconds(40).toNanos() - 1);
        assertThat(available()).isZero();
        nanos.addAndGet(1);
        assertThat(available()).isEqualTo(700);
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(available()).isEqualTo(1200);
    }

    @Property(tries = 200)
    void no_period_anywhere_sees_more_than_the_capacity(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 9_000) Integer> pausesMs, @ForAll Random units) {
        AtomicLong clock = new AtomicLong();
        long period = Duration.ofMinutes(1).toNanos();
        RequestBudget strict = new RequestBudget(
                "hyperliquid",
                List.of(new Allowance("weight", 100, Duration.ofMinutes(1), 0)),
                clock::get,
                Draws.LOWEST);
        TreeMap<Long, Integer> taken = new TreeMap<>();
        for (int pause : pausesMs) {
            clock.addAndGet(Duration.ofMillis(pause).toNanos());
            int wanted = 1 + units.nextInt(60);
            try {
                strict.take("test", Lane.CANCEL, List.of(new Charge("weight", wanted)), NOT_AT_ALL);
                taken.merge(clock.get(), wanted, Integer::sum);
            } catch (RateLimitException full) {
                continue;
            }
            int window = taken.tailMap(clock.get() - period, false).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(window).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void what_does_not_fit_is_refused_before_sending_and_says_when_it_would() {
        take(Lane.CANCEL, 1200);

        assertThatThrownBy(() -> take(Lane.CANCEL, 20)).isInstanceOfSatisfying(RateLimitException.class, refused -> {
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(refused.retryAfter()).contains(Duration.ofMinutes(1));
        });
    }

    @Test
    void the_reserve_is_for_cancels_and_reducing_orders_only() {
        take(Lane.POLL, 960);

        assertThatThrownBy(() -> take(Lane.PLACE, 1)).isInstanceOf(RateLimitException.class);
        take(Lane.REDUCE, 100);
        take(Lane.CANCEL, 140);
        assertThat(available()).isZero();
    }

    @Test
    void polls_leave_room_for_accounts_and_those_for_an_order() {
        take(Lane.POLL, 720);

        assertThatThrownBy(() -> take(Lane.POLL, 1)).isInstanceOf(RateLimitException.class);
        take(Lane.ACCOUNT, 120);
        assertThatThrownBy(() -> take(Lane.ACCOUNT, 1)).isInstanceOf(RateLimitException.class);
        take(Lane.PLACE, 120);
        assertThatThrownBy(() -> take(Lane.PLACE, 1)).isInstanceOf(RateLimitException.class);
    }

    @Test
    void who_reads_the_past_leaves_room_for_polls_and_accounts() {
        take(Lane.PAST, 600);

        assertThatThrownBy(() -> take(Lane.PAST, 1)).isInstanceOf(RateLimitException.class);
        take(Lane.POLL, 120);
        assertThatThrownBy(() -> take(Lane.POLL, 1)).isInstanceOf(RateLimitException.class);
        take(Lane.ACCOUNT, 120);
    }

    @Test
    void the_venue_is_believed_when_it_counts_more_than_we_do_and_not_when_less() {
        budget.observe(Map.of("weight", 1000));
        assertThat(available()).isEqualTo(200);

        budget.observe(Map.of("weight", 10, "unheard-of", 5));
        assertThat(available()).isEqualTo(200);
    }

    @Test
    void what_others_of_the_address_use_is_measured_by_what_the_venue_grants() {
        RequestBudget shared = new RequestBudget(
                "aster",
                List.of(new Allowance("weight", 1200, 2400, Duration.ofMinutes(1), 20)),
                nanos::get,
                Draws.LOWEST);

        shared.observe(Map.of("weight", 1200));
        assertThat(shared.state().levels().get(0).available()).isEqualTo(1200);
        shared.observe(Map.of("weight", 2350));
        assertThat(shared.state().levels().get(0).available()).isEqualTo(50);
        shared.take("cancel", Lane.CANCEL, List.of(new Charge("weight", 1)), NOT_AT_ALL);
    }

    @Test
    void a_pause_stops_every_lane_until_it_ends() {
        budget.pause(Duration.ofSeconds(5), List.of());

        assertThatThrownBy(() -> take(Lane.CANCEL, 1))
                .isInstanceOf(RateLimitException.class)
                .hasMessageContaining("wants nothing for another 5000 ms");
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        take(Lane.CANCEL, 1);
    }

    @Test
    void a_pause_is_never_shorter_than_the_venue_wants_and_longer_by_a_quarter_at_most() {
        assertThat(pausedFor(Duration.ofSeconds(8), Draws.LOWEST)).isEqualTo(Duration.ofSeconds(8));
        assertThat(pausedFor(Duration.ofSeconds(8), Draws.HIGHEST)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pausedFor(Duration.ofDays(3), Draws.HIGHEST))
                .isEqualTo(Duration.ofDays(3).plusSeconds(5));
        assertThat(pausedFor(Duration.ZERO, Draws.HIGHEST)).isEqualTo(Duration.ZERO);
    }

    private Duration pausedFor(Duration told, Draws chance) {
        RequestBudget paused = new RequestBudget("aster", List.of(), nanos::get, chance);
        paused.pause(told, List.of());
        return paused.state().pausedFor();
    }

    @Test
    void a_cancel_overtakes_polls_that_wait() {
        Queued queued = new Queued();
        queued.add("poll", Lane.POLL);
        queued.add("cancel", Lane.CANCEL);

        assertThat(queued.served()).containsExactly("cancel", "poll");
    }

    private void take(Lane lane, int units) {
        budget.take("test", lane, List.of(new Charge("weight", units)), NOT_AT_ALL);
    }

    private long available() {
        return budget.state().levels().get(0).available();
    }

    @Test
    void who_waits_for_one_allowance_holds_up_nobody_who_needs_another() {
        RequestBudget two = new RequestBudget(
                "aster",
                List.of(
                        new Allowance("futures", 10, Duration.ofMinutes(10), 0),
                        new Allowance("spot", 10, Duration.ofMinutes(1), 0)),
                System::nanoTime,
                Draws.LOWEST);
        two.settle(List.of(), List.of(new Charge("futures", 10)));
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                () -> two.take("poll", Lane.PLACE, List.of(new Charge("futures", 1)), Duration.ofMinutes(20)));
        await().until(() -> two.state().waiting() == 1);

        two.take("poll", Lane.POLL, List.of(new Charge("spot", 1)), Duration.ofSeconds(1));

        assertThat(waiting).isNotDone();
        two.adopt(List.of(new Allowance("futures", 1000, Duration.ofMinutes(10), 0)));
        waiting.join();
    }

    @Test
    void who_shares_an_allowance_goes_once_it_holds_enough_for_those_before() {
        RequestBudget two = new RequestBudget(
                "aster",
                List.of(
                        new Allowance("orders", 10, Duration.ofMinutes(10), 0),
                        new Allowance("weight", 10, Duration.ofSeconds(5), 0)),
                System::nanoTime,
                Draws.LOWEST);
        two.settle(List.of(), List.of(new Charge("orders", 10), new Charge("weight", 10)));
        CompletableFuture<Void> order = CompletableFuture.runAsync(() -> two.take(
                "place",
                Lane.PLACE,
                List.of(new Charge("orders", 1), new Charge("weight", 1)),
                Duration.ofMinutes(20)));
        await().until(() -> two.state().waiting() == 1);

        two.take("poll", Lane.POLL, List.of(new Charge("weight", 1)), Duration.ofSeconds(20));

        assertThat(order).isNotDone();
        two.adopt(List.of(new Allowance("orders", 1000, Duration.ofMinutes(10), 0)));
        order.join();
    }

    @Test
    void within_a_lane_who_came_first_goes_first() {
        Queued queued = new Queued();
        List<String> numbers = List.of("0", "1", "2", "3", "4");
        numbers.forEach(number -> queued.add(number, Lane.POLL));

        assertThat(queued.served()).isEqualTo(numbers);
    }

    /** Takers of an allowance that is used up, which then grows by as much as one of them wants. */
    private static final class Queued {
        private final RequestBudget spent =
                new RequestBudget("aster", List.of(orders(100)), System::nanoTime, Draws.LOWEST);
        private final List<String> order = new CopyOnWriteArrayList<>();
        private int size;

        Queued() {
            spent.settle(List.of(), List.of(new Charge("orders", 100)));
        }

        void add(String name, Lane lane) {
            Thread taker = new Thread(() -> {
                spent.take(name, lane, List.of(new Charge("orders", 10)), Duration.ofHours(1));
                order.add(name);
            });
            taker.setDaemon(true);
            taker.start();
            size++;
            await().until(() -> spent.state().waiting() == size);
        }

        List<String> served() {
            for (int served = 1; served <= size; served++) {
                int expected = served;
                spent.adopt(List.of(orders(100 + 10 * served)));
                await().until(() -> order.size() == expected);
            }
            return order;
        }

        private static Allowance orders(int capacity) {
            return new Allowance("orders", capacity, Duration.ofMinutes(10), 0);
        }
    }

    @Test
    void an_allowance_that_grows_keeps_what_was_used_of_it() {
        take(Lane.CANCEL, 1000);

        budget.adopt(List.of(new Allowance("weight", 6000, Duration.ofMinutes(1), 20)));
        assertThat(available()).isEqualTo(5000);

        budget.adopt(List.of(new Allowance("weight", 1200, Duration.ofMinutes(1), 20)));
        assertThat(available()).isEqualTo(200);
    }

    @Test
    void a_pause_of_one_allowance_lets_others_through() {
        RequestBudget two = new RequestBudget(
                "aster",
                List.of(
                        new Allowance("weight", 10, Duration.ofMinutes(1), 0),
                        new Allowance("orders", 10, Duration.ofMinutes(1), 0).ofAccount("main")),
                nanos::get,
                Draws.LOWEST);

        two.pause(Duration.ofSeconds(5), List.of("orders"));

        two.take("cancel", Lane.CANCEL, List.of(new Charge("weight", 1)), NOT_AT_ALL);
        assertThatThrownBy(() -> two.take("place", Lane.PLACE, List.of(new Charge("orders", 1)), NOT_AT_ALL))
                .isInstanceOf(RateLimitException.class);
        assertThat(two.state().pausedFor()).isEqualTo(Duration.ZERO);
        assertThat(two.state().longestPause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(two.state().levels())
                .extracting(RequestBudget.Level::pausedFor)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(5));
        two.pause(Duration.ofSeconds(3), List.of("weight"));
        assertThat(two.state().pausedFor()).isEqualTo(Duration.ofSeconds(3));
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        two.take("place", Lane.PLACE, List.of(new Charge("orders", 1)), NOT_AT_ALL);
    }
}
