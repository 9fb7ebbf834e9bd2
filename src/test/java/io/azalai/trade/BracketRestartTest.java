package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.FeedState;
import io.azalai.model.Fill;
import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.PositionSide;
import io.azalai.venue.Capability;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service stops between what the venue answers of an order and the fills that were in the answer. */
class BracketRestartTest extends OnBrackets {

    @ParameterizedTest
    @CsvSource({
        "false, CANCELED, 0.4, a-1.tp 0.4 110, a-1.sl 0.4 90",
        "false, EXPIRED, 0.4, a-1.tp 0.4 110, a-1.sl 0.4 90",
        "false, FILLED, 1, a-1.tp 1 110, a-1.sl 1 90",
        "true, CANCELED, 0.4, a-1.tp.2 0.4 110, a-1.sl.2 0.4 90",
        "true, FILLED, 1, a-1.tp 1 110, a-1.sl 1 90"
    })
    void what_had_filled_by_then_is_protected_once_the_fills_are_read(
            boolean tied, OrderStatus status, String filled, String takeProfit, String stopLoss) {
        if (!tied) {
            test.venue.lacks(Capability.BRACKETS);
        }
        test.send(bracket("a-1"));
        Order order = test.venue.become(order("a-1"), status, decimal(filled));
        Fill fill = VenueOrders.fill(order, "t1", decimal(filled), time.instant());
        test.path.updates().accept(List.of(order));
        if (tied && status != OrderStatus.FILLED) {
            end("a-1.tp", OrderStatus.CANCELED);
            end("a-1.sl", OrderStatus.CANCELED);
        }

        restart(tied, fill, filled);
        pass(Duration.ofSeconds(15));
        test.streams(FeedState.UP);
        pass(Duration.ofSeconds(15));

        assertThat(protecting()).containsExactly(takeProfit, stopLoss);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.4", "0.2, 0.2"})
    void what_the_venue_keeps_stands_though_less_seems_to_have_filled(String before, String last) {
        test.send(bracket("a-1"));
        if (!before.equals("0")) {
            fill("a-1", "t0", before, OrderStatus.PARTIALLY_FILLED);
        }
        Order cut = test.venue.become(order("a-1"), OrderStatus.CANCELED, decimal("0.4"));
        Fill fill = VenueOrders.fill(cut, "t1", decimal(last), time.instant());
        test.path.updates().accept(List.of(cut));

        restart(true, fill, "0.4");
        test.venue.fillsFail = ScriptedFailures.cut("fills");
        test.path.accounts().refresh();
        patienceEnds();
        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");

        test.venue.fillsFail = null;
        test.streams(FeedState.UP);
        patienceEnds();
        assertThat(protecting()).containsExactly("a-1.tp.2 0.4 110", "a-1.sl.2 0.4 90");
    }

    @Test
    void what_is_over_in_an_account_that_is_no_longer_configured_is_closed() {
        test.send(bracket("a-1"));
        end("a-1", OrderStatus.CANCELED);
        end("a-1.tp", OrderStatus.CANCELED);
        end("a-1.sl", OrderStatus.CANCELED);

        restartWithoutTheAccount();

        assertThat(test.journal.openBrackets()).isEmpty();
    }

    @Test
    void what_stands_in_an_account_that_is_no_longer_configured_is_left() {
        test.send(bracket("a-1"));
        end("a-1", OrderStatus.CANCELED);

        restartWithoutTheAccount();

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");
        assertThat(test.journal.openBrackets()).hasSize(1);
        assertThat(test.journal.waitingCancels()).isEmpty();
    }

    private void restartWithoutTheAccount() {
        assertThat(test.journal.openBrackets()).hasSize(1);
        test.close();
        ScriptedVenue venue = test.venue;
        venue.accounts = List.of("other");
        test = new TestPath(state, time, Mode.LIVE, venue);
        test.path.start();
        pass(Duration.ofSeconds(5));
    }

    /** The venue has had its time to end what it tied, and all that follows is done. */
    private void patienceEnds() {
        for (int step = 0; step < 10; step++) {
            time.pass(Duration.ofSeconds(4));
            test.told();
        }
    }

    /** The streams come up a while later, and only then are fills read. */
    private void restart(boolean tied, Fill fill, String held) {
        test.close();
        ScriptedVenue venue = test.venue;
        venue.fills.add(fill);
        test = new TestPath(state, time, Mode.LIVE, venue);
        if (!tied) {
            test.venue.lacks(Capability.BRACKETS);
        }
        test.venue.positions.add(VenueOrders.position(held, PositionSide.BOTH, time.instant()));
        test.path.start();
    }
}
