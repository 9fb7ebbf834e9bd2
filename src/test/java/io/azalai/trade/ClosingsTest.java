package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.ClosedBy;
import io.azalai.model.Fill;
import io.azalai.model.MarginCall;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.TimeInForce;
import io.azalai.trade.journal.Page;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A position that the venue closes by an order of its own, whose id says so as Aster's do (aster.md section 6.4). */
class ClosingsTest extends OnOrderPath {

    @Test
    void a_liquidation_that_no_stream_told_is_a_margin_call_once_its_fills_are_read() {
        missed();
        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(6));

        assertThat(calls()).singleElement().satisfies(call -> {
            assertThat(call.listing()).isEqualTo(Orders.BTC);
            assertThat(call.side()).isEqualTo(PositionDirection.LONG);
            assertThat(call.size()).isEqualByComparingTo("1");
            assertThat(call.reason()).isEqualTo("Liquidation");
            assertThat(call.timestamp()).isEqualTo(Orders.NOW);
        });
        assertThat(told(Fill.class)).hasSize(2).allSatisfy(fill -> {
            assertThat(fill.closedBy()).isEqualTo(ClosedBy.LIQUIDATION);
            assertThat(fill.direction()).isEqualTo("Liquidation");
        });
    }

    @Test
    void after_a_liquidation_only_what_reduces_passes_in_that_symbol_until_somebody_resumes() {
        test.path.updates().accept(List.of(streamed(Orders.NOW)));
        time.pass(Duration.ofSeconds(1));

        assertThat(test.path.watch().memory().latches())
                .extracting(latch -> latch.reason() + " " + latch.level() + " " + latch.scope())
                .containsExactly("LIQUIDATION REDUCING SYMBOL|hyperliquid|" + Orders.BTC.symbol());
    }

    @Test
    void what_the_stream_told_before_is_not_told_again() {
        test.path.updates().accept(List.of(closing(OrderStatus.NEW), streamed(Orders.NOW)));
        missed();
        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(6));

        assertThat(told(Fill.class)).hasSize(2);
        assertThat(calls()).containsExactly(streamed(Orders.NOW));
    }

    @Test
    void what_the_fills_told_before_is_not_told_again_by_the_stream() {
        missed();
        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(6));
        test.path.updates().accept(List.of(streamed(Orders.NOW)));

        assertThat(calls()).singleElement().extracting(MarginCall::source).isEqualTo(Source.REST);
    }

    @Test
    void a_second_liquidation_within_the_minute_is_told_beside_the_one_that_its_fills_told() {
        missed();
        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(6));
        test.path.updates().accept(List.of(streamed(Orders.NOW), streamed(Orders.NOW.plusSeconds(20))));

        assertThat(calls()).hasSize(2).endsWith(streamed(Orders.NOW.plusSeconds(20)));
    }

    @Test
    void a_later_liquidation_is_a_margin_call_of_its_own() {
        test.path.updates().accept(List.of(streamed(Orders.NOW.minusSeconds(120))));
        missed();
        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(6));

        assertThat(calls()).hasSize(2);
    }

    @Test
    void a_position_that_nears_liquidation_is_told_beside_its_liquidation() {
        MarginCall near = new MarginCall(
                "hyperliquid",
                Orders.BTC,
                "main",
                PositionDirection.LONG,
                PositionSide.BOTH,
                BigDecimal.ONE,
                new BigDecimal("91"),
                BigDecimal.ONE,
                null,
                Orders.NOW,
                Orders.NOW,
                Source.WS);
        test.path.updates().accept(List.of(near));
        missed();
        test.path.reconciliation().repeat();
        time.pass(Duration.ofSeconds(6));

        assertThat(calls()).hasSize(2).startsWith(near);
    }

    @Test
    void an_own_trade_is_no_margin_call() {
        test.send(test.buy("a-1"));
        test.venue.fills.add(Orders.fill("v-a-1", "t1", "1", "99"));
        test.path.reconciliation().repeat();

        assertThat(told(Fill.class)).singleElement().extracting(Fill::direction).isNull();
        assertThat(calls()).isEmpty();
    }

    /** While the stream was away, the venue closed in two trades. */
    private void missed() {
        test.venue.orders.add(closing(OrderStatus.FILLED));
        test.venue.fills.addAll(List.of(fill("t1", "0.4"), fill("t2", "0.6")));
    }

    private List<MarginCall> calls() {
        return told(MarginCall.class);
    }

    private <T> List<T> told(Class<T> type) {
        test.journal.write(new Page()).join();
        return List.copyOf(test.events).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Fill fill(String tradeId, String quantity) {
        return new Fill(
                Orders.BTC,
                "main",
                tradeId,
                "9001",
                null,
                Side.SELL,
                new BigDecimal("90"),
                new BigDecimal(quantity),
                BigDecimal.ZERO,
                "USDC",
                null,
                null,
                null,
                null,
                null,
                Orders.NOW,
                Orders.NOW,
                Source.REST);
    }

    private static MarginCall streamed(Instant at) {
        return new MarginCall(
                "hyperliquid",
                Orders.BTC,
                "main",
                PositionDirection.LONG,
                PositionSide.BOTH,
                BigDecimal.ONE,
                null,
                null,
                "Liquidation",
                at,
                at,
                Source.WS);
    }

    private static Order closing(OrderStatus status) {
        return new Order(
                Orders.BTC,
                "main",
                "9001",
                "autoclose-1",
                "autoclose-1",
                Side.SELL,
                OrderType.LIMIT,
                PositionSide.BOTH,
                BigDecimal.ONE,
                new BigDecimal("90"),
                null,
                TimeInForce.IOC,
                false,
                status,
                status == OrderStatus.FILLED ? BigDecimal.ONE : BigDecimal.ZERO,
                null,
                Orders.NOW,
                Orders.NOW,
                null,
                null,
                Orders.NOW,
                Source.REST);
    }
}
