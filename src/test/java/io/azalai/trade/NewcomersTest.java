package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.TimeInForce;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders placed elsewhere, of which Hyperliquid's stream tells no type (hyperliquid.md section 6.2). */
class NewcomersTest extends OnOrderPath {

    private static final String OURS = "external:hyperliquid:perp:BTC:9001";
    private static final BigDecimal TRIGGER = new BigDecimal("95");

    @BeforeEach
    void stop() {
        test.venue.bare = true;
        test.venue.orders.add(placed(OrderType.STOP_MARKET, OrderStatus.NEW));
    }

    @Test
    void a_stop_placed_elsewhere_is_adopted_as_the_stop_it_is() {
        told(OrderStatus.NEW);
        time.pass(Duration.ofSeconds(2));

        Order adopted = test.gateway.order("main", OURS).orElseThrow();
        assertThat(adopted.orderType()).isEqualTo(OrderType.STOP_MARKET);
        assertThat(adopted.triggerPrice()).isEqualByComparingTo(TRIGGER);
        assertThat(test.told()).containsExactly("RECOVERED NEW");
    }

    @Test
    void why_an_order_placed_elsewhere_ended_is_told_by_its_end_and_not_before() {
        Order ended = OrderCopy.of(placed(OrderType.LIMIT, OrderStatus.CANCELED))
                .filled(new BigDecimal("0.4"), null)
                .because("marginCanceled")
                .now();

        test.path.updates().order(ended, true);

        assertThat(test.told()).containsExactly("RECOVERED NEW", "CANCELED CANCELED");
        assertThat(test.events)
                .filteredOn(OrderEvent.class::isInstance)
                .extracting(event -> ((OrderEvent) event).order().reason())
                .containsExactly(null, "marginCanceled");
    }

    @Test
    void a_stop_placed_elsewhere_cannot_be_amended_into_a_limit() {
        told(OrderStatus.NEW);
        time.pass(Duration.ofSeconds(2));
        OrderRequest request =
                OrderRequest.amend("m-1", "hyperliquid", OURS, BigDecimal.ONE, new BigDecimal("98"), time.instant());

        assertThatThrownBy(() -> TestPath.unwrapped(
                        () -> test.gateway.amend(test.gateway.accept(request)).join()))
                .hasMessageContaining("a STOP_MARKET order cannot be amended");
    }

    @Test
    void a_limit_placed_elsewhere_without_a_client_id_is_amended_by_its_order_id() {
        test.venue.orders.set(0, placed(OrderType.LIMIT, OrderStatus.NEW));
        test.venue.amendScript = AmendScript.NEW_ID;
        told(OrderStatus.NEW);
        time.pass(Duration.ofSeconds(2));
        OrderRequest request =
                OrderRequest.amend("m-1", "hyperliquid", OURS, BigDecimal.ONE, new BigDecimal("98"), time.instant());

        TestPath.unwrapped(
                () -> test.gateway.amend(test.gateway.accept(request)).join());

        assertThat(test.venue.requests)
                .filteredOn(TradeRequest.Amend.class::isInstance)
                .map(TradeRequest.Amend.class::cast)
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.orderId()).isEqualTo("9001");
                    assertThat(sent.permit().order().venueClientOrderId()).isNull();
                });
        Order amended = test.gateway.order("main", OURS).orElseThrow();
        assertThat(amended.price()).isEqualByComparingTo("98");
        assertThat(amended.orderId()).isNotEqualTo("9001");
    }

    @Test
    void of_a_limit_placed_elsewhere_only_what_is_left_is_amended() {
        Order open = VenueOrders.copy(
                placed(OrderType.LIMIT, OrderStatus.NEW), OrderStatus.PARTIALLY_FILLED, new BigDecimal("0.4"));
        test.venue.orders.set(0, open);
        test.venue.amendScript = AmendScript.NEW_ID;
        test.path.updates().order(open, true);
        OrderRequest request =
                OrderRequest.amend("m-1", "hyperliquid", OURS, BigDecimal.ONE, new BigDecimal("98"), time.instant());

        TestPath.unwrapped(
                () -> test.gateway.amend(test.gateway.accept(request)).join());

        assertThat(test.venue.open())
                .singleElement()
                .extracting(Order::quantity)
                .satisfies(left -> assertThat(left).isEqualByComparingTo("0.6"));
    }

    @Test
    void an_order_that_ends_before_it_is_read_is_adopted_with_its_end() {
        told(OrderStatus.NEW);
        test.venue.become(test.venue.orders.get(0), OrderStatus.CANCELED, BigDecimal.ZERO);
        told(OrderStatus.CANCELED);
        time.pass(Duration.ofSeconds(2));

        assertThat(test.told()).containsExactly("RECOVERED NEW", "CANCELED CANCELED");
    }

    @Test
    void an_end_told_while_an_older_answer_is_on_its_way_is_not_lost() {
        told(OrderStatus.NEW);
        told(OrderStatus.CANCELED);
        time.pass(Duration.ofSeconds(2));

        assertThat(test.told()).containsExactly("RECOVERED NEW", "CANCELED CANCELED");
    }

    @Test
    void an_order_that_fills_before_it_is_read_is_adopted_with_its_fill() {
        told(OrderStatus.NEW);
        Order filled = test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);
        test.path.updates().accept(List.of(VenueOrders.fill(filled, "t1", BigDecimal.ONE, time.instant())));
        time.pass(Duration.ofSeconds(6));

        assertThat(test.gateway.order("main", OURS).orElseThrow().orderType()).isEqualTo(OrderType.STOP_MARKET);
        assertThat(test.told()).endsWith("FILL FILLED");
    }

    @Test
    void while_the_venue_is_down_the_order_is_asked_for_again() {
        told(OrderStatus.NEW);
        test.venue.reachable = false;
        time.pass(Duration.ofSeconds(2));
        assertThat(test.told()).isEmpty();

        test.venue.reachable = true;
        time.pass(Duration.ofSeconds(10));
        assertThat(test.told()).containsExactly("RECOVERED NEW");
    }

    /** A frame of {@code orderUpdates}: all of it but the type, its trigger and its time in force, which it lacks. */
    private void told(OrderStatus status) {
        test.path.updates().accept(List.of(placed(OrderType.LIMIT, status)));
    }

    private static Order placed(OrderType type, OrderStatus status) {
        boolean limit = type == OrderType.LIMIT;
        return new Order(
                Orders.BTC,
                "main",
                "9001",
                "9001",
                null,
                Side.SELL,
                type,
                PositionSide.BOTH,
                BigDecimal.ONE,
                limit ? new BigDecimal("90") : null,
                limit ? null : TRIGGER,
                limit ? TimeInForce.GTC : null,
                false,
                status,
                BigDecimal.ZERO,
                null,
                Orders.NOW,
                Orders.NOW,
                null,
                null,
                Orders.NOW,
                limit ? Source.WS : Source.REST);
    }
}
