package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Fill;
import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a venue tells of orders that memory has forgotten. */
class OldOrdersTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);
    private final Fill fill = Orders.fill("v-a-1", "t1", "1", "99");

    @Test
    void orders_and_fills_of_days_ago_come_under_our_ids_also_after_a_restart() {
        ScriptedVenue venue;
        Order ended;
        try (TestPath first = new TestPath(state, time).started()) {
            first.send(first.buy("a-1"));
            venue = first.venue;
            venue.become(venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);
            venue.fills.add(fill);
            first.path.updates().accept(List.of(fill));
            ended = VenueOrders.copy(venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);
            time.pass(Duration.ofHours(25));
            first.path.accounts().refresh();

            assertThat(first.gateway.orders()).isEmpty();
            await().untilAsserted(() -> assertThat(first.gateway.order("main", "a-1"))
                    .map(Order::status)
                    .contains(OrderStatus.FILLED)); // the journal is written meanwhile
            assertNamed(first.gateway, ended);
        }
        time.pass(Duration.ofDays(3));

        try (TestPath second = new TestPath(state, time, Mode.LIVE, venue).started()) {
            assertNamed(second.gateway, ended);
            assertThat(second.gateway.named(Orders.fill("?", "t2", "1", "99")).clientOrderId())
                    .isEqualTo("a-1");
        }
    }

    @Test
    void an_order_at_the_market_is_one_also_where_the_venue_has_made_a_limit_of_it() {
        try (TestPath test = new TestPath(state, time).started()) {
            test.send(test.buy("a-1").with(OrderTerms.market(Side.BUY, BigDecimal.ONE)));
            Order told = Orders.immediate("a-1", OrderStatus.FILLED);

            Order ours = test.gateway.named(told);

            assertThat(ours.clientOrderId()).isEqualTo("a-1");
            assertThat(ours.orderType()).isEqualTo(OrderType.MARKET);
            assertThat(ours.price()).isNull();
        }
    }

    @Test
    void what_the_journal_never_knew_stays_as_the_venue_calls_it() {
        try (TestPath test = new TestPath(state, time).started()) {
            Order foreign = Orders.order("web-1", OrderStatus.FILLED);

            assertThat(test.gateway.named(foreign)).isEqualTo(foreign);
            assertThat(test.gateway.named(fill)).isEqualTo(fill);
        }
    }

    private void assertNamed(Gateway gateway, Order told) {
        assertThat(told.orderId()).isEqualTo("77");
        assertThat(gateway.named(told).clientOrderId()).isEqualTo("a-1");
        assertThat(gateway.named(fill).clientOrderId()).isEqualTo("a-1");
    }
}
