package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.venue.OutcomeUnknownException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An id may be used again a day after its order ended (downstream.md section 7): the venue knows both orders by one
 * client id, and may tell of the earlier one when it is asked about the later.
 */
class IdUsedAgainTest extends OnOrderPath {

    @BeforeEach
    void a_day_passes() {
        test.send(test.buy("daily"));
        Order first = test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);
        test.path.updates().accept(List.of(VenueOrders.fill(first, "t1", BigDecimal.ONE, time.instant()), first));
        time.pass(Duration.ofHours(25));
        test.path.accounts().refresh();
        // by the journal, which is written meanwhile: the id is free again
        await().untilAsserted(() -> assertThat(order().status()).isEqualTo(OrderStatus.FILLED));
    }

    @Test
    void one_that_never_arrived_is_rejected_though_the_venue_tells_of_the_earlier_one() {
        test.venue.script = PlaceScript.LOSE;
        assertThatThrownBy(() -> test.send(test.buy("daily"))).isInstanceOf(OutcomeUnknownException.class);

        time.pass(Duration.ofSeconds(30));
        assertThat(order().status()).isEqualTo(OrderStatus.UNKNOWN);

        time.pass(Duration.ofMinutes(1));
        assertThat(order().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order().reason()).startsWith("NOT_FOUND");
        assertThat(test.path
                        .accounts()
                        .view()
                        .venues()
                        .iterator()
                        .next()
                        .accounts()
                        .get(0)
                        .orders())
                .isEmpty();
    }

    @Test
    void one_that_the_venue_has_given_an_id_is_asked_about_by_that() {
        test.send(test.buy("daily"));
        time.pass(Duration.ofMinutes(2));
        test.venue.cancelScript = CancelScript.LOSE;

        assertThatThrownBy(() -> TestPath.unwrapped(() -> test.gateway
                        .cancel(OrderRequest.cancel("daily", "hyperliquid", "daily", time.instant()))
                        .join()))
                .isInstanceOf(OutcomeUnknownException.class);

        assertThat(order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(test.told()).endsWith("PENDING_CANCEL PENDING_CANCEL", "RECOVERED NEW");
    }

    private Order order() {
        return test.gateway.order("main", "daily").orElseThrow();
    }
}
