package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.BestBidOffer;
import io.azalai.model.CollateralMode;
import io.azalai.model.Interval;
import io.azalai.model.Market;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.settings.ConfigurationException;
import io.azalai.venue.Capability;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.LimitState;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java door over both simulated venues; what it does with orders the example shows. */
class ServiceManagerTest {

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

    @Test
    void every_venue_answers_by_one_interface() {
        assertThat(service.venues()).hasSizeGreaterThan(1);
        for (String venue : service.venues()) {
            assertThat(service.spot(venue).getTicker("BTC").askPrice())
                    .isGreaterThan(
                            service.spot(venue).getTicker("BTC").bidPrice().multiply(new BigDecimal("0.99")));
            assertThat(service.futures(venue).getPositions()).isEmpty();
            assertThat(service.futures(venue).getInstruments()).isNotEmpty();
            assertThat(service.capabilities(venue, Market.PERP)).contains(Capability.LEVERAGE);
        }
    }

    @Test
    void a_base_asset_alone_means_the_pair_on_spot_and_the_perpetual_on_futures() {
        assertThat(service.spot("aster").getTicker("BTC").listing().symbol()).isEqualTo("BTC/USDT");
        assertThat(service.futures("aster").getTicker("btc").listing().symbol()).isEqualTo("BTC/USDT:USDT");
    }

    @Test
    void callbacks_come_one_at_a_time_and_go_on_after_one_that_throws() {
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        List<BestBidOffer> seen = new CopyOnWriteArrayList<>();

        try (Subscription subscription = service.webSocket("hyperliquid").subscribeBestBidOffer("BTC", bbo -> {
            overlapped.compareAndSet(false, !inside.compareAndSet(false, true));
            seen.add(bbo);
            inside.set(false);
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("clumsy");
            }
        })) {
            await().atMost(PATIENCE).until(() -> seen.size() >= 5);
            assertThat(subscription.failed()).isEqualTo(1);
            assertThat(subscription.delivered()).isGreaterThanOrEqualTo(5);
        }

