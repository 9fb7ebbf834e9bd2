package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Interval;
import io.azalai.model.MarginMode;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Outcome;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers ask amiss is refused by its name, before anything is sent. */
class AskedAmissTest extends OnLoopback {

    private static final Instant BEGIN_2020 = Instant.parse("2020-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void an_unknown_symbol_among_several_orders_fails_its_own_only(String venue) {
        FuturesService futures = service.futures(venue);
        OrderTerms bid = bid(futures, "BTC", "0.001");

        List<PlacedOrder> placed = futures.placeOrders(List.of(
                NewOrder.of("BTC", bid),
                new NewOrder("NOPE", bid, "lost"),
                NewOrder.of("BTC", bid(futures, "BTC", "0.002"))));

        assertThat(placed).hasSize(3);
        assertThat(placed.get(1).clientOrderId()).isEqualTo("lost");
        assertThat(placed.get(1).failure()).isInstanceOf(InvalidSymbolException.class);
        for (PlacedOrder each : List.of(placed.get(0), placed.get(2))) {
            assertThat(each.failure()).isNull();
            assertThat(futures.cancelOrder(each.clientOrderId()).status()).isEqualTo(OrderStatus.CANCELED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void orders_are_changed_and_cancelled_in_their_own_market_only(String venue) {
        FuturesService futures = service.futures(venue);
        SpotService spot = service.spot(venue);
        String id = futures.placeOrder("BTC", bid(futures, "BTC", "0.003")).clientOrderId();

        for (ThrowingCallable elsewhere : List.<ThrowingCallable>of(
                () -> spot.cancelOrder(id), () -> spot.modifyOrder(id, new BigDecimal("0.002"), null))) {
            assertThatThrownBy(elsewhere)
                    .isInstanceOf(OrderNotFoundException.class)
                    .hasMessageContaining("not of SPOT");
        }
        assertThat(spot.cancelOrders(List.of(id))).singleElement().satisfies(each -> assertThat(each.failure())
                .isInstanceOf(OrderNotFoundException.class));

        assertThat(futures.cancelOrder(id).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void an_end_of_silence_that_no_clock_tells_is_refused(String venue) {
        String symbol = venue.equals("aster") ? "BTC" : null;
        for (Duration after : List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofDays(100_000))) {
            assertUnsent(
                    () -> service.futures(venue).scheduleCancel(symbol, after),
                    "after is '" + after + "'; give PT1S to PT720H");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void instants_that_no_venue_counts_to_are_told_by_their_name(String venue) {
        FuturesService futures = service.futures(venue);
        Instant now = Instant.now();

        assertAmiss(() -> futures.getCandles("BTC", Interval.M1, Instant.MIN, null), "since must be from 1970-01-01");
        assertAmiss(() -> futures.getCandles("BTC", Interval.M1, now, Instant.MAX), "until must be from 1970-01-01");
        assertAmiss(() -> futures.getPastTrades("BTC", now, now.minusSeconds(60)), "until must not be before since");
        assertAmiss(() -> futures.getFills("BTC", Instant.MIN), "since must be from 1970-01-01");
        assertAmiss(() -> futures.getOrderHistory("BTC", Instant.MAX), "since must be from 1970-01-01");
        assertAmiss(() -> futures.getFundingHistory("BTC", Instant.MIN), "since must be from 1970-01-01");
        assertAmiss(() -> futures.getFundingPayments("BTC", Instant.MIN), "since must be from 1970-01-01");
    }

    @Test
    void a_past_that_takes_too_many_calls_is_refused_with_how_far_it_may_go() {
        FuturesService aster = service.futures("aster");

        assertUnsent(() -> aster.getFills("BTC", BEGIN_2020), "name one of the last 700 days");
        assertUnsent(() -> aster.getOrderHistory("BTC", BEGIN_2020), "name one of the last 700 days");
        assertUnsent(() -> aster.getFundingPayments("BTC", BEGIN_2020), "name one of the last 700 days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void a_quantity_is_told_as_it_was_given(String venue) {
        assertUnsent(
                () -> service.futures(venue)
                        .placeOrder("BTC", OrderTerms.market(Side.BUY, new BigDecimal("0.000000001"))),
                "quantity 0.000000001 is no multiple of the step");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void margin_that_cannot_be_meant_is_refused(String venue) {
        FuturesService futures = service.futures(venue);

        assertUnsent(
                () -> futures.adjustIsolatedMargin("BTC", PositionSide.BOTH, new BigDecimal("0.000000001")),
                "decimals");
        assertUnsent(() -> futures.adjustIsolatedMargin("BTC", PositionSide.BOTH, BigDecimal.ZERO), "must not be 0");
        if (venue.equals("hyperliquid")) {
            assertUnsent(
                    () -> futures.adjustIsolatedMargin("BTC", PositionSide.LONG, BigDecimal.ONE),
                    "Hyperliquid has no hedge mode");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void a_change_that_is_refused_is_told_as_one(String venue) {
        FuturesService futures = service.futures(venue);
        Order order = futures.placeOrder("BTC", bid(futures, "BTC", "0.004"));

        assertUnsent(
                () -> futures.modifyOrder(order.clientOrderId(), null, new BigDecimal("60000.1234567")),
                venue + " amend: INVALID_PRICE");

        futures.cancelOrder(order.clientOrderId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void who_asks_for_an_order_that_is_not_there_is_not_told_to_read_it(String venue) {
        assertThatThrownBy(() -> service.futures(venue).getOrder("BTC", "nobodys"))
                .isInstanceOf(OrderNotFoundException.class)
                .hasMessageNotContaining("read the order");
    }

    @Test
    void an_order_whose_leverage_cannot_be_set_fails_as_that_did() throws IOException, InterruptedException {
        FuturesService futures = service.futures("hyperliquid");
        loopback.answer("hyperliquid", "/exchange", 403, "no", 1);
        assertThatThrownBy(() -> futures.placeOrder("SOL", bid(futures, "SOL", "1")))
                .isInstanceOf(AuthenticationException.class);
        loopback.answer("hyperliquid", "/exchange", 200, "[1,2", 1);
        assertThatThrownBy(() -> futures.setLeverage("SOL", 3, MarginMode.CROSS))
                .hasMessageNotContaining("Source");
        loopback.answer("hyperliquid", "/exchange", 429, "slow down", 1);
        assertThatThrownBy(() -> futures.placeOrder("SOL", bid(futures, "SOL", "2")))
                .isInstanceOfSatisfying(RateLimitException.class, limited -> {
                    assertThat(limited.retryAfter()).isPresent();
                    assertThat(limited.outcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(limited).hasMessageContaining("leverage");
                });
    }

    /** Three percent below the best, where it rests. */
    private static OrderTerms bid(FuturesService futures, String symbol, String quantity) {
        BigDecimal price = futures.getOrderBook(symbol, 5)
                .bids()
                .get(0)
                .price()
                .multiply(new BigDecimal("0.97"))
                .setScale(0, RoundingMode.DOWN);
        return OrderTerms.limit(Side.BUY, new BigDecimal(quantity), price);
    }

    private static void assertAmiss(ThrowingCallable call, String told) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(told);
    }

    private static void assertUnsent(ThrowingCallable call, String told) {
        assertThatThrownBy(call)
                .hasMessageContaining(told)
                .isInstanceOfSatisfying(VenueException.class, refused -> assertThat(refused.outcome())
                        .isEqualTo(Outcome.NOT_SENT));
    }
}
