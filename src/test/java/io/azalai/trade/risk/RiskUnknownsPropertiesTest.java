package io.azalai.trade.risk;

import static io.azalai.trade.account.OneMarket.NOW;
import static io.azalai.trade.account.OneMarket.PERP;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.account.News;
import io.azalai.trade.account.OneMarket;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is missing, absurd or not a number never breaks the gate and never lets anything increase. */
class RiskUnknownsPropertiesTest {

    private static final List<BigDecimal> ABSURD = Stream.of("-1", "0", "1e-400", "1e400", "-1e400")
            .map(BigDecimal::new)
            .toList();
    private static final Listing ETH = Listing.of("hyperliquid", Market.PERP, "ETH/USDC:USDC", "ETH");

    private final RiskLimits limits =
            DefaultLimits.with("{}", "{\"daily_loss_limit\":\"0\",\"max_drawdown_percent\":\"0\"}");

    @Property(tries = 200)
    void no_price_that_is_none_lets_anything_increase(
            @ForAll("absurd") Optional<BigDecimal> mark,
            @ForAll("absurd") Optional<BigDecimal> bid,
            @ForAll("absurd") Optional<BigDecimal> ask,
            @ForAll OrderType type,
            @ForAll Side side) {
        OneMarket market = new OneMarket()
                .quoted(PERP, new PriceQuote(NOW, mark.orElse(null), bid.orElse(null), ask.orElse(null), null));

        Verdict verdict = judged(book(market, "100000"), order(side, type, "1"));

        assertThat(verdict.accepted()).as(verdict.message()).isFalse();
    }

    @Property(tries = 100)
    void no_order_of_absurd_numbers_is_accepted(
            @ForAll("absurd") Optional<BigDecimal> quantity,
            @ForAll("absurd") Optional<BigDecimal> price,
            @ForAll OrderType type,
            @ForAll Side side) {
        RiskOrder order = order(side, type, quantity.orElse(null), price.orElse(null));

        assertThat(judged(book(new OneMarket().at(PERP, "100"), "100000"), order)
                        .accepted())
                .isFalse();
    }

    @Property(tries = 50)
    void an_account_that_is_worth_nothing_or_unknown_increases_nothing(
            @ForAll("absurd") Optional<BigDecimal> equity, @ForAll Side side) {
        OneMarket market = new OneMarket().at(PERP, "100");
        String worth = equity.filter(value -> value.signum() <= 0)
                .map(BigDecimal::toPlainString)
                .orElse(null);

        assertThat(judged(book(market, worth), order(side, OrderType.LIMIT, "1"))
                        .accepted())
                .isFalse();
    }

    @Property(tries = 50)
    void bars_without_a_number_are_no_bars(@ForAll("absurd") Optional<BigDecimal> close) {
        CorrelationLimits all = DefaultLimits.with("{}", "{\"correlation_window\":8,\"correlation_min_samples\":4}")
                .correlation();
        NavigableMap<Long, BigDecimal> bars = new TreeMap<>();
        NavigableMap<Long, BigDecimal> others = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            long at = NOW.minus(Duration.ofHours(i)).toEpochMilli();
            others.put(at, BigDecimal.valueOf(100 + i % 3));
            if (i % 2 == 0) {
                bars.put(at, BigDecimal.valueOf(50 + i % 3));
            } else {
                close.ifPresent(value -> bars.put(at, value));
            }
        }

        assertThat(Correlation.of(bars, others, NOW, all)).isEmpty();
    }

    @Property(tries = 20)
    void what_moves_alike_by_nobody_knows_how_much_is_refused(@ForAll Side side) {
        OneMarket market =
                new OneMarket().with(ETH, "ETH", "USDC").at(PERP, "100").at(ETH, "100");
        AccountBook book = book(market, "100000");
        book.learn(News.position("10", NOW));
        RiskOrder other = new RiskOrder(
                "c-1",
                "hyperliquid",
                "main",
                ETH.symbol(),
                side,
                OrderType.LIMIT,
                BigDecimal.ONE,
                new BigDecimal("100"),
                null,
                false,
                PositionSide.BOTH,
                TimeInForce.GTC,
                null,
                null,
                NOW,
                RiskOrder.Origin.CALLER);

        assertThat(judged(book, other).code()).isEqualTo(ReasonCode.CORRELATION_DATA_MISSING);
        market.correlated(new BigDecimal("0.1"));
        assertThat(judged(book, other).code()).isEqualTo(ReasonCode.OK);
    }

    /** Nothing, or a number that no price, quantity or worth is. */
    @Provide
    Arbitrary<Optional<BigDecimal>> absurd() {
        return Arbitraries.of(ABSURD).optional(0.7);
    }

    private Verdict judged(AccountBook book, RiskOrder order) {
        return new RiskGate(limits).evaluate(order, book.view(NOW));
    }

    private AccountBook book(OneMarket market, String equity) {
        AccountBook book = new AccountBook(limits, market);
        book.openVenue("hyperliquid", true);
        book.openAccount("hyperliquid", "main", Set.of(Market.PERP));
        book.outageIs("hyperliquid", null);
        book.userStreamIs("hyperliquid", true);
        book.discordIs("hyperliquid", null);
        if (equity != null) {
            book.learn(News.summary(equity, NOW), NOW);
        }
        return book;
    }

    private static RiskOrder order(Side side, OrderType type, String quantity) {
        return order(side, type, new BigDecimal(quantity), new BigDecimal("100"));
    }

    private static RiskOrder order(Side side, OrderType type, BigDecimal quantity, BigDecimal price) {
        return new RiskOrder(
                "c-1",
                "hyperliquid",
                "main",
                PERP.symbol(),
                side,
                type,
                quantity,
                price,
                price,
                false,
                PositionSide.BOTH,
                null,
                null,
                null,
                NOW,
                RiskOrder.Origin.CALLER);
    }
}
