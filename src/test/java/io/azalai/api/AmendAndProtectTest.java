package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Amendments, brackets and hedge mode through the gateway to both simulated venues. It takes the time that a reading of
 * positions wants to be believed.
 */
class AmendAndProtectTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path home;

    private static ServiceManager service;

    @BeforeAll
    static void connect() {
        service = ServiceManager.open(PatientDemo.in(home));
        service.connectAll();
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void an_open_order_takes_another_price_and_then_another_quantity(String venue) {
        FuturesService futures = service.futures(venue);
        Order placed = futures.placeOrder("BTC", OrderTerms.limit(Side.BUY, decimal("0.001"), decimal("61000")));

        futures.modifyOrder(placed.clientOrderId(), null, decimal("61500"));
        Order amended = futures.modifyOrder(placed.clientOrderId(), decimal("0.002"), null);

        assertThat(amended.price()).isEqualByComparingTo("61500");
        assertThat(amended.quantity()).isEqualByComparingTo("0.002");
        assertThat(futures.getOpenOrders()).singleElement().satisfies(open -> {
            assertThat(open.price()).isEqualByComparingTo("61500");
            assertThat(open.quantity()).isEqualByComparingTo("0.002");
        });
        assertThat(futures.cancelOrder(placed.clientOrderId()).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(futures.getOpenOrders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void what_protects_an_order_stands_when_it_has_filled_and_goes_when_the_position_is_closed(String venue) {
        FuturesService futures = service.futures(venue);
        BigDecimal price = futures.getMarkPrice("BTC").markPrice().setScale(0, java.math.RoundingMode.DOWN);
        OrderTerms terms = OrderTerms.market(Side.BUY, decimal("0.002"))
                .protectedAt(price.add(decimal("9000")), price.subtract(decimal("9000")));

        Order bought = futures.placeOrder("BTC", terms);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(futures.getOpenOrders())
                .allSatisfy(order -> assertThat(order.reduceOnly()).isTrue())
                .extracting(Order::orderType)
                .containsExactlyInAnyOrder(OrderType.TAKE_PROFIT_MARKET, OrderType.STOP_MARKET));
        assertThat(now(futures, bought).status()).isEqualTo(OrderStatus.FILLED);
        futures.closePosition("BTC");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> hasEnded(futures, bought, ".tp") && hasEnded(futures, bought, ".sl"));
        assertThat(futures.getPositions()).isEmpty();
        assertThat(futures.getOpenOrders()).isEmpty();
    }

    @Test
    void hedge_mode_is_refused_while_a_position_is_open_and_then_orders_name_their_leg() {
        FuturesService futures = service.futures("aster");
        futures.placeOrder("ETH", OrderTerms.market(Side.BUY, decimal("0.05")));
        await().atMost(PATIENCE).until(() -> !futures.getPositions().isEmpty());

        assertThatThrownBy(() -> futures.setPositionMode(PositionMode.HEDGE))
                .isInstanceOfSatisfying(VenueException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("-4068");
                    assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
                });
        futures.closePosition("ETH");
        await().atMost(PATIENCE).until(() -> futures.getPositions().isEmpty());

        assertThat(futures.setPositionMode(PositionMode.HEDGE)).isEqualTo(PositionMode.HEDGE);
        Order shorted = futures.placeOrder(
                "ETH", OrderTerms.market(Side.SELL, decimal("0.04")).acting(PositionSide.SHORT, false));
        assertThat(shorted.positionSide()).isEqualTo(PositionSide.SHORT);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(futures.getPositions())
                .singleElement()
                .satisfies(position -> assertThat(position.positionSide()).isEqualTo(PositionSide.SHORT)));
        futures.closePosition("ETH", PositionSide.SHORT);
        await().atMost(PATIENCE).until(() -> futures.getPositions().isEmpty());
        assertThat(futures.setPositionMode(PositionMode.ONE_WAY)).isEqualTo(PositionMode.ONE_WAY);
    }

    private static boolean hasEnded(FuturesService futures, Order parent, String suffix) {
        return futures.getOrder("BTC", parent.clientOrderId() + suffix).status().isTerminal();
    }

    private static Order now(FuturesService futures, Order order) {
        return futures.getOrder("BTC", order.clientOrderId());
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
