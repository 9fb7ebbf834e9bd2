package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.FundingPayment;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.settings.ConfigurationException;
import io.azalai.simulator.loopback.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of orders that fill in parts, through the gateway in mode live to both simulated venues. */
class FilledInPartTest extends OnLoopback {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void what_protects_an_order_follows_its_fills_and_the_first_to_fill_ends_the_other(String venue) throws Exception {
        FuturesService futures = service.futures(venue);
        OrderTerms entry = bid(futures, "BTC", "0.003");
        BigDecimal takeProfit = entry.price().multiply(decimal("1.06")).setScale(0, RoundingMode.UP);
        BigDecimal stopLoss = entry.price().multiply(decimal("0.9")).setScale(0, RoundingMode.DOWN);
        Order placed = placed(futures, "BTC", entry.protectedAt(takeProfit, stopLoss));

        loopback.sellInto(venue, "BTC", entry.price(), decimal("0.003"), decimal("0.001"));
        soon().untilAsserted(() -> assertThat(futures.getOpenOrders())
                .filteredOn(order -> order.quantity().compareTo(decimal("0.001")) == 0)
                .extracting(Order::orderType)
                .containsExactlyInAnyOrder(OrderType.TAKE_PROFIT_MARKET, OrderType.STOP_MARKET));
        assertThat(now(futures, placed).filledQty()).isEqualByComparingTo("0.001");
        loopback.sellInto(venue, "BTC", entry.price(), decimal("0.002"), decimal("0.002"));

        soon().untilAsserted(() -> assertThat(now(futures, placed).status()).isEqualTo(OrderStatus.FILLED));
        soon().untilAsserted(() -> assertThat(futures.getOpenOrders())
                .allSatisfy(order -> assertThat(order.reduceOnly()).isTrue())
                .allSatisfy(order -> assertThat(order.quantity()).isEqualByComparingTo("0.003"))
                .extracting(Order::orderType)
                .containsExactlyInAnyOrder(OrderType.TAKE_PROFIT_MARKET, OrderType.STOP_MARKET));
        loopback.jump("BTC", "1.04");
        soon().untilAsserted(() -> {
            assertThat(futures.getPositions()).isEmpty();
            assertThat(futures.getOpenOrders()).isEmpty();
        });
    }

    /** The market leaps beyond the price that the venue's stop may take. */
    @Test
    void a_position_whose_tied_stop_nobody_meets_is_closed_all_the_same() throws Exception {
        FuturesService futures = service.futures("hyperliquid");
        BigDecimal mark = futures.getMarkPrice("SOL").markPrice();
        OrderTerms terms = OrderTerms.market(Side.BUY, decimal("1"))
                .protectedAt(
                        mark.multiply(decimal("1.2")).setScale(1, RoundingMode.UP),
                        mark.multiply(decimal("0.98")).setScale(1, RoundingMode.DOWN));
        Order bought = placed(futures, "SOL", terms);
        soon().untilAsserted(() -> {
            assertThat(futures.getPositions()).hasSize(1);
            assertThat(futures.getOpenOrders()).hasSize(2);
        });

        loopback.jump("SOL", "0.85");

        soon().untilAsserted(() -> {
            assertThat(futures.getPositions()).isEmpty();
            assertThat(futures.getOpenOrders()).isEmpty();
        });
        assertThat(futures.getOrder("SOL", bought.clientOrderId() + ".sl").status())
                .isEqualTo(OrderStatus.REJECTED);
        assertThat(futures.getOrder("SOL", bought.clientOrderId() + ".sl.2").filledQty())
                .isEqualByComparingTo("1");
        loopback.jump("SOL", "1.176");
    }

