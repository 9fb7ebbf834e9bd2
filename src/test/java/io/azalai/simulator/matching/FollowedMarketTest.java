package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Level;
import io.azalai.model.Liquidity;
import io.azalai.model.Market;
import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an engine makes of a market that is elsewhere, and what it keeps of an account over a restart. */
class FollowedMarketTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String COIN = "COIN";

    private Engine engine;
    private FollowedMarket market;

    @BeforeEach
    void open() {
        engine = engine();
        market = new FollowedMarket(engine);
        engine.open("me", Map.of("USD", new BigDecimal("1000")), new BigDecimal("1000"));
        market.prices(COIN, new BigDecimal("100"), new BigDecimal("100"), BigDecimal.ZERO);
        market.book(COIN, levels("99:5", "98:5"), levels("101:1", "102:2"));
    }

    private static Engine engine() {
        Product coin = new Product(
                COIN,
                Market.PERP,
                "COIN",
                "USD",
                PriceGrid.fixed(new BigDecimal("0.1")),
                new BigDecimal("0.001"),
                new Fees(BigDecimal.ZERO, new BigDecimal("0.001")),
                10);
        Engine engine = new Engine(
                Clock.fixed(NOW, ZoneOffset.UTC), List.of(), ReduceOnlyLife.WHILE_USEFUL, MarginTerms.RESERVED);
        engine.list(coin);
        return engine;
    }

    private static List<Level> levels(String... told) {
        return List.of(told).stream()
                .map(each -> each.split(":"))
                .map(each -> new Level(new BigDecimal(each[0]), new BigDecimal(each[1])))
                .toList();
    }

    @Test
    void a_market_order_takes_level_by_level_what_rests_there() {
        Placement bought = place(Side.BUY, "2", null);

        assertThat(bought.executions())
                .extracting(each -> each.match().price() + " x " + each.match().quantity())
                .containsExactly("101 x 1", "102 x 1");
        assertThat(bought.executions()).extracting(Execution::liquidity).containsOnly(Liquidity.TAKER);
    }

    @Test
    void what_was_taken_is_there_again_once_the_book_is_told_anew() {
        place(Side.BUY, "3", null);
        assertThat(engine.book(COIN, 5).asks()).isEmpty();

        market.book(COIN, levels("99:5", "98:5"), levels("101:1", "102:2"));

        assertThat(engine.book(COIN, 5).asks())
                .extracting(level -> level.price() + ":" + level.quantity())
                .containsExactly("101:1", "102:2");
    }

    @Test
    void a_trade_at_our_price_leaves_us_waiting_and_one_through_it_fills_us_at_our_own() {
        long resting = place(Side.BUY, "2", "98.5").order().id();

        market.trade(COIN, Side.SELL, new BigDecimal("98.5"), BigDecimal.TEN, NOW);
        assertThat(order(resting).status()).isEqualTo(OrderStatus.NEW);

        market.trade(COIN, Side.SELL, new BigDecimal("98.4"), new BigDecimal("1.5"), NOW);

        assertThat(order(resting).filled()).isEqualByComparingTo("1.5");
        assertThat(order(resting).averagePrice()).isEqualByComparingTo("98.5");
    }

    @Test
    void a_trade_from_before_the_order_fills_nothing() {
        long resting = place(Side.BUY, "2", "98.5").order().id();

        market.trade(COIN, Side.SELL, new BigDecimal("90"), BigDecimal.TEN, NOW.minusSeconds(1));

        assertThat(order(resting).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void a_book_that_has_come_to_our_price_fills_us() {
        long resting = place(Side.BUY, "2", "98.5").order().id();

        market.book(COIN, levels("97:5"), levels("98:3"));

        assertThat(order(resting).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order(resting).averagePrice()).isEqualByComparingTo("98.5");
    }

    @Test
    void marks_fire_stops_and_liquidate_and_funding_is_paid_at_the_rate_there() {
        place(Side.BUY, "1", null);
        market.prices(COIN, new BigDecimal("100"), new BigDecimal("100"), new BigDecimal("0.0001"));

        market.funding(COIN, 8, NOW);

        assertThat(engine.fundingPayments("me")).singleElement().satisfies(paid -> assertThat(paid.amount())
                .isEqualByComparingTo("-0.08"));
        NewOrder stop = order(Side.SELL, "1", null)
                .withTrigger(Trigger.onMark(new BigDecimal("95"), Trigger.Direction.FALLING));
        long waiting = engine.place(stop).order().id();
        market.prices(COIN, new BigDecimal("94"), new BigDecimal("94"), BigDecimal.ZERO);
        assertThat(order(waiting).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void an_account_goes_on_in_another_engine_as_it_stood() {
        place(Side.BUY, "1", null);
        long resting = place(Side.BUY, "2", "98.5").order().id();
        NewOrder stop = order(Side.SELL, "1", null)
                .withTrigger(Trigger.onMark(new BigDecimal("90"), Trigger.Direction.FALLING));
        long waiting = engine.place(stop).order().id();
        engine.setMargin("me", COIN, new MarginSetting(3, io.azalai.model.MarginMode.CROSS));
        AccountState kept = AccountState.of(engine, "me", 100);
        AccountView before = engine.account("me");

        Engine next = engine();
        FollowedMarket there = new FollowedMarket(next);
        kept.resume(next);
        there.prices(COIN, new BigDecimal("100"), new BigDecimal("100"), BigDecimal.ZERO);

        assertThat(next.account("me").wallet()).isEqualByComparingTo(before.wallet());
        assertThat(next.account("me").position(COIN).orElseThrow().size()).isEqualByComparingTo("1");
        assertThat(next.margin("me", COIN).leverage()).isEqualTo(3);
        assertThat(next.executions("me")).isEqualTo(engine.executions("me"));
        assertThat(next.openOrders("me")).extracting(VenueOrder::id).containsExactly(resting, waiting);
        there.trade(COIN, Side.SELL, new BigDecimal("98"), BigDecimal.TEN, NOW);
        assertThat(next.order("me", resting).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(next.place(order(Side.BUY, "1", "50")).order().id()).isGreaterThan(waiting);
        assertThat(next.executions("me")).extracting(each -> each.match().id()).doesNotHaveDuplicates();
    }

    private VenueOrder order(long id) {
        return engine.order("me", id).orElseThrow();
    }

    private Placement place(Side side, String quantity, @Nullable String price) {
        return engine.place(order(side, quantity, price));
    }

    private static NewOrder order(Side side, String quantity, @Nullable String price) {
        return new NewOrder(
                "me",
                COIN,
                side,
                new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                price == null ? TimeInForce.IOC : TimeInForce.GTC,
                false,
                null);
    }
}
