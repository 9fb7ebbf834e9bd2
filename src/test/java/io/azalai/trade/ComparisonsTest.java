package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

    private static final AccountKey MAIN = new AccountKey("aster", "main");
    private static final AccountKey SECOND = new AccountKey("aster", "second");

    private final ManualTime time = new ManualTime(Orders.NOW);
    private final VenueHealth health = new VenueHealth(time);
    private final List<AccountKey> begun = new ArrayList<>();
    private final Deque<CompletableFuture<Object>> underWay = new ArrayDeque<>();
    private final Comparisons comparisons = new Comparisons(health, time, whose -> {
        begun.add(whose);
        CompletableFuture<Object> answer = new CompletableFuture<>();
        underWay.add(answer);
        return answer;
    });

    @Test
    void all_that_comes_up_during_a_comparison_is_seen_by_one_more() {
        comparisons.begin(MAIN);
        comparisons.begin(MAIN);
        comparisons.begin(MAIN);
        assertThat(begun).containsExactly(MAIN);

        succeed();
        assertThat(begun).containsExactly(MAIN, MAIN);
        assertThat(health.isReconciled(MAIN)).isFalse();

        succeed();
        assertThat(begun).containsExactly(MAIN, MAIN);
        assertThat(health.isReconciled(MAIN)).isTrue();
    }

    @Test
    void one_account_is_compared_without_the_others() {
        comparisons.begin(MAIN);
        comparisons.begin(SECOND);
        succeed();

        comparisons.begin(SECOND);

        assertThat(health.isReconciled(MAIN)).isTrue();
        assertThat(begun).containsExactly(MAIN, SECOND);
    }

    @Test
    void a_repetition_waits_for_nothing_and_doubts_nothing() {
        comparisons.begin(MAIN);
        comparisons.repeat(MAIN);
        succeed();
        assertThat(begun).containsExactly(MAIN);

        comparisons.repeat(MAIN);

        assertThat(begun).containsExactly(MAIN, MAIN);
        assertThat(health.isReconciled(MAIN)).isTrue();
    }

    @Test
    void what_comes_up_before_a_retry_begins_at_once_and_the_retry_is_void() {
        comparisons.begin(MAIN);
        fail();
        comparisons.repeat(MAIN);
        assertThat(begun).containsExactly(MAIN);

        comparisons.begin(MAIN);
        assertThat(begun).containsExactly(MAIN, MAIN);
        time.pass(Duration.ofSeconds(2));
        assertThat(begun).containsExactly(MAIN, MAIN);

        succeed();
        assertThat(health.isReconciled(MAIN)).isTrue();
    }

    @Test
    void what_fails_is_tried_again_after_ever_longer_waits() {
        comparisons.begin(MAIN);
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            int before = begun.size();
            fail();
            time.pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(begun).hasSize(before);
            time.pass(Duration.ofMillis(1));
            assertThat(begun).hasSize(before + 1);
        }
    }

    @Test
    void at_start_the_first_stream_begins_it_and_without_one_time_does() {
        comparisons.expect(MAIN);
        comparisons.expect(SECOND);
        assertThat(begun).isEmpty();

        comparisons.begin(MAIN);
        assertThat(begun).containsExactly(MAIN);

        time.pass(Duration.ofSeconds(3));
        assertThat(begun).containsExactly(MAIN, SECOND);
    }

    @Test
    void what_a_stream_has_begun_before_the_start_is_not_begun_again() {
        comparisons.begin(MAIN);
        succeed();

        comparisons.expect(MAIN);
        time.pass(Duration.ofSeconds(3));

        assertThat(begun).containsExactly(MAIN);
        assertThat(health.isReconciled(MAIN)).isTrue();
    }

    private void succeed() {
        underWay.remove().complete("done");
    }

    private void fail() {
        underWay.remove().completeExceptionally(new IllegalStateException("down"));
    }
}
