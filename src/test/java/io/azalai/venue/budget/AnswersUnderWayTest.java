package io.azalai.venue.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.Draws;
import io.azalai.venue.Lane;
import io.azalai.venue.RateLimitException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** That reading never starves a cancel, however long the answers are (hyperliquid.md section 7.1). */
class AnswersUnderWayTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final List<Charge> CANCEL = List.of(new Charge("weight", 1));
    private static final List<Charge> FILLS = List.of(new Charge("weight", 20, 100));

    private final AtomicLong nanos = new AtomicLong();

    private RequestBudget weight(int capacity) {
        return weight(capacity, nanos::get);
    }

    private static RequestBudget weight(int capacity, LongSupplier nanoTime) {
        return new RequestBudget(
                "hyperliquid",
                List.of(new Allowance("weight", capacity, 1200, Duration.ofMinutes(1), 10)),
                nanoTime,
                Draws.LOWEST);
    }

    @Test
    void cancels_and_reducing_orders_may_take_all_that_the_venue_grants_and_nobody_else_may() {
        RequestBudget limited = weight(1000);
        limited.take("cancel", Lane.CANCEL, List.of(new Charge("weight", 1000)), NOT_AT_ALL);

        assertThatThrownBy(() -> limited.take("place", Lane.PLACE, CANCEL, NOT_AT_ALL))
                .isInstanceOf(RateLimitException.class);
        limited.take("cancel", Lane.CANCEL, List.of(new Charge("weight", 150)), NOT_AT_ALL);
        limited.take("close", Lane.REDUCE, List.of(new Charge("weight", 50)), NOT_AT_ALL);
        assertThat(limited.state().levels())
                .containsExactly(
                        new RequestBudget.Level(limited.state().levels().get(0).allowance(), -200, 0, Duration.ZERO));
        assertThatThrownBy(() -> limited.take("cancel", Lane.CANCEL, CANCEL, NOT_AT_ALL))
                .isInstanceOf(RateLimitException.class);
    }

    @Test
    void cancels_that_went_beyond_our_limit_are_believed_to_be_used_of_what_the_venue_grants() {
        RequestBudget limited = weight(1000);
        limited.take("cancel", Lane.CANCEL, List.of(new Charge("weight", 1000)), NOT_AT_ALL);
        limited.observe(Map.of("weight", 1190));

        limited.take("cancel", Lane.CANCEL, List.of(new Charge("weight", 10)), NOT_AT_ALL);
        assertThatThrownBy(() -> limited.take("cancel", Lane.CANCEL, CANCEL, NOT_AT_ALL))
                .isInstanceOf(RateLimitException.class);
    }

    @Test
    void what_an_answer_may_cost_is_kept_free_until_it_came_and_then_what_it_cost() {
        RequestBudget limited = weight(1000);
        limited.take("fills", Lane.ACCOUNT, FILLS, NOT_AT_ALL);
        assertThat(left(limited)).isEqualTo(880);

        limited.settle(FILLS, List.of(new Charge("weight", 3)));

        assertThat(left(limited)).isEqualTo(977);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(left(limited)).isEqualTo(1000);
    }

    @Test
    void what_never_left_keeps_nothing_free() {
        RequestBudget limited = weight(1000);
        limited.take("fills", Lane.ACCOUNT, FILLS, NOT_AT_ALL);
        limited.giveBack(FILLS);

        assertThat(left(limited)).isEqualTo(1000);
    }

    /** Each answer is as long as it may be: 20 and 100 of the 850 that reading accounts has. */
    @Test
    void answers_under_way_leave_orders_their_part_however_long_they_are() {
        RequestBudget limited = weight(1000);
        int asked = 0;
        while (asked < 50 && isTaken(limited, Lane.ACCOUNT, FILLS)) {
            asked++;
        }
        for (int i = 0; i < asked; i++) {
            limited.settle(FILLS, List.of(new Charge("weight", 100)));
        }

        assertThat(asked).isEqualTo(7);
        assertThat(left(limited)).isEqualTo(160);
        limited.take("place", Lane.PLACE, List.of(new Charge("weight", 1)), NOT_AT_ALL);
        limited.take("cancel", Lane.CANCEL, CANCEL, NOT_AT_ALL);
    }

    private static boolean isTaken(RequestBudget of, Lane lane, List<Charge> charges) {
        try {
            of.take("test", lane, charges, NOT_AT_ALL);
            return true;
        } catch (RateLimitException full) {
            return false;
        }
    }

    private static long left(RequestBudget budget) {
        return budget.state().levels().get(0).available();
    }

    @Test
    void who_waits_for_answers_under_way_goes_as_soon_as_they_cost_less() {
        RequestBudget limited = weight(310, System::nanoTime);
        limited.take("fills", Lane.ACCOUNT, FILLS, NOT_AT_ALL);
        limited.take("fills", Lane.ACCOUNT, FILLS, NOT_AT_ALL);
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> limited.take("fills", Lane.ACCOUNT, FILLS, Duration.ofSeconds(10)));
        await().until(() -> limited.state().waiting() == 1);

        limited.settle(FILLS, List.of());

        waiting.join();
    }

    /** Of 100, reading accounts has 85: half of it is as much as is waited for, beside the 20 that are sure. */
    @Test
    void a_call_whose_answer_may_cost_more_than_there_is_goes_once_half_of_its_lane_is_free() {
        RequestBudget small = weight(100);
        small.take("cancel", Lane.CANCEL, List.of(new Charge("weight", 24)), NOT_AT_ALL);
        assertThatThrownBy(() -> small.take("fills", Lane.ACCOUNT, FILLS, NOT_AT_ALL))
                .isInstanceOf(RateLimitException.class);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        small.take("cancel", Lane.CANCEL, List.of(new Charge("weight", 23)), NOT_AT_ALL);

        small.take("fills", Lane.ACCOUNT, FILLS, NOT_AT_ALL);

        assertThatThrownBy(() -> small.take("fills", Lane.ACCOUNT, FILLS, NOT_AT_ALL))
                .isInstanceOf(RateLimitException.class);
        small.take("cancel", Lane.CANCEL, CANCEL, NOT_AT_ALL);
    }
}
