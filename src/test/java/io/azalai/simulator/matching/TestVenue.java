package io.azalai.simulator.matching;

import io.azalai.model.Market;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An engine with one perpetual, one spot pair and three rich accounts. Confined to the test's thread. */
final class TestVenue {

    static final String PERP = "BTC";
    static final String SPOT = "HYPE/USDC";
    static final Instant NOW = Instant.parse("2026-09-24T12:00:00Z");

    final Engine engine;
    final List<String> heard = new ArrayList<>();

    private static final Fees FEES = new Fees(new BigDecimal("0.0001"), new BigDecimal("0.0005"));

    TestVenue() {
        this(FEES);
    }

    TestVenue(Clock clock) {
        this(FEES, ReduceOnlyLife.WHILE_USEFUL, BigDecimal.ZERO, MarginTerms.RESERVED, clock);
    }

    TestVenue(Fees fees) {
        this(fees, ReduceOnlyLife.WHILE_USEFUL, BigDecimal.ZERO);
    }

    /** @param takeBound how far from mark a market order of the perpetual executes */
    TestVenue(Fees fees, ReduceOnlyLife reduceOnly, BigDecimal takeBound) {
        this(fees, reduceOnly, takeBound, MarginTerms.RESERVED, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    TestVenue(MarginTerms margin) {
        this(
                new Fees(BigDecimal.ZERO, BigDecimal.ZERO),
                ReduceOnlyLife.WHILE_USEFUL,
                BigDecimal.ZERO,
                margin,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private TestVenue(Fees fees, ReduceOnlyLife reduceOnly, BigDecimal takeBound, MarginTerms margin, Clock clock) {
        Product perp = new Product(
                PERP,
                Market.PERP,
                "BTC",
                "USDC",
                PriceGrid.fixed(BigDecimal.ONE),
                new BigDecimal("0.001"),
                fees,
                50,
                MarginTier.flat(50),
                "",
                takeBound);
        Product spot = new Product(
                SPOT,
                Market.SPOT,
                "HYPE",
                "USDC",
                PriceGrid.fixed(new BigDecimal("0.001")),
                new BigDecimal("0.01"),
                fees,
                1);
        engine = new Engine(clock, List.of(perp, spot), reduceOnly, margin);
        for (String name : List.of("ann", "bob", "eve")) {
            engine.open(
                    name,
                    Map.of("USDC", new BigDecimal("100000"), "HYPE", new BigDecimal("1000")),
                    new BigDecimal("100000"));
        }
    }

    Placement perp(String account, Side side, String quantity, String price) {
        return place(account, PERP, side, quantity, price, TimeInForce.GTC, false);
    }

    Placement spot(String account, Side side, String quantity, String price) {
        return place(account, SPOT, side, quantity, price, TimeInForce.GTC, false);
    }

    Placement place(
            String account,
            String symbol,
            Side side,
            String quantity,
            String price,
            TimeInForce timeInForce,
            boolean reduceOnly) {
        return engine.place(new NewOrder(
                account,
                symbol,
                side,
                new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                timeInForce,
                reduceOnly,
                null));
    }

    AccountView of(String account) {
        return engine.account(account);
    }

    /** Writes down what happens from now on, one word an event. */
    void listen() {
        engine.listen(new EngineListener() {
            @Override
            public void accepted(VenueOrder order) {
                heard.add("accepted " + order.request().account());
            }

            @Override
            public void executed(Execution execution) {
                heard.add("executed " + execution.account() + " "
                        + execution.match().quantity().toPlainString() + " "
                        + execution.order().status());
            }

            @Override
            public void ended(VenueOrder order) {
                heard.add("ended " + order.request().account() + " " + order.status() + " " + order.end());
            }

            @Override
            public void settled() {
                heard.add("settled");
            }
        });
    }

    /** Index and mark become this price. */
    void reprice(String symbol, BigDecimal price) {
        reprice(engine, symbol, price);
    }

    static void reprice(Engine engine, String symbol, BigDecimal price) {
        engine.reprice(symbol, market -> market.reprice(price));
    }
}
