package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where take-profit and stop-loss may lie, with the mark at 100 (risk.md section 2, reference price). */
class BracketCheckTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);
    private TestPath test;

    @BeforeEach
    void open() {
        test = new TestPath(state, time).started();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "BUY  |   - |  60 |   - | takeProfitPrice is '60'; on a BUY it lies above 100, the reference price",
                "BUY  |   - | 100 |   - | takeProfitPrice is '100'; on a BUY it lies above 100, the reference price",
                "BUY  |   - |   - | 101 | stopLossPrice is '101'; on a BUY it lies below 100, the reference price",
                "SELL |   - | 101 |   - | takeProfitPrice is '101'; on a SELL it lies below 100, the reference price",
                "SELL |   - |   - |  99 | stopLossPrice is '99'; on a SELL it lies above 100, the reference price",
                "BUY  |   - | 105 | 107 | stopLossPrice is '107'; on a BUY it lies below 105, the takeProfitPrice",
                "BUY  | 104 |   - | 102 | stopLossPrice is '102'; on a BUY it lies below 100, the reference price",
                "SELL |  96 |   - |  98 | stopLossPrice is '98'; on a SELL it lies above 100, the reference price"
            })
    void a_price_on_the_wrong_side_of_what_the_order_fills_at_is_refused_unsent(
            Side side, BigDecimal limit, BigDecimal takeProfit, BigDecimal stopLoss, String text) {
        isRefused(assertThatThrownBy(() -> test.send(order("a-1", side, limit, takeProfit, stopLoss))), text);
        assertThat(test.gateway.order("main", "a-1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"BUY, -, 110, 90", "SELL, -, 90, 110", "BUY, 98, 99, 97", "SELL, 102, 101, 103"})
    void prices_on_their_sides_are_taken(Side side, BigDecimal limit, BigDecimal takeProfit, BigDecimal stopLoss) {
        assertThat(test.send(order("a-1", side, limit, takeProfit, stopLoss))
                        .order()
                        .status())
                .isEqualTo(OrderStatus.NEW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "103 | price is '103', but takeProfitPrice is '102'; on a BUY it lies above 103, the order's price",
                "91  | price is '91', but stopLossPrice is '92'; on a BUY it lies below 91, the order's price"
            })
    void an_amendment_that_passes_what_protects_the_order_is_refused_unsent(String price, String text) {
        test.send(order("a-1", Side.BUY, decimal("99"), decimal("102"), decimal("92")));
        time.pass(Duration.ofSeconds(2));

        isRefused(assertThatThrownBy(() -> amend(price)), text);
    }

    @Test
    void an_amendment_between_what_protects_the_order_is_taken() {
        test.send(order("a-1", Side.BUY, decimal("99"), decimal("102"), decimal("92")));
        time.pass(Duration.ofSeconds(2));

        assertThat(amend("93").order().price()).isEqualByComparingTo("93");
    }

    private OrderReply amend(String price) {
        OrderRequest request = OrderRequest.amend("m-1", "hyperliquid", "a-1", null, decimal(price), time.instant());
        return TestPath.unwrapped(
                () -> test.gateway.amend(test.gateway.accept(request)).join());
    }

    private static void isRefused(AbstractThrowableAssert<?, ?> refusal, String text) {
        refusal.isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining(text)
                .extracting(failure -> ((VenueException) failure).outcome())
                .isEqualTo(Outcome.NOT_SENT);
    }

    private OrderRequest order(String id, Side side, BigDecimal limit, BigDecimal takeProfit, BigDecimal stopLoss) {
        OrderTerms terms =
                limit == null ? OrderTerms.market(side, BigDecimal.ONE) : OrderTerms.limit(side, BigDecimal.ONE, limit);
        return OrderRequest.place(id, "hyperliquid", "BTC", terms.protectedAt(takeProfit, stopLoss), time.instant());
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
