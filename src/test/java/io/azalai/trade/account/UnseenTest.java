package io.azalai.trade.account;

import static io.azalai.trade.account.OneMarket.NOW;
import static io.azalai.trade.account.OneMarket.PERP;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Effect;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.trade.risk.DefaultLimits;
import io.azalai.trade.risk.ReasonCode;
import io.azalai.trade.risk.RiskGate;
import io.azalai.trade.risk.RiskLimits;
import io.azalai.trade.risk.RiskOrder;
import io.azalai.trade.risk.Verdict;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Free margin is what the venue told, less what orders take that it could not know of (risk.md, check 20). */
class UnseenTest {

    private final RiskLimits limits = DefaultLimits.with(
            "{\"position_limits\":{\"max_position_size_usd\":\"100000\"}}",
            "{\"position_size_limit\":\"100\",\"duplicate_order_window_ms\":0,\"margin_reserve\":0}");
    private final AccountBook book = new AccountBook(limits, new OneMarket().at(PERP, "100"));

    @BeforeEach
    void open() {
        book.openVenue("hyperliquid", true);
        book.outageIs("hyperliquid", null);
        book.userStreamIs("hyperliquid", true);
        book.discordIs("hyperliquid", null);
        book.openAccount("hyperliquid", "main", Set.of(Market.PERP));
        book.learn(News.summary("1000", NOW), NOW);
    }

    @Test
    void the_same_margin_is_not_spent_twice_before_the_venue_tells() {
        assertThat(code("c-1", "6")).isEqualTo(ReasonCode.OK);
        reserve("c-1", "6");

        assertThat(code("c-2", "6")).isEqualTo(ReasonCode.INSUFFICIENT_MARGIN);
        assertThat(code("c-2", "3.9")).isEqualTo(ReasonCode.OK);
    }

    @Test
    void what_filled_since_the_figures_were_asked_for_goes_on_counting() {
        reserve("c-1", "6");
        long ask = book.asking("hyperliquid", "main");
        book.learn(News.order("c-1", "6", "6", OrderStatus.FILLED));

        book.seen("hyperliquid", "main", ask);

        assertThat(code("c-2", "3.9")).isEqualTo(ReasonCode.OK);
        assertThat(code("c-2", "6")).isEqualTo(ReasonCode.INSUFFICIENT_MARGIN);
    }

    @Test
    void what_filled_before_they_were_asked_for_is_in_them() {
        reserve("c-1", "6");
        book.learn(News.order("c-1", "6", "6", OrderStatus.FILLED));

        book.seen("hyperliquid", "main", book.asking("hyperliquid", "main"));

        assertThat(code("c-2", "9.9")).isEqualTo(ReasonCode.OK);
    }

    @Test
    void an_order_of_unknown_fate_counts_whatever_is_told() {
        reserve("c-1", "6");
        book.learn(News.order("c-1", "6", "0", OrderStatus.UNKNOWN));

        book.seen("hyperliquid", "main", book.asking("hyperliquid", "main"));

        assertThat(code("c-2", "6")).isEqualTo(ReasonCode.INSUFFICIENT_MARGIN);
    }

    @Test
    void a_resting_order_counts_on_where_free_margin_tells_of_positions_alone() {
        reserve("c-1", "6");
        book.learn(News.order("c-1", "6", "0", OrderStatus.NEW));

        book.seen("hyperliquid", "main", book.asking("hyperliquid", "main"));
        assertThat(code("c-2", "6")).isEqualTo(ReasonCode.INSUFFICIENT_MARGIN);

        book.marginsOrders("hyperliquid");
        book.seen("hyperliquid", "main", book.asking("hyperliquid", "main"));
        assertThat(code("c-2", "6")).isEqualTo(ReasonCode.OK);
    }

    @Test
    void what_an_order_has_filled_counts_on_when_the_rest_of_it_is_to_become_another() {
        reserve("c-1", "6");
        Order filled = News.order("c-1", "6", "5", OrderStatus.PARTIALLY_FILLED);
        book.learn(filled);

        assertThat(new RiskGate(limits)
                        .evaluate(order("m-1", "6"), book.viewWithout(filled, NOW))
                        .code())
                .isEqualTo(ReasonCode.INSUFFICIENT_MARGIN);
        assertThat(new RiskGate(limits)
                        .evaluate(order("m-1", "4"), book.viewWithout(filled, NOW))
                        .code())
                .isEqualTo(ReasonCode.OK);
    }

    @Test
    void what_ended_without_a_fill_takes_nothing() {
        reserve("c-1", "6");

        book.learn(News.order("c-1", "6", "0", OrderStatus.CANCELED));

        assertThat(code("c-2", "9.9")).isEqualTo(ReasonCode.OK);
    }

    @Test
    void what_only_closes_takes_no_margin() {
        book.marginsOrders("hyperliquid");
        book.reserve(order("c-1", "6"), PERP, Effect.REDUCE, null, NOW);

        assertThat(code("c-2", "9.9")).isEqualTo(ReasonCode.OK);
    }

    @Test
    void figures_that_were_overtaken_by_others_tell_nothing() {
        reserve("c-1", "6");
        long ask = book.asking("hyperliquid", "main");
        book.learn(News.order("c-1", "6", "6", OrderStatus.FILLED));
        book.asking("hyperliquid", "main");

        book.seen("hyperliquid", "main", ask);

        assertThat(code("c-2", "6")).isEqualTo(ReasonCode.INSUFFICIENT_MARGIN);
    }

    private void reserve(String id, String quantity) {
        book.reserve(order(id, quantity), PERP, Effect.INCREASE, 1, NOW);
    }

    private ReasonCode code(String id, String quantity) {
        Verdict verdict = new RiskGate(limits).evaluate(order(id, quantity), book.view(NOW));
        return verdict.code();
    }

    private static RiskOrder order(String id, String quantity) {
        return new RiskOrder(
                id,
                "hyperliquid",
                "main",
                PERP.symbol(),
                Side.BUY,
                OrderType.LIMIT,
                new BigDecimal(quantity),
                new BigDecimal("100"),
                null,
                false,
                PositionSide.BOTH,
                TimeInForce.GTC,
                null,
                null,
                NOW,
                RiskOrder.Origin.CALLER);
    }
}
