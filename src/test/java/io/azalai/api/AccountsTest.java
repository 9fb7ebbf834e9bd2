package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.azalai.model.Balance;
import io.azalai.model.MarginMode;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.VenueException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two accounts of each simulated venue through one service, their margin, and orders by the venue's id. */
class AccountsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path home;

    private static LoopbackService loopback;
    private static ServiceManager service;

    @BeforeAll
    static void connect() throws IOException {
        loopback = LoopbackService.ofTwoAccounts(home);
        service = ServiceManager.open(loopback.settings().confirmLive());
        service.connectAll();
    }

    @AfterAll
    static void close() {
        service.close();
        loopback.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void the_figures_of_a_day_come_for_all_symbols_of_a_market_at_once(String venue) {
        assertThat(service.futures(venue).getTickers())
                .allSatisfy(ticker -> assertThat(ticker.volume()).isNotNegative())
                .extracting(AccountsTest::base)
                .contains("BTC", "ETH", "SOL");
        assertThat(service.spot(venue).getTickers())
                .isNotEmpty()
                .allSatisfy(ticker -> assertThat(ticker.listing().symbol()).doesNotContain(":"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void last_prices_come_for_all_symbols_of_a_market_at_once(String venue) {
        assertThat(service.futures(venue).getLastPrices())
                .allSatisfy(ticker -> assertThat(ticker.lastPrice()).isPositive())
                .extracting(AccountsTest::base)
                .contains("BTC", "ETH", "SOL");
        assertThat(service.futures(venue).async().getInstruments().join())
                .isEqualTo(service.futures(venue).getInstruments())
                .isNotEmpty();
    }

    @Test
    void what_was_read_for_a_ticker_serves_whoever_asks_next_for_whatever_account() {
        TickerReading first = service.futures("hyperliquid").async().door.tickers;

        assertThat(service.futures("hyperliquid").forAccount("second").async().door.tickers)
                .isSameAs(first);
        assertThat(service.futures("hyperliquid").async().door.tickers).isSameAs(first);
        assertThat(service.spot("hyperliquid").async().door.tickers).isNotSameAs(first);
    }

    @Test
    void quotes_past_trades_and_deleverage_ranks_are_read_where_there_are_such() {
        FuturesService aster = service.futures("aster");
        FuturesService hyperliquid = service.futures("hyperliquid");
        Instant since = Instant.now().minus(Duration.ofMinutes(5));

        assertThat(aster.getQuotes())
                .anySatisfy(quote -> assertThat(quote.listing().symbol()).isEqualTo("BTC/USDT:USDT"))
                .allSatisfy(quote -> assertThat(quote.bidPrice()).isLessThan(quote.askPrice()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(aster.getPastTrades("BTC", since, null))
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparing(Trade::timestamp))
                .allSatisfy(trade -> assertThat(trade.timestamp()).isAfterOrEqualTo(since)));
        assertThat(aster.getDeleverageRanks())
                .allSatisfy(rank -> assertThat(rank.rank()).isBetween(0, 4));
        assertThat(List.<Executable>of(
                        hyperliquid::getQuotes,
                        hyperliquid::getDeleverageRanks,
                        () -> hyperliquid.getPastTrades("BTC", since, null)))
                .allSatisfy(call -> assertThat(
                                assertThrows(VenueException.class, call).code())
                        .isEqualTo("NOT_SUPPORTED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void margin_is_isolated_set_and_added_to(String venue) {
        FuturesService futures = service.futures(venue);

        assertThat(futures.setMarginMode("ETH", MarginMode.ISOLATED, 7)).isEqualTo(MarginMode.ISOLATED);
        assertThat(futures.setLeverage("ETH", 7, MarginMode.ISOLATED)).isEqualTo(7);
        assertThat(futures.getLeverage("ETH")).satisfies(set -> {
            assertThat(set.leverage()).isEqualTo(7);
            assertThat(set.marginMode()).isEqualTo(MarginMode.ISOLATED);
        });

        futures.placeOrder("ETH", OrderTerms.market(Side.BUY, decimal("0.1")));
        await().atMost(PATIENCE).until(() -> position(futures, "ETH") != null);
        BigDecimal before = position(futures, "ETH").margin();
        assertThat(futures.adjustIsolatedMargin("ETH", PositionSide.BOTH, decimal("20")))
                .isEqualByComparingTo("20");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(position(futures, "ETH").margin()).isGreaterThan(before.add(decimal("15"))));
        futures.closePosition("ETH");
        await().atMost(PATIENCE).until(() -> position(futures, "ETH") == null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void an_order_is_found_and_cancelled_by_the_id_that_the_venue_gave_it(String venue) {
        FuturesService futures = service.futures(venue);
        Order placed = futures.placeOrder("BTC", bid("61000"));

        Order found = futures.getOrderByVenueId("BTC", placed.orderId());

        assertThat(found.price()).isEqualByComparingTo("61000");
        assertThat(found.orderId()).isEqualTo(placed.orderId());
        assertThat(found.status()).isEqualTo(OrderStatus.NEW);
        futures.cancelOrderByVenueId("BTC", placed.orderId());
        assertThat(futures.getOrderByVenueId("BTC", placed.orderId()).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void a_trigger_without_a_quantity_closes_the_position_and_one_with_a_limit_opens_it(String venue) {
        FuturesService futures = service.futures(venue);
        BigDecimal price = futures.getMarkPrice("SOL").markPrice().setScale(0, RoundingMode.DOWN);
        futures.placeOrder("SOL", OrderTerms.market(Side.BUY, decimal("1")));
        await().atMost(PATIENCE).until(() -> position(futures, "SOL") != null);

        Order closing = futures.placeOrder(
                "SOL", OrderTerms.triggered(OrderType.STOP_MARKET, Side.SELL, null, price.subtract(decimal("9"))));
        Order opening = futures.placeOrder(
                "SOL",
                OrderTerms.triggeredLimit(
                        OrderType.STOP_LIMIT,
                        Side.BUY,
                        decimal("1"),
                        price.add(decimal("9")),
                        price.add(decimal("10"))));

        assertThat(closing.reduceOnly()).isTrue();
        assertThat(futures.getOpenOrders())
                .extracting(Order::orderType)
                .containsExactlyInAnyOrder(OrderType.STOP_MARKET, OrderType.STOP_LIMIT);
        assertThat(cancelled(futures, closing)).isTrue();
        assertThat(cancelled(futures, opening)).isTrue();
        futures.closePosition("SOL");
        await().atMost(PATIENCE).until(() -> position(futures, "SOL") == null);
    }

    @ParameterizedTest
    @CsvSource({"aster, ASTER, 100", "hyperliquid, HYPE, 1"})
    void accounts_of_one_service_see_their_own_money_orders_and_positions_only(
            String venue, String base, BigDecimal quantity) {
        FuturesService main = service.futures(venue);
        FuturesService second = main.forAccount("second");
        BigDecimal before = worth(main);
        Order bought = second.placeOrder(base, OrderTerms.market(Side.BUY, quantity));
        Order mine = main.placeOrder("BTC", bid("62000"));
        Order theirs = second.placeOrder("ETH", OrderTerms.limit(Side.BUY, decimal("0.01"), decimal("2000")));

        assertThat(bought.account()).isEqualTo("second");
        assertThat(main.getOpenOrders()).extracting(Order::orderId).containsExactly(mine.orderId());
        assertThat(second.getOpenOrders()).extracting(Order::orderId).containsExactly(theirs.orderId());
        await().atMost(PATIENCE).until(() -> position(second, base) != null);
        assertThat(position(main, base)).isNull();
        assertThat(worth(main)).isEqualByComparingTo(before);
        assertThat(cancelled(main, mine)).isTrue();
        assertThat(cancelled(second, theirs)).isTrue();
    }

    @Test
    void accounts_of_one_service_sign_with_keys_of_their_own() {
        FuturesService main = service.futures("aster");
        FuturesService second = main.forAccount("second");
        int byWallet = placed("POST /fapi/v3/order");
        int byKey = placed("POST /fapi/v1/order");

        Order mine = main.placeOrder("BTC", bid("62000"));
        Order theirs = second.placeOrder("ETH", OrderTerms.limit(Side.BUY, decimal("0.01"), decimal("2000")));

        assertThat(placed("POST /fapi/v3/order")).isEqualTo(byWallet + 1);
        assertThat(placed("POST /fapi/v1/order")).isEqualTo(byKey + 1);
        assertThat(List.of(mine.account(), theirs.account())).containsExactly("main", "second");
        assertThat(cancelled(main, mine)).isTrue();
        assertThat(cancelled(second, theirs)).isTrue();
    }

    private static int placed(String what) {
        Map<String, Integer> requests = loopback.simulator().arrivals().requests("aster");
        return requests.getOrDefault(what, 0);
    }

    private static BigDecimal worth(FuturesService futures) {
        return futures.getBalances().stream().map(Balance::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Position position(FuturesService futures, String base) {
        return futures.getPositions().stream()
                .filter(position -> position.listing().symbol().startsWith(base + "/"))
                .findFirst()
                .orElse(null);
    }

    private static boolean cancelled(FuturesService futures, Order order) {
        return futures.cancelOrder(order.clientOrderId()).status() == OrderStatus.CANCELED;
    }

    private static OrderTerms bid(String price) {
        return OrderTerms.limit(Side.BUY, decimal("0.001"), decimal(price));
    }

    private static String base(Ticker ticker) {
        return ticker.listing().symbol().split("/")[0];
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
