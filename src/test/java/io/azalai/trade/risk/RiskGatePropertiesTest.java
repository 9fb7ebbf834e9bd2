package io.azalai.trade.risk;

import static io.azalai.trade.account.OneMarket.NOW;
import static io.azalai.trade.account.OneMarket.PERP;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Effect;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.RiskLevel;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.account.News;
import io.azalai.trade.account.OneMarket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What must hold for any order (risk.md sections 2 and 5). Quantities are whole numbers of a perpetual at 100 USD. */
class RiskGatePropertiesTest {

    private static final BigDecimal PRICE = new BigDecimal("100");

    @Property(tries = 200)
    void reducing_never_grows_exposure(
            @ForAll @IntRange(min = -20, max = 20) int position,
            @ForAll @Size(max = 8) List<@IntRange(min = -25, max = 25) Integer> orders,
            @ForAll Random order) {
        RiskLimits limits = roomy("{}");
        AccountBook book = book(limits, position);
        Latch latch = new Latch(
                Latch.Reason.MANUAL_KILL, RiskLevel.REDUCING, Scope.GLOBAL, NOW, Latch.ResetRule.MANUAL, "test");
        book.remember(new RiskMemory(null, null, BigDecimal.ZERO, null, null, List.of(latch), Map.of(), Set.of()));

        List<Integer> accepted = accepted(book, new RiskGate(limits), orders);

        Collections.shuffle(accepted, order);
        int held = position;
        for (int filled : accepted) {
            held += filled;
            assertThat(Math.abs(held)).isLessThanOrEqualTo(Math.abs(position));
            assertThat(held * position).isNotNegative();
        }
    }

    @Property(tries = 200)
    void no_accepted_order_breaks_the_position_limit_whatever_fills(
            @ForAll @IntRange(min = -20, max = 20) int position,
            @ForAll @Size(max = 8) List<@IntRange(min = -30, max = 30) Integer> orders) {
        RiskLimits limits = roomy("{\"max_position_size_usd\":\"2000\"}");

        List<Integer> accepted = accepted(book(limits, position), new RiskGate(limits), orders);

        int buys = accepted.stream()
                .filter(quantity -> quantity > 0)
                .mapToInt(Integer::intValue)
                .sum();
        int sells = accepted.stream()
                .filter(quantity -> quantity < 0)
                .mapToInt(Integer::intValue)
                .sum();
        assertThat((position + buys) * 100).isLessThanOrEqualTo(2000);
        assertThat((position + sells) * 100).isGreaterThanOrEqualTo(-2000);
    }

    @Property(tries = 100)
    void a_limit_is_inclusive_and_one_cent_less_refuses(@ForAll @IntRange(min = 1, max = 40) int quantity) {
        BigDecimal worth = PRICE.multiply(BigDecimal.valueOf(quantity));
        BigDecimal less = worth.subtract(new BigDecimal("0.01"));

        assertThat(code("{\"max_position_size_usd\":\"" + worth + "\"}", quantity))
                .isEqualTo(ReasonCode.OK);
        assertThat(code("{\"max_position_size_usd\":\"" + less + "\"}", quantity))
                .isEqualTo(ReasonCode.MAX_POSITION_SIZE_USD);
    }

    @Property(tries = 200)
    void what_passes_passes_smaller(
            @ForAll @IntRange(min = 1, max = 60) int larger, @ForAll @IntRange(min = 1, max = 60) int smaller) {
        String limits = "{\"max_position_size_usd\":\"3000\"}";

        if (smaller <= larger && code(limits, larger) == ReasonCode.OK) {
            assertThat(code(limits, smaller)).isEqualTo(ReasonCode.OK);
        }
    }

    private static ReasonCode code(String positionLimits, int quantity) {
        RiskLimits limits = roomy(positionLimits);
        return new RiskGate(limits)
                .evaluate(order("c-1", quantity), book(limits, 0).view(NOW))
                .code();
    }

    /** Sends the orders one after another, each accepted one reserved before the next; what was accepted, signed. */
    private static List<Integer> accepted(AccountBook book, RiskGate gate, List<Integer> orders) {
        List<Integer> accepted = new ArrayList<>();
        for (int quantity : orders) {
            RiskOrder order = order("c-" + accepted.size(), quantity);
            Verdict verdict = gate.evaluate(order, book.view(NOW));
            if (verdict.accepted()) {
                book.reserve(order, PERP, Effect.INCREASE, 1, NOW);
                accepted.add(quantity);
            }
        }
        return accepted;
    }

    private static RiskLimits roomy(String positionLimits) {
        return DefaultLimits.with(
                "{\"position_limits\":" + positionLimits + "}",
                "{\"max_order_rate\":{\"count\":1000},\"duplicate_order_window_ms\":0}");
    }

    private static AccountBook book(RiskLimits limits, int position) {
        AccountBook book = new AccountBook(limits, new OneMarket().at(PERP, "100"));
        book.openVenue("hyperliquid", true);
        book.openAccount("hyperliquid", "main", Set.of(Market.PERP));
        book.outageIs("hyperliquid", null);
        book.userStreamIs("hyperliquid", true);
        book.discordIs("hyperliquid", null);
        book.learn(News.position(Integer.toString(position), NOW));
        book.learn(News.summary("100000", NOW), NOW);
        return book;
    }

    private static RiskOrder order(String id, int signed) {
        return new RiskOrder(
                id,
                "hyperliquid",
                "main",
                PERP.symbol(),
                signed < 0 ? Side.SELL : Side.BUY,
                OrderType.LIMIT,
                BigDecimal.valueOf(Math.abs(signed)),
                PRICE,
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
