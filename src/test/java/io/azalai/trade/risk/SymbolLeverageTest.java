package io.azalai.trade.risk;

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
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.account.News;
import io.azalai.trade.account.OneMarket;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order is judged by the leverage it will be sent with (risk.md section 3). */
class SymbolLeverageTest {

    private final RiskLimits limits = DefaultLimits.with("{\"default_leverage\":2}", "{\"position_size_limit\":\"9\"}");
    private final OneMarket market = new OneMarket().at(PERP, "100");
    private final AccountBook book = new AccountBook(limits, market);
    private final RiskGate gate = new RiskGate(limits);

    @BeforeEach
    void open() {
        book.openVenue("hyperliquid", true);
        book.openAccount("hyperliquid", "main", Set.of(Market.PERP));
        book.outageIs("hyperliquid", null);
        book.userStreamIs("hyperliquid", true);
        book.discordIs("hyperliquid", null);
        book.learn(News.summary("1000", NOW), NOW);
    }

    @Test
    void it_is_the_orders_own_else_a_callers_else_the_positions_else_the_default() {
        assertThat(leverage(null)).isEqualTo(2);

        book.learn(News.position("1", NOW));
        assertThat(leverage(null)).isEqualTo(3);

        market.levered(5);
        assertThat(leverage(null)).isEqualTo(5);
        assertThat(leverage(4)).isEqualTo(4);
    }

    @Test
    void margin_is_reckoned_by_it() {
        assertThat(code("25", null)).isEqualTo(ReasonCode.INSUFFICIENT_MARGIN);

        market.levered(5);

        assertThat(code("25", null)).isEqualTo(ReasonCode.OK);
        assertThat(code("25", 2)).isEqualTo(ReasonCode.INSUFFICIENT_MARGIN);
    }

    @Test
    void an_open_order_keeps_what_it_was_let_in_with() {
        book.reserve(order("1", 7), PERP, Effect.INCREASE, 7, NOW);
        Order order = News.order("c-1", "1", "0", OrderStatus.NEW);

        book.learn(order);

        assertThat(book.leverage(order)).contains(7);
    }

    private int leverage(Integer own) {
        return gate.leverage(order("1", own), book.view(NOW));
    }

    private ReasonCode code(String quantity, Integer own) {
        return gate.evaluate(order(quantity, own), book.view(NOW)).code();
    }

    private static RiskOrder order(String quantity, Integer leverage) {
        return new RiskOrder(
                "c-1",
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
                leverage,
                null,
                NOW,
                RiskOrder.Origin.CALLER);
    }
}
