package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.Lane;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders go in the lane of what they do to a position (risk.md section 2). */
class LanesTest extends OnOrderPath {

    @Test
    void what_makes_a_position_smaller_goes_before_what_opens_whether_it_says_so_or_not() {
        test.hold("1");
        test.send(sell("a-1", "1"));
        time.pass(Duration.ofSeconds(2));
        test.send(test.buy("a-2"));

        assertThat(lanes()).containsExactly(Lane.REDUCE, Lane.PLACE);
    }

    @Test
    void what_closes_a_position_and_opens_the_other_side_opens() {
        test.hold("1");
        test.send(sell("a-1", "2"));

        assertThat(lanes()).containsExactly(Lane.PLACE);
    }

    @Test
    void what_closes_a_leg_goes_before_what_opens() {
        test.hold("1", PositionSide.LONG);
        OrderRequest closing = sell("a-1", "1");
        test.send(closing.with(closing.terms().acting(PositionSide.LONG, false)));

        assertThat(lanes()).containsExactly(Lane.REDUCE);
    }

    @Test
    void what_is_amended_goes_in_the_lane_of_what_it_becomes() {
        test.hold("2");
        test.send(sell("a-1", "1"));
        time.pass(Duration.ofSeconds(2));
        test.gateway.amend(test.gateway.accept(amended("m-1", "2"))).join();
        time.pass(Duration.ofSeconds(2));
        test.gateway.amend(test.gateway.accept(amended("m-2", "3"))).join();

        assertThat(lanes()).containsExactly(Lane.REDUCE, Lane.REDUCE, Lane.PLACE);
    }

    @Test
    void what_opens_opens_also_when_it_is_amended_to_less() {
        test.send(test.buy("a-1"));
        time.pass(Duration.ofSeconds(2));
        OrderRequest lower =
                OrderRequest.amend("m-1", "hyperliquid", "a-1", null, new BigDecimal("90"), time.instant());
        test.gateway.amend(test.gateway.accept(lower)).join();

        assertThat(lanes()).containsExactly(Lane.PLACE, Lane.PLACE);
    }

    private OrderRequest amended(String id, String quantity) {
        return OrderRequest.amend(id, "hyperliquid", "a-1", new BigDecimal(quantity), null, time.instant());
    }

    private OrderRequest sell(String id, String quantity) {
        return test.buy(id).with(OrderTerms.limit(Side.SELL, new BigDecimal(quantity), new BigDecimal("101")));
    }

    private List<Lane> lanes() {
        return test.venue.requests.stream()
                .filter(TradeRequest.class::isInstance)
                .filter(request -> !((TradeRequest<?>) request).permits().isEmpty())
                .map(request -> request.lane())
                .toList();
    }
}
