package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.FeedState;
import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
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