        assertThat(overlapped).isFalse();
    }

    @Test
    void no_callback_begins_after_the_end_of_its_subscription() {
        AtomicInteger calls = new AtomicInteger();
        Subscription subscription =
                service.webSocket("aster").subscribeTicker("BTC", ticker -> calls.incrementAndGet());
        await().atMost(PATIENCE).until(() -> calls.get() > 0);

        subscription.close();

        int then = calls.get();
        AtomicInteger others = new AtomicInteger();
        try (Subscription other =
                service.webSocket("aster").subscribeTicker("BTC", ticker -> others.incrementAndGet())) {
            await().atMost(PATIENCE).until(() -> others.get() > 3);
        }
        assertThat(calls.get()).isLessThanOrEqualTo(then + 1);
    }

    @Test
    void every_call_about_a_symbol_that_is_not_listed_is_refused_unsent_by_its_name() {
        EveryCall.assertRefused("NOPE", service.futures("hyperliquid"), service.futures("aster"));
    }

    @Test
    void unknown_names_are_told_with_those_there_are() {
        assertThatThrownBy(() -> service.futures("binance"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no venue 'binance'; there are [aster, hyperliquid]");
        assertThatThrownBy(() -> service.futures("aster").getOrderBook("BTCC", 5))
                .isInstanceOf(InvalidSymbolException.class)
                .hasMessageContaining("did you mean");
        assertThatThrownBy(() -> service.webSocket("aster").subscribeFills("savings", fill -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("aster has no account 'savings'; it has [main]");
    }

    @Test
    void an_order_id_used_again_for_another_order_is_refused() {
        OrderTerms terms = OrderTerms.limit(Side.BUY, new BigDecimal("0.001"), new BigDecimal("60000"));
        service.futures("aster").placeOrder("BTC", terms, "twice");

        assertThatThrownBy(() -> service.futures("aster")
                        .placeOrder(
                                "BTC",
                                OrderTerms.limit(Side.BUY, new BigDecimal("0.002"), new BigDecimal("60000")),
                                "twice"))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("CLIENT_ORDER_ID_REUSED");
        service.futures("aster").cancelOrder("twice");
    }

    @Test
    void a_call_without_waiting_fails_its_answer_and_throws_nothing() {
        AsyncFuturesService futures = service.futures("aster").async();
        CompletableFuture<?> unknown = futures.getTicker("BTCC");
        CompletableFuture<?> missing = futures.getFundingHistory("BTC", null);

        assertThat(unknown).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(InvalidSymbolException.class);
        assertThat(missing).failsWithin(PATIENCE).withThrowableThat().withMessageContaining("since must be given");
    }

    @Test
    void an_argument_that_is_missing_is_told_by_its_name() {
        FuturesService futures = service.futures("hyperliquid");
        Map<String, ThrowingCallable> missing = Map.of(
                "symbol must be given", () -> futures.getTicker(null),
                "interval must be given", () -> futures.getCandles("BTC", null, Instant.EPOCH, null),
                "since must be given", () -> futures.getFills("BTC", null),
                "terms must be given", () -> futures.placeOrder("BTC", null),
                "clientOrderId must be given", () -> futures.cancelOrder(null),
                "orderId must be given", () -> futures.cancelOrderByVenueId("BTC", null),
                "leg must be given", () -> futures.closePosition("BTC", null),
                "mode must be given", () -> futures.setLeverage("BTC", 5, null),
                "depth must be 1 or more, was 0", () -> futures.getOrderBook("BTC", 0),
                "callback must be given", () -> service.webSocket("aster").subscribeTicker("BTC", null));

        missing.forEach((told, call) -> assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told));
    }

    @Test
    void what_no_venue_can_answer_is_refused_alike_by_both() {
        Instant now = Instant.now();
        for (String venue : service.venues()) {
            FuturesService futures = service.futures(venue);

            assertThatThrownBy(() -> futures.getCandles("BTC", Interval.ofCode("15s"), now, null))
                    .satisfies(ServiceManagerTest::isUnsupported);
            assertThatThrownBy(() -> futures.getCandles("BTC", Interval.ofCode("1m"), now, now.minusSeconds(60)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("until must not be before since " + now);
            assertThatThrownBy(() -> futures.getOrderByVenueId("BTC", "abc"))
                    .isInstanceOf(OrderNotFoundException.class)
                    .hasMessageContaining("'abc' is no order id of this venue");
            assertThatThrownBy(() -> futures.getOrder("BTC", "nope"))
                    .isInstanceOf(OrderNotFoundException.class)
                    .hasMessageContaining("account main has no order nope");
        }
    }

    @Test
    void before_it_is_started_it_says_so(@TempDir Path apart) {
        try (ServiceManager idle = ServiceManager.open(Settings.demo().in(apart))) {
            assertThatThrownBy(() -> idle.futures("aster").getTicker("BTC"))
                    .isInstanceOf(VenueException.class)
                    .hasMessageContaining("connectAll() first");
        }
    }

    @Test
    void orders_placed_together_are_each_answered_in_their_order() {
        OrderTerms good = OrderTerms.limit(Side.BUY, new BigDecimal("0.001"), new BigDecimal("60001"));
        OrderTerms offGrid = OrderTerms.limit(Side.BUY, new BigDecimal("0.001"), new BigDecimal("60000.123456"));
        OrderTerms other = OrderTerms.limit(Side.BUY, new BigDecimal("0.001"), new BigDecimal("60002"));
        for (String venue : service.venues()) {
            FuturesService futures = service.futures(venue);
            List<PlacedOrder> placed = futures.placeOrders(
                    List.of(NewOrder.of("BTC", good), NewOrder.of("BTC", offGrid), NewOrder.of("BTC", other)));

            assertThat(placed).hasSize(3);
            assertThat(placed.get(1).failure()).isInstanceOf(VenueException.class);
            for (PlacedOrder each : List.of(placed.get(0), placed.get(2))) {
                assertThat(each.order()).as(venue + ": " + each.failure()).isNotNull();
                assertThat(futures.cancelOrderByVenueId("BTC", each.order().orderId())
                                .status())
                        .isEqualTo(OrderStatus.CANCELED);
            }
        }
    }

    @Test
    void an_id_of_the_venue_that_nobody_knows_is_told() {
        assertThatThrownBy(() -> service.futures("aster").cancelOrderByVenueId("BTC", "77"))
                .isInstanceOf(OrderNotFoundException.class)
                .hasMessageContaining("no order with the venue's id 77");
    }

    @Test
    void in_hedge_mode_a_position_is_closed_by_its_leg() {
        FuturesService futures = service.futures("aster");
        assertThat(futures.setPositionMode(PositionMode.HEDGE)).isEqualTo(PositionMode.HEDGE);
        assertThat(futures.getPositionMode()).isEqualTo(PositionMode.HEDGE);
        OrderTerms buy = OrderTerms.market(Side.BUY, new BigDecimal("0.002")).acting(PositionSide.LONG, false);
        futures.placeOrder("BTC", buy);
        await().atMost(PATIENCE).until(() -> futures.getPositions().size() == 1);

        futures.closePosition("BTC", PositionSide.LONG);
        await().atMost(PATIENCE).until(() -> futures.getPositions().isEmpty());

        assertThat(futures.setPositionMode(PositionMode.ONE_WAY)).isEqualTo(PositionMode.ONE_WAY);
    }

    @Test
    void a_venue_cancels_when_we_fall_silent_and_each_has_its_own_switch() {
        Duration minute = Duration.ofMinutes(1);
        assertThat(service.futures("aster").scheduleCancel("BTC", minute)).isPresent();
        assertThat(service.futures("aster").scheduleCancel("BTC", null)).isEmpty();
        assertThatThrownBy(() -> service.futures("aster").scheduleCancel(null, minute))
                .hasMessageContaining("name a symbol");
        assertThatThrownBy(() -> service.spot("aster").scheduleCancel("BTC", minute))
                .satisfies(ServiceManagerTest::isUnsupported);
        assertThatThrownBy(() -> service.futures("hyperliquid").scheduleCancel(null, minute))
                .hasMessageContaining("NOT_ELIGIBLE")
                .hasMessageContaining("Required: $1000000");
        assertThatThrownBy(() -> service.futures("hyperliquid").scheduleCancel("BTC", minute))
                .satisfies(ServiceManagerTest::isUnsupported);
        for (Duration soon : List.of(minute.negated(), Duration.ZERO, Duration.ofMillis(999))) {
            assertThatThrownBy(() -> service.futures("hyperliquid").scheduleCancel(null, soon))
                    .hasMessageContaining("give PT1S to PT720H");
            assertThatThrownBy(() -> service.futures("aster").scheduleCancel("BTC", soon))
                    .hasMessageContaining("give PT1S to PT720H");
        }
    }

    @Test
    void what_only_one_venue_tells_is_refused_by_the_other() {
        FuturesService hyperliquid = service.futures("hyperliquid");
        assertThat(hyperliquid.getLimits()).extracting(LimitState::name).contains("address-requests");
        assertThat(hyperliquid.getPredictedFunding("BTC").listing().symbol()).isEqualTo("BTC/USDC:USDC");
        assertThat(hyperliquid.getTwaps()).isEmpty();
        assertThat(hyperliquid.getCollateralMode()).isEqualTo(CollateralMode.SEPARATE);
        assertThat(hyperliquid.getPositionMode()).isEqualTo(PositionMode.ONE_WAY);

        FuturesService aster = service.futures("aster");
        assertThat(aster.getPositionMode()).isNotNull();
        assertThat(aster.getLimits())
                .extracting(LimitState::name)
                .containsExactly(
                        "fapi.weight",
                        "fapi.orders.1m",
                        "fapi.orders.10s",
                        "sapi.weight",
                        "sapi.orders.1m",
                        "sapi.orders.10s");
        for (ThrowingCallable lacking :
                List.<ThrowingCallable>of(() -> aster.getPredictedFunding("BTC"), aster::getTwaps)) {
            assertThatThrownBy(lacking).satisfies(ServiceManagerTest::isUnsupported);
        }
    }

    private static void isUnsupported(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(VenueException.class, known -> {
            assertThat(known.code()).isEqualTo("NOT_SUPPORTED");
            assertThat(known.outcome()).isEqualTo(Outcome.NOT_SENT);
        });
    }

    @Test
    void what_is_not_started_sends_nothing(@TempDir Path elsewhere) {
        try (ServiceManager idle = ServiceManager.open(Settings.demo().in(elsewhere))) {
            assertThatThrownBy(() -> idle.futures("aster").cancelAllOrders())
                    .isInstanceOfSatisfying(VenueException.class, failure -> {
                        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
                        assertThat(failure).hasMessageContaining("connectAll()");
                    });
        }
    }

    @Test
    void what_is_closed_sends_nothing_and_says_so(@TempDir Path elsewhere) {
        ServiceManager closed = ServiceManager.open(Settings.demo().in(elsewhere));
        FuturesService futures = closed.futures("aster");
        closed.close();

        List<ThrowingCallable> calls =
                List.of(futures::cancelAllOrders, futures::getInstruments, () -> futures.getTicker("BTC"));
        calls.forEach(call -> assertThatThrownBy(call)
                .hasMessageContaining("CLOSED")
                .matches(failure -> ((VenueException) failure).outcome() == Outcome.NOT_SENT));
    }

    @Test
    void a_broken_configuration_is_told_whole(@TempDir Path elsewhere) throws IOException {
        Path file = Files.writeString(
                Files.createDirectory(elsewhere.resolve("config")).resolve("config.json"),
                "{\"mode\": \"lvie\", \"exchanges\": {\"hyperliqiud\": {}}}");

        assertThatThrownBy(() -> ServiceManager.open(Settings.file(file)))
                .isInstanceOfSatisfying(ConfigurationException.class, wrong -> assertThat(wrong.problems())
                        .extracting(Object::toString)
                        .anyMatch(problem -> problem.contains("hyperliqiud"))
                        .anyMatch(problem -> problem.contains("lvie")));
    }
}
