package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionLedgerTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SubscriptionLedger ledger = new SubscriptionLedger(LineProtocol.of(10, 2), Duration.ofSeconds(2));

    @Test
    void an_answer_without_names_confirms_the_oldest_frame() {
        ledger.want(List.of("a", "b", "c"));
        ledger.next(0);
        ledger.next(0);

        assertThat(ledger.acknowledge(List.of())).containsExactly("a", "b");
        assertThat(ledger.suspects(SECOND)).containsExactly("c");
    }

    @Test
    void an_unsubscription_has_its_place_in_the_order_of_answers() {
        ledger.want(List.of("a"));
        ledger.next(0);
        ledger.acknowledge(List.of());
        ledger.want(List.of("b"));
        assertThat(ledger.next(0)).isEqualTo("unsub a");
        assertThat(ledger.next(0)).isEqualTo("sub b");

        assertThat(ledger.acknowledge(List.of())).isEmpty();
        assertThat(ledger.acknowledge(List.of())).containsExactly("b");
    }

    @Test
    void what_a_venue_does_not_answer_counts_as_subscribed_after_two_seconds() {
        ledger.want(List.of("a"));
        ledger.next(0);

        assertThat(ledger.settled(SECOND)).isFalse();
        assertThat(ledger.suspects(SECOND)).containsExactly("a");
        assertThat(ledger.settled(2 * SECOND)).isTrue();
        assertThat(ledger.suspects(2 * SECOND)).isEmpty();
    }

    @Test
    void a_refused_channel_is_no_longer_asked_for() {
        ledger.want(List.of("a", "b"));
        ledger.next(0);

        assertThat(ledger.refuse(List.of("b", "unheard-of"))).containsExactly("b");
        ledger.acknowledge(List.of("a"));

        assertThat(ledger.next(0)).isNull();
        assertThat(ledger.settled(0)).isTrue();
    }

    @Test
    void a_new_connection_asks_for_everything_again() {
        ledger.want(List.of("a", "b", "c"));
        ledger.next(0);

        ledger.reset();

        assertThat(ledger.next(0)).isEqualTo("sub a,b");
        assertThat(ledger.next(0)).isEqualTo("sub c");
        assertThat(ledger.next(0)).isNull();
    }

    @Test
    void a_channel_asked_for_again_is_taken_back_first() {
        ledger.want(List.of("a", "b"));
        ledger.next(0);
        ledger.acknowledge(List.of("a", "b"));
        assertThat(ledger.isSubscribed("a", 0)).isTrue();

        ledger.renew(List.of("a", "unheard-of"));

        assertThat(ledger.isSubscribed("a", 0)).isFalse();
        assertThat(ledger.isSubscribed("b", 0)).isTrue();
        assertThat(ledger.next(0)).isEqualTo("unsub a");
        assertThat(ledger.next(0)).isEqualTo("sub a");
        assertThat(ledger.isSubscribed("a", 0)).isFalse();
        assertThat(ledger.next(0)).isNull();
        assertThat(ledger.isSubscribed("a", 2 * SECOND)).isTrue();
    }
}
