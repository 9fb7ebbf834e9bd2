package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Market;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Rounding;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.SettingRequest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that would fill the memory once it is written out is refused before anything is done with it. */
class DigitsTest extends OnOrderPath {

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "1e65"})
    void one_of_an_order_is_named_with_its_field(String absurd) {
        BigDecimal number = new BigDecimal(absurd);
        OrderTerms good = test.buy("a-1").terms();
        BigDecimal one = BigDecimal.ONE;
        Map<String, OrderTerms> wrong = Map.of(
                "quantity", good.numbered(number, one, null),
                "price", good.numbered(one, number, null),
                "triggerPrice", good.numbered(one, one, number),
                "slippage", good.bounded(null, number),
                "takeProfitPrice", good.protectedAt(number, null),
                "stopLossPrice", good.protectedAt(null, number).rounded(Rounding.DOWN));

        wrong.forEach((field, terms) -> assertThatThrownBy(
                        () -> test.gateway.accept(test.buy("a-1").with(terms)))
                .isInstanceOfSatisfying(OrderRejectedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("INVALID_FIELD");
                    assertThat(refusal.text())
                            .isEqualTo(field + " is '" + number
                                    + "'; give a number of at most 64 digits before the point" + " and 64 after it");
                }));
    }

    @Test
    void what_a_division_leaves_may_be_rounded() {
        BigDecimal third = BigDecimal.ONE.divide(new BigDecimal(3), MathContext.DECIMAL128);
        OrderTerms terms = test.buy("a-1")
                .terms()
                .numbered(third, new BigDecimal("99"), null)
                .rounded(Rounding.DOWN);

        assertThat(test.gateway.accept(test.buy("a-1").with(terms)).terms().quantity())
                .isLessThan(third);
    }

    @Test
    void an_amount_of_money_is_refused_likewise() {
        BigDecimal absurd = new BigDecimal("1e999999999");

        assertThat(test.path.settings().transfer("hyperliquid", "main", "USDC", absurd, Market.SPOT, "t-1"))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("amount is '1E+999999999'");
        assertThat(test.path.settings().adjustMargin("main", Orders.BTC, PositionSide.BOTH, absurd))
                .isCompletedExceptionally();
        assertThat(test.venue.requests).noneMatch(SettingRequest.class::isInstance);
    }
}
