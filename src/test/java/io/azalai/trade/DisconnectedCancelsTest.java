package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Alert;
import io.azalai.model.FeedState;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Severity;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lost stream: what could open a position goes, once; what reduces stays. */
class DisconnectedCancelsTest extends OnOrderPath {

    @Test
    void what_opens_is_cancelled_ten_seconds_after_the_stream_was_lost() {
        test.hold("1");
        test.send(test.buy("entry"));
        time.pass(Duration.ofSeconds(2));
        OrderTerms target = OrderTerms.limit(Side.SELL, BigDecimal.ONE, new BigDecimal("104"))
                .acting(PositionSide.BOTH, true);
        test.send(OrderRequest.place("target", "hyperliquid", "BTC", target, time.instant()));

        test.streams(FeedState.DOWN);
        time.pass(Duration.ofSeconds(9));
        test.path.stops().disconnected().tick();
        assertThat(test.venue.open()).hasSize(2);

        time.pass(Duration.ofSeconds(2));
        test.path.stops().disconnected().tick();
        assertThat(test.venue.open()).extracting(Order::venueClientOrderId).containsExactly("v-target");
    }

    @Test
    void what_is_left_is_told_once_and_tried_again() {
        test.venue.cancelsByIds = true;
        test.send(test.buy("entry"));
        test.venue.cancelScript = CancelScript.LOSE;
        test.streams(FeedState.DOWN);
        ticks(240);
        assertThat(test.venue.open()).hasSize(1);
        assertThat(alerts()).containsExactly(Severity.CRITICAL);

        test.venue.cancelScript = CancelScript.END;
        ticks(100);

        assertThat(test.venue.open()).isEmpty();
        assertThat(alerts()).containsExactly(Severity.CRITICAL, Severity.WARN);
    }

    @Test
    void an_order_over_time_that_only_reduces_goes_on() {
        test.hold("2");
        test.send(overTime("opens", Side.BUY, false));
        time.pass(Duration.ofSeconds(2));
        test.send(overTime("reduces", Side.SELL, true));

        test.streams(FeedState.DOWN);
        ticks(12);

        assertThat(test.venue.twaps.all)
                .filteredOn(twap -> twap.status().isLive())
                .singleElement()
                .satisfies(twap -> assertThat(twap.reduceOnly()).isTrue());
    }

    private OrderRequest overTime(String id, Side side, boolean reduceOnly) {
        OrderTerms terms = OrderTerms.twap(side, new BigDecimal("2"), Duration.ofMinutes(30))
                .acting(PositionSide.BOTH, reduceOnly);
        return OrderRequest.place(id, "hyperliquid", "BTC", terms, time.instant());
    }

    private void ticks(int seconds) {
        for (int second = 0; second < seconds; second++) {
            time.pass(Duration.ofSeconds(1));
            test.path.stops().disconnected().tick();
        }
    }

    private List<Severity> alerts() {
        test.told();
        return List.copyOf(test.events).stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.kind().equals("risk.disconnected"))
                .map(Alert::severity)
                .toList();
    }

    @Test
    void nothing_is_cancelled_while_a_stream_never_came_up_or_is_back() {
        test.send(test.buy("entry"));
        test.streams(FeedState.DOWN);
        time.pass(Duration.ofSeconds(5));
        test.streams(FeedState.UP);
        time.pass(Duration.ofSeconds(60));
        test.path.stops().disconnected().tick();

        assertThat(test.venue.open()).hasSize(1);
    }
}
