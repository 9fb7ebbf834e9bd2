package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far from mark market orders execute where the product says so (aster.md section 3.2, marketTakeBound). */
class TakeBoundTest {

    private final TestVenue venue = new TestVenue(
            new Fees(BigDecimal.ZERO, BigDecimal.ZERO), ReduceOnlyLife.WHILE_USEFUL, new BigDecimal("0.05"));

    @BeforeEach
    void openMarket() {
        venue.reprice(TestVenue.PERP, new BigDecimal("100"));
        venue.perp("bob", Side.BUY, "1", "96");
        venue.perp("bob", Side.BUY, "1", "94");
        venue.perp("bob", Side.SELL, "1", "104");
        venue.perp("bob", Side.SELL, "1", "106");
    }

    @Test
    void a_market_order_takes_up_to_the_bound_and_the_rest_of_it_ends() {
        Placement bought = market(Side.BUY);
        Placement sold = market(Side.SELL);

        assertThat(bought.order().filledNotional()).isEqualByComparingTo("104");
        assertThat(bought.order().end()).isEqualTo(EndReason.REMAINDER);
        assertThat(sold.order().filledNotional()).isEqualByComparingTo("96");
    }

    @Test
    void a_market_order_that_finds_nothing_within_the_bound_meets_nobody() {
        market(Side.BUY);

        assertThat(market(Side.BUY).order().end()).isEqualTo(EndReason.NO_MATCH);
    }

    @Test
    void a_stop_is_bound_to_the_mark_at_which_it_fires() {
        Trigger below = Trigger.onMark(new BigDecimal("95"), Trigger.Direction.FALLING);
        Placement stop = venue.engine.place(order(Side.SELL, null).withTrigger(below));

        venue.reprice(TestVenue.PERP, new BigDecimal("92"));

        VenueOrder fired = venue.engine.order("eve", stop.order().id()).orElseThrow();
        assertThat(fired.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(fired.filledNotional()).isEqualByComparingTo("190");
    }

    @Test
    void a_limit_goes_as_far_as_it_says() {
        Placement taken = venue.engine.place(order(Side.BUY, "106"));

        assertThat(taken.order().filledNotional()).isEqualByComparingTo("210");
    }

    private Placement market(Side side) {
        return venue.engine.place(order(side, null));
    }

    private static NewOrder order(Side side, String price) {
        return new NewOrder(
                "eve",
                TestVenue.PERP,
                side,
                BigDecimal.valueOf(2),
                price == null ? null : new BigDecimal(price),
                price == null ? TimeInForce.IOC : TimeInForce.GTC,
                false,
                null);
    }
}