    @Test
    void what_filled_before_an_amendment_arrived_is_no_more_than_was_asked() {
        FuturesService futures = service.futures("hyperliquid");
        OrderTerms entry = bid(futures, "ETH", "0.05");
        Order placed = placed(futures, "ETH", entry);
        loopback.simulator().inject(Fault.next("hyperliquid", Fault.Kind.STALL));
        loopback.sellInto("hyperliquid", "ETH", entry.price(), decimal("0.05"), decimal("0.02"));

        futures.modifyOrder(placed.clientOrderId(), decimal("0.06"), null);
        loopback.simulator().inject(Fault.next("hyperliquid", Fault.Kind.RESUME));
        loopback.simulator().inject(Fault.next("hyperliquid", Fault.Kind.RESET));

        soon().untilAsserted(() -> {
            assertThat(now(futures, placed).filledQty()).isEqualByComparingTo("0.02");
            assertThat(futures.getOpenOrders()).singleElement().satisfies(open -> assertThat(open.leavesQuantity())
                    .isEqualByComparingTo("0.04"));
        });
        assertThat(now(futures, placed).quantity()).isEqualByComparingTo("0.06");
        assertThat(futures.cancelOrder(placed.clientOrderId()).status()).isEqualTo(OrderStatus.CANCELED);
        futures.closePosition("ETH");
        soon().until(() -> futures.getPositions().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void funding_that_was_paid_is_told_of_the_account(String venue) throws Exception {
        FuturesService futures = service.futures(venue);
        Instant before = Instant.now().minusSeconds(60);
        placed(futures, "SOL", OrderTerms.market(Side.BUY, decimal("1")));
        soon().until(() -> !futures.getPositions().isEmpty());

        loopback.settleFunding();

        soon().untilAsserted(() -> assertThat(futures.getFundingPayments("SOL", before))
                .anySatisfy(payment -> {
                    assertThat(payment.listing().symbol()).startsWith("SOL/");
                    assertThat(payment.amount().signum()).isNotZero();
                }));
        futures.closePosition("SOL");
        soon().until(() -> futures.getPositions().isEmpty());
    }

    @Test
    void funding_of_both_legs_of_a_hedged_position_is_told_though_it_is_paid_at_one_time() throws Exception {
        FuturesService futures = service.futures("aster");
        Instant before = Instant.now().minusSeconds(60);
        assertThat(futures.setPositionMode(PositionMode.HEDGE)).isEqualTo(PositionMode.HEDGE);
        placed(futures, "ETH", OrderTerms.market(Side.BUY, decimal("0.1")).acting(PositionSide.LONG, false));
        placed(futures, "ETH", OrderTerms.market(Side.SELL, decimal("0.04")).acting(PositionSide.SHORT, false));
        soon().until(() -> futures.getPositions().size() == 2);

        loopback.settleFunding();

        soon().pollInterval(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(futures.getFundingPayments("ETH", before))
                        .hasSize(2)
                        .satisfies(paid -> assertThat(paid.get(0).timestamp())
                                .isEqualTo(paid.get(1).timestamp()))
                        .doesNotHaveDuplicates()
                        .extracting(FundingPayment::id)
                        .doesNotHaveDuplicates()
                        .doesNotContainNull());
        futures.closePosition("ETH", PositionSide.LONG);
        futures.closePosition("ETH", PositionSide.SHORT);
        soon().until(() -> futures.getPositions().isEmpty());
        assertThat(futures.setPositionMode(PositionMode.ONE_WAY)).isEqualTo(PositionMode.ONE_WAY);
    }

    @Test
    void funding_whose_reading_failed_is_told_a_moment_later() throws Exception {
        FuturesService futures = service.futures("aster");
        List<FundingPayment> told = new CopyOnWriteArrayList<>();
        placed(futures, "BTC", OrderTerms.market(Side.BUY, decimal("0.01")));
        soon().until(() -> !futures.getPositions().isEmpty());
        try (Subscription paid = service.webSocket("aster").subscribeUserData("main", event -> {
            if (event instanceof FundingPayment payment) {
                told.add(payment);
            }
        })) {
            loopback.fail("aster", "/fapi/v3/income", 2);

            loopback.settleFunding();

            soon().untilAsserted(() -> assertThat(told)
                    .anySatisfy(
                            payment -> assertThat(payment.listing().symbol()).startsWith("BTC/")));
        }
        futures.closePosition("BTC");
        soon().until(() -> futures.getPositions().isEmpty());
    }

    @Test
    void mode_live_does_not_begin_unless_it_is_confirmed() {
        assertThatThrownBy(() -> {
                    try (ServiceManager unconfirmed =
                            ServiceManager.open(loopback.settings().with("AZALAI_STORAGE_STATE_DIR", "unconfirmed"))) {
                        unconfirmed.connectAll();
                    }
                })
                .isInstanceOfSatisfying(ConfigurationException.class, refused -> assertThat(refused.problems())
                        .extracting(Object::toString)
                        .anyMatch(problem -> problem.contains("real orders were not confirmed")));
    }

    /** Not too often: reading the open orders of all symbols takes 40 of the 2400 that Aster allows a minute. */
    private static ConditionFactory soon() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500));
    }

    /** Four percent below the mark, where it rests. */
    private static OrderTerms bid(FuturesService futures, String base, String quantity) {
        BigDecimal price = futures.getMarkPrice(base).markPrice().multiply(decimal("0.96"));
        return OrderTerms.limit(Side.BUY, decimal(quantity), price.setScale(0, RoundingMode.DOWN));
    }

    /** Once accounts are compared again: the test before may have cut the streams. */
    private static Order placed(FuturesService futures, String base, OrderTerms terms) {
        service.connectAll();
        return futures.placeOrder(base, terms);
    }

    private static Order now(FuturesService futures, Order order) {
        return futures.getOrder(order.listing().symbol(), order.clientOrderId());
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
