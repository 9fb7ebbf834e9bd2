package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Another program places an order under the client id of ours while that is being amended, where an amendment makes
 * another order under the same client id (hyperliquid.md section 3.3): what it is not to become is not ours.
 */
class StrangerBesideAmendmentTest extends OnOrderPath {

    private static final String OTHER = "external:hyperliquid:perp:BTC:502";

    private Order ours;
    private Order stranger;

    @BeforeEach
    void prepare() {
        test.venue.replaces = true;
        test.send(test.buy("grid"));
        ours = test.venue.orders.get(0);
        stranger = Orders.elsewhere(Orders.BTC, "502", ours.venueClientOrderId());
        time.pass(Duration.ofSeconds(2));
    }

    @Test
    void ours_stays_open_where_the_amendment_never_arrived() {
        test.venue.amendScript = AmendScript.LOSE;
        assertThat(catchThrowable(this::amend)).isInstanceOf(VenueException.class);

        appears();
        time.pass(Duration.ofMinutes(1));

        assertThat(order("grid").orderId()).isEqualTo(ours.orderId());
        assertThat(order("grid").status()).isEqualTo(OrderStatus.NEW);
        assertThat(order("grid").quantity()).isEqualByComparingTo("1");
        assertThat(order(OTHER).side()).isEqualTo(Side.SELL);
        assertThat(order(OTHER).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void ours_is_what_it_was_amended_to_where_the_amendment_was_done_meanwhile() {
        test.venue.amendScript = AmendScript.NEW_ID;
        test.venue.beforeAmending = this::appears;

        String amended = amend().order().orderId();
        time.pass(Duration.ofMinutes(1));

        assertThat(amended).isNotIn(ours.orderId(), stranger.orderId());
        assertThat(order("grid").orderId()).isEqualTo(amended);
        assertThat(order("grid").quantity()).isEqualByComparingTo("2");
        assertThat(order(OTHER).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void a_fill_of_it_is_not_ours() {
        test.venue.amendScript = AmendScript.LOSE;
        assertThat(catchThrowable(this::amend)).isInstanceOf(VenueException.class);
        test.venue.orders.add(VenueOrders.copy(stranger, OrderStatus.FILLED, BigDecimal.ONE));

        test.path.updates().accept(List.of(VenueOrders.fill(stranger, "t1", BigDecimal.ONE, time.instant())));
        time.pass(Duration.ofMinutes(1));

        assertThat(order("grid").orderId()).isEqualTo(ours.orderId());
        assertThat(order("grid").filledQty()).isZero();
        assertThat(order(OTHER).filledQty()).isEqualByComparingTo("1");
    }

    private void appears() {
        test.venue.orders.add(stranger);
        test.path.updates().accept(List.of(stranger));
    }

    private OrderReply amend() {
        return TestPath.unwrapped(() -> test.gateway
                .amend(test.gateway.accept(
                        OrderRequest.amend("m-1", "hyperliquid", "grid", new BigDecimal("2"), null, time.instant())))
                .join());
    }

    private Order order(String id) {
        return test.gateway.order("main", id).orElseThrow();
    }
}
