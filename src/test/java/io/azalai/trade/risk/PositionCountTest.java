package io.azalai.trade.risk;

import static io.azalai.trade.account.OneMarket.NOW;
import static io.azalai.trade.account.OneMarket.PERP;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.AccountSummary;
import io.azalai.model.Collateral;
import io.azalai.model.Effect;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.account.OneMarket;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One position a symbol, as one-way mode has (risk.md section 3), in each of two accounts. */
class PositionCountTest {

    private static final BigDecimal PRICE = new BigDecimal("100");

    private final RiskLimits limits =
            DefaultLimits.with("{}", "{\"duplicate_order_window_ms\":0,\"self_trade_policy\":\"ALLOW\"}");
    private final AccountBook book = book();

    @Test
    void each_account_has_its_own_position_of_a_symbol_and_no_second() {
        RiskOrder first = order("c-1", "main", Side.BUY, PositionSide.BOTH);
        assertThat(judged(first)).isEqualTo(ReasonCode.OK);
        book.reserve(first, PERP, Effect.INCREASE, 1, NOW);

        assertThat(judged(order("c-2", "other", Side.SELL, PositionSide.BOTH))).isEqualTo(ReasonCode.OK);
        assertThat(judged(order("c-3", "main", Side.BUY, PositionSide.BOTH))).isEqualTo(ReasonCode.OK);
        assertThat(judged(order("c-4", "main", Side.SELL, PositionSide.SHORT)))
                .isEqualTo(ReasonCode.MAX_POSITIONS_PER_SYMBOL);
    }

    private ReasonCode judged(RiskOrder order) {
        return new RiskGate(limits).evaluate(order, book.view(NOW)).code();
    }

    private AccountBook book() {
        AccountBook book = new AccountBook(limits, new OneMarket().at(PERP, "100"));
        book.openVenue("hyperliquid", true);
        book.outageIs("hyperliquid", null);
        book.userStreamIs("hyperliquid", true);
        book.discordIs("hyperliquid", null);
        BigDecimal equity = new BigDecimal("100000");
        for (String account : new String[] {"main", "other"}) {
            book.openAccount("hyperliquid", account, Set.of(Market.PERP));
            book.learn(
                    new AccountSummary(
                            "hyperliquid",
                            account,
                            Market.PERP,
                            new Collateral(equity, equity, BigDecimal.ZERO, null),
                            Map.of(),
                            null,
                            null,
                            false,
                            NOW,
                            NOW),
                    NOW);
        }
        return book;
    }

    private static RiskOrder order(String id, String account, Side side, PositionSide leg) {
        return new RiskOrder(
                id,
                "hyperliquid",
                account,
                PERP.symbol(),
                side,
                OrderType.LIMIT,
                BigDecimal.ONE,
                PRICE,
                null,
                false,
                leg,
                TimeInForce.GTC,
                null,
                null,
                NOW,
                RiskOrder.Origin.CALLER);
    }
}
