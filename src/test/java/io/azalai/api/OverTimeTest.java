package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TwapPrices;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Outcome;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.TwapStatus;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders over time, cancels of several and the dead-man switch, through the gateway to simulated venues. */
class OverTimeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final BigDecimal SOME = new BigDecimal("0.002");

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

    @Test
    void an_order_over_time_fills_in_slices_and_ends_when_it_is_cancelled() {
        FuturesService futures = service.futures("hyperliquid");

        Order placed = futures.placeTwap("BTC", Side.BUY, SOME, FIVE_MINUTES);

        assertThat(placed.orderType()).isEqualTo(OrderType.TWAP);
        assertThat(placed.orderId()).isNotNull();
        await().atMost(PATIENCE).untilAsserted(() -> {
            Order order = now(placed);
            assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
            assertThat(order.filledQty()).isEqualByComparingTo("0.0002");
        });
        assertThat(futures.getTwaps()).anySatisfy(twap -> {
            assertThat(twap.id()).isEqualTo(placed.orderId());
            assertThat(twap.status().isLive()).isTrue();
        });

        assertThat(futures.cancelOrder(placed.clientOrderId()).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(futures.getTwaps())
                .filteredOn(twap -> placed.orderId().equals(twap.id()))
                .allSatisfy(twap -> assertThat(twap.status()).isEqualTo(TwapStatus.CANCELED));
        assertThat(futures.getFills("BTC", Instant.now().minusSeconds(60)))
                .anySatisfy(fill -> assertThat(fill.twapId()).isEqualTo(placed.orderId()));
    }

    @Test
    void an_order_over_time_is_judged_whole_and_not_repeated() {
        FuturesService futures = service.futures("hyperliquid");
        OrderTerms terms = OrderTerms.twap(Side.BUY, new BigDecimal("0.003"), FIVE_MINUTES);

        assertThatThrownBy(() -> futures.placeTwap("BTC", Side.BUY, new BigDecimal("5"), Duration.ofDays(1)))
                .isInstanceOf(RiskRejectedException.class);
        Order first = futures.placeTwap("BTC", terms, "slowly");
        Order again = futures.placeTwap("BTC", terms, "slowly");

        assertThat(again.orderId()).isEqualTo(first.orderId());
        assertThatThrownBy(
                        () -> futures.placeTwap("BTC", OrderTerms.twap(Side.BUY, SOME, Duration.ofHours(1)), "slowly"))
                .hasMessageContaining("CLIENT_ORDER_ID_REUSED");
        assertThat(futures.cancelTwap("BTC", first.orderId())).isTrue();
        assertThat(now(first).status()).isEqualTo(OrderStatus.CANCELED);
        assertThatThrownBy(() -> futures.cancelTwap("BTC", "77")).isInstanceOf(OrderNotFoundException.class);
    }

    @Test
    void an_order_over_time_waits_for_its_price_and_ends_past_its_stop() {
        FuturesService futures = service.futures("hyperliquid");
        BigDecimal mark = futures.getMarkPrice("BTC").markPrice();
        TwapPrices.Trigger far = new TwapPrices.Trigger(near(mark, "1.5"), true);
        BigDecimal size = new BigDecimal("0.004");

        Order waits = futures.placeTwap("BTC", OrderTerms.twap(Side.BUY, size, FIVE_MINUTES, far, null), "waits");
        Order stops = futures.placeTwap(
                "BTC",
                OrderTerms.twap(Side.BUY, new BigDecimal("0.005"), FIVE_MINUTES, null, near(mark, "0.9")),
                "stops");

        assertThat(futures.getTwaps())
                .filteredOn(twap -> waits.orderId().equals(twap.id()))
                .singleElement()
                .satisfies(twap -> {
                    assertThat(twap.status()).isEqualTo(TwapStatus.WAITING);
                    assertThat(twap.prices().trigger().price()).isEqualByComparingTo(far.price());
                    assertThat(twap.prices().trigger().above()).isTrue();
                    assertThat(twap.filledQty()).isZero();
                });
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(futures.getTwaps())
                .filteredOn(twap -> stops.orderId().equals(twap.id()))
                .singleElement()
                .satisfies(twap -> {
                    assertThat(twap.status()).isEqualTo(TwapStatus.CANCELED);
                    assertThat(twap.prices().stopPrice()).isEqualByComparingTo(near(mark, "0.9"));
                }));
        assertThat(futures.cancelOrder("waits").status()).isEqualTo(OrderStatus.CANCELED);
        assertThatThrownBy(() -> futures.placeTwap("BTC", OrderTerms.twap(Side.BUY, size, FIVE_MINUTES), "waits"))
                .hasMessageContaining("CLIENT_ORDER_ID_REUSED");
    }

    private static BigDecimal near(BigDecimal mark, String factor) {
        return mark.multiply(new BigDecimal(factor)).setScale(0, RoundingMode.DOWN);
    }

    @Test
    void all_that_is_open_ends_with_what_runs_over_time() {
        FuturesService futures = service.futures("hyperliquid");
        Order placed = futures.placeTwap("ETH", Side.BUY, new BigDecimal("0.05"), FIVE_MINUTES);

        assertThat(futures.cancelAllOrders("ETH")).contains(placed.orderId());

        assertThat(now(placed).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void a_venue_without_orders_over_time_says_so() {
        FuturesService aster = service.futures("aster");
        assertThatThrownBy(() -> aster.placeTwap("BTC", Side.BUY, SOME, FIVE_MINUTES))
                .isInstanceOfSatisfying(VenueException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("NOT_SUPPORTED");
                    assertThat(refusal.outcome()).isEqualTo(Outcome.NOT_SENT);
                });
        assertThatThrownBy(() -> aster.placeOrder("BTC", OrderTerms.twap(Side.BUY, SOME, FIVE_MINUTES)))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("aster cannot do TWAP on PERP");
    }

    @Test
    void several_orders_are_cancelled_in_one_call_and_each_is_answered() {
        OrderTerms one = OrderTerms.limit(Side.BUY, new BigDecimal("0.001"), new BigDecimal("60003"));
        OrderTerms other = OrderTerms.limit(Side.BUY, new BigDecimal("0.001"), new BigDecimal("60004"));
        for (String venue : service.venues()) {
            FuturesService futures = service.futures(venue);
            List<PlacedOrder> placed = futures.placeOrders(List.of(NewOrder.of("BTC", one), NewOrder.of("BTC", other)));

            List<PlacedOrder> ended = futures.cancelOrders(List.of(
                    placed.get(0).clientOrderId(), "nobody-knows", placed.get(1).clientOrderId()));

            assertThat(ended.get(1).failure()).isInstanceOf(OrderNotFoundException.class);
            for (PlacedOrder each : List.of(ended.get(0), ended.get(2))) {
                assertThat(each.failure()).as(venue).isNull();
                assertThat(each.order().status()).isEqualTo(OrderStatus.CANCELED);
            }
            assertThat(futures.getOpenOrders()).isEmpty();
        }
    }

    private static Order now(Order order) {
        return service.futures(order.venue()).getOrder(order.listing().symbol(), order.clientOrderId());
    }
}
