package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Market;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {

    private final List<Object> heard = new ArrayList<>();

    @Test
    void the_same_seed_gives_the_same_market() {
        assertThat(run(7, 200)).isEqualTo(run(7, 200)).isNotEqualTo(run(8, 200));
    }

    @Test
    void books_trades_and_mark_agree_with_the_underlying_price() {
        Engine engine = engine();
        PriceProcess prices = new PriceProcess(3, List.of("BTC"));
        SyntheticMarket market = new SyntheticMarket(engine, prices, 3);
        for (int i = 0; i < 300; i++) {
            prices.step();
            market.step();
        }

        BookView book = engine.book("BTC", 20);
        Statistics statistics = engine.statistics("BTC");
        assertThat(book.bids()).hasSize(20);
        assertThat(book.asks()).hasSize(20);
        assertThat(engine.trades("BTC", 1000)).hasSizeBetween(40, 200);
        BigDecimal near = prices.price("BTC").multiply(new BigDecimal("0.002"));
        assertThat(book.mid().orElseThrow().subtract(prices.price("BTC")).abs()).isLessThan(near);
        assertThat(statistics.mark().subtract(statistics.index()).abs()).isLessThan(near);
        assertThat(statistics.last().subtract(statistics.index()).abs()).isLessThan(near.add(near));
        assertThat(statistics.fundingRate().abs()).isLessThan(new BigDecimal("0.001"));
        assertThat(statistics.low()).isLessThanOrEqualTo(statistics.last());
    }

    @Test
    void a_traders_resting_order_at_the_touch_is_filled_by_the_market() {
        Engine engine = engine();
        engine.open("bob", Map.of(), new BigDecimal("1000000"));
        PriceProcess prices = new PriceProcess(3, List.of("BTC"));
        SyntheticMarket market = new SyntheticMarket(engine, prices, 3);
        BigDecimal bid = engine.book("BTC", 1).bids().get(0).price();
        engine.place(new NewOrder(
                "bob",
                "BTC",
                Side.BUY,
                new BigDecimal("0.01"),
                bid.add(BigDecimal.ONE),
                TimeInForce.GTX,
                false,
                "mine"));

        for (int i = 0; i < 300; i++) {
            prices.step();
            market.step();
        }

        assertThat(engine.executions("bob")).isNotEmpty();
        assertThat(engine.executions("bob").get(0).order().request().clientOrderId())
                .isEqualTo("mine");
    }

    private List<Object> run(long seed, int ticks) {
        heard.clear();
        Engine engine = engine();
        engine.listen(new EngineListener() {
            @Override
            public void traded(Match match) {
                heard.add(match);
            }

            @Override
            public void bookChanged(BookChange change) {
                heard.add(change);
            }

            @Override
            public void priced(Statistics statistics) {
                heard.add(statistics);
            }
        });
        PriceProcess prices = new PriceProcess(seed, List.of("BTC"));
        SyntheticMarket market = new SyntheticMarket(engine, prices, seed);
        for (int i = 0; i < ticks; i++) {
            prices.step();
            market.step();
        }
        return List.copyOf(heard);
    }

    private static Engine engine() {
        Product product = new Product(
                "BTC",
                Market.PERP,
                "BTC",
                "USDC",
                PriceGrid.fixed(BigDecimal.ONE),
                new BigDecimal("0.00001"),
                new Fees(new BigDecimal("0.00015"), new BigDecimal("0.00045")),
                40);
        return new Engine(
                Clock.fixed(TestVenue.NOW, ZoneOffset.UTC),
                List.of(product),
                ReduceOnlyLife.WHILE_USEFUL,
                MarginTerms.RESERVED);
    }
}
