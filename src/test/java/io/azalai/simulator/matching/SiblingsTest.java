package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.MarginMode;
import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders that come together and of which one fill ends the others. */
class SiblingsTest {

    private final TestVenue venue = new TestVenue(new Fees(BigDecimal.ZERO, BigDecimal.ZERO));

    @Test
    void one_that_fills_whole_or_not_at_all_meets_what_those_before_it_left() {
        venue.perp("bob", Side.SELL, "6", "101");
        venue.perp("bob", Side.SELL, "3", "103");

        List<VenueOrder> orders =
                place(order("ann", Side.BUY, "10", "101"), order("ann", Side.BUY, "5", "103", TimeInForce.FOK));

        assertThat(orders.get(0).filled()).isEqualByComparingTo("6");
        assertThat(orders.get(1).end()).isEqualTo(EndReason.NOT_FILLABLE);
        assertThat(orders.get(1).filled()).isEqualByComparingTo("0");
        assertThat(orders.get(0).isOpen()).isTrue();
    }

    @Test
    void one_that_only_rests_does_not_meet_those_before_it() {
        List<VenueOrder> orders =
                place(order("ann", Side.SELL, "1", "100"), order("ann", Side.BUY, "1", "101", TimeInForce.GTX));

        assertThat(orders).extracting(VenueOrder::end).containsExactly(null, EndReason.WOULD_MATCH);
        assertThat(orders).extracting(VenueOrder::status).containsExactly(OrderStatus.NEW, OrderStatus.CANCELED);
    }

    @Test
    void each_needs_margin_of_its_own() {
        venue.engine.open("tim", Map.of(), new BigDecimal("1000"));
        venue.engine.setMargin("tim", TestVenue.PERP, new MarginSetting(1, MarginMode.CROSS));
        NewOrder one = order("tim", Side.BUY, "6", "100");
        NewOrder other = order("tim", Side.BUY, "6", "99");

        assertThat(venue.engine.refusal(List.of(one))).isEmpty();
        assertThat(venue.engine.refusal(List.of(one, other))).contains(EndReason.INSUFFICIENT_MARGIN);
        assertThat(venue.of("tim").orderMargin()).isEqualByComparingTo("0");
        assertThat(place(one, other)).extracting(VenueOrder::end).containsExactly(null, EndReason.INSUFFICIENT_MARGIN);
        assertThat(venue.of("tim").orderMargin()).isEqualByComparingTo("600");
    }

    private List<VenueOrder> place(NewOrder... orders) {
        List<Placement> placements = venue.engine.placeSiblings(List.of(orders));
        return placements.stream()
                .map(placement -> venue.engine
                        .order(
                                placement.order().request().account(),
                                placement.order().id())
                        .orElseThrow())
                .toList();
    }

    private static NewOrder order(String account, Side side, String quantity, String price) {
        return order(account, side, quantity, price, TimeInForce.GTC);
    }

    private static NewOrder order(String account, Side side, String quantity, String price, TimeInForce timeInForce) {
        return new NewOrder(
                account,
                TestVenue.PERP,
                side,
                new BigDecimal(quantity),
                new BigDecimal(price),
                timeInForce,
                false,
                null);
    }
}
