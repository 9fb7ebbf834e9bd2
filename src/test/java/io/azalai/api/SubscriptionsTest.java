package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.AccountEvent;
import io.azalai.model.Balance;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.Interval;
import io.azalai.model.MarkPrice;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderTerms;
import io.azalai.model.Position;
import io.azalai.model.Side;
import io.azalai.simulator.loopback.Fault;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each subscription of the Java door delivers what the simulated venues tell, and ends when it is closed. */
class SubscriptionsTest extends OnLoopback {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void market_data_comes_until_its_subscription_is_closed(String venue) {
        WebSocketService streams = service.webSocket(venue);
        Map<String, Function<Consumer<Event>, Subscription>> doors = Map.of(
                "ticker", to -> streams.subscribeTicker("BTC", to::accept),
                "best bid and offer", to -> streams.subscribeBestBidOffer("BTC", to::accept),
                "order book", to -> streams.subscribeOrderBook("BTC", to::accept),
                "trades", to -> streams.subscribeTrades("BTC", to::accept),
                "candles", to -> streams.subscribeCandles("BTC", Interval.M1, to::accept),
                "mark price", to -> streams.subscribeMarkPrice("BTC", to::accept),
                "funding rate", to -> streams.subscribeFundingRate("BTC", to::accept));

        doors.forEach(SubscriptionsTest::deliversAndEnds);
    }

    @Test
    void open_interest_comes_where_the_venue_tells_it() {
        deliversAndEnds(
                "open interest", to -> service.webSocket("hyperliquid").subscribeOpenInterest("BTC", to::accept));
    }

    @Test
    void what_a_venue_does_not_tell_is_refused() {
        WebSocketService aster = service.webSocket("aster");
        WebSocketService hyperliquid = service.webSocket("hyperliquid");

        refuses(() -> aster.subscribeOpenInterest("BTC", told -> {}), "aster tells no open-interest of PERP symbols");
        refuses(() -> aster.subscribeFundingRate("BTC/USDT", told -> {}), "aster tells no funding-rate of SPOT");
        refuses(() -> hyperliquid.subscribeLiquidations("BTC", told -> {}), "hyperliquid tells no liquidation");
        refuses(() -> hyperliquid.subscribeMarkPrice("@142", told -> {}), "hyperliquid tells no mark-price of SPOT");
        assertThatThrownBy(() -> aster.subscribeCandles("BTC", Interval.M30, told -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("candles of 30m are not streamed");
    }

    private static void refuses(ThrowingCallable subscription, String why) {
        assertThatThrownBy(subscription).isInstanceOfSatisfying(VenueException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("NOT_SUPPORTED");
            assertThat(refusal.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(refusal.text()).startsWith(why);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"aster", "hyperliquid"})
    void what_an_order_does_comes_to_each_subscription_of_its_account(String venue) {
        WebSocketService streams = service.webSocket(venue);
        List<OrderEvent> orders = new CopyOnWriteArrayList<>();
        List<Fill> fills = new CopyOnWriteArrayList<>();
        List<Position> positions = new CopyOnWriteArrayList<>();
        List<Balance> balances = new CopyOnWriteArrayList<>();
        List<AccountEvent> all = new CopyOnWriteArrayList<>();
        List<Subscription> open = List.of(
                streams.subscribeOrders("main", orders::add),
                streams.subscribeFills("main", fills::add),
                streams.subscribePositions("main", positions::add),
                streams.subscribeBalances("main", balances::add),
                streams.subscribeUserData("main", all::add));
        FuturesService futures = service.futures(venue);

        futures.placeOrder("BTC", OrderTerms.market(Side.BUY, new BigDecimal("0.002")));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(List.of(orders, fills, positions, balances))
                .allSatisfy(told -> assertThat(told).isNotEmpty()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(all)
                .hasAtLeastOneElementOfType(OrderEvent.class)
                .hasAtLeastOneElementOfType(Fill.class)
                .hasAtLeastOneElementOfType(Position.class)
                .hasAtLeastOneElementOfType(Balance.class));
        open.forEach(Subscription::close);
        long then = fills.size();
        futures.closePosition("BTC");
        await().atMost(PATIENCE).until(() -> futures.getPositions().isEmpty());
        assertThat(fills).hasSize((int) then);
    }

    @Test
    void the_loss_and_the_return_of_streams_are_told() {
        List<Event> told = new CopyOnWriteArrayList<>();
        WebSocketService streams = service.webSocket("hyperliquid");
        try (Subscription quotes = streams.subscribeBestBidOffer("ETH", quote -> {});
                Subscription statuses = streams.subscribeFeedStatus(told::add)) {
            await().atMost(PATIENCE).until(() -> quotes.delivered() > 0);

            loopback.simulator().inject(Fault.next("hyperliquid", Fault.Kind.RESET));

            await().atMost(PATIENCE).until(() -> told.size() > 1);
            assertThat(statuses.failed()).isZero();
        }
    }

    @Test
    void what_came_before_streams_were_lost_is_not_told_after_it() {
        WebSocketService streams = service.webSocket("hyperliquid");
        List<MarkPrice> told = new CopyOnWriteArrayList<>();
        AtomicReference<Instant> lost = new AtomicReference<>();
        AtomicReference<Subscription> late = new AtomicReference<>();
        try (Subscription first = streams.subscribeMarkPrice("SOL", price -> {});
                Subscription statuses = streams.subscribeFeedStatus(status -> {
                    if (status.interrupted() && lost.compareAndSet(null, status.timestamp())) {
                        late.set(streams.subscribeMarkPrice("SOL", told::add));
                    }
                })) {
            await().atMost(PATIENCE).until(() -> first.delivered() > 0);

            loopback.simulator().inject(Fault.next("hyperliquid", Fault.Kind.RESET));

            await().atMost(PATIENCE).until(() -> !told.isEmpty());
            assertThat(told.get(0).receivedAt()).isAfter(lost.get());
            assertThat(statuses.failed()).isZero();
            late.get().close();
        }
    }

    private static void deliversAndEnds(String name, Function<Consumer<Event>, Subscription> door) {
        List<Event> told = new CopyOnWriteArrayList<>();
        Subscription subscription = door.apply(told::add);
        await(name).atMost(PATIENCE).until(() -> !told.isEmpty());

        subscription.close();

        int then = told.size();
        List<Event> others = new CopyOnWriteArrayList<>();
        try (Subscription other = door.apply(others::add)) {
            await(name).atMost(PATIENCE).until(() -> !others.isEmpty());
        }
        assertThat(told).as(name).hasSizeLessThanOrEqualTo(then + 1);
    }
}
