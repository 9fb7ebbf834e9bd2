package io.azalai.trade;

import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.TwapPrices;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of a request that are too long to be the amount of anything are refused, whatever door they came by. */
final class DigitsCheck {

    static final String CURE = "give a number of at most " + OrderTerms.MOST_DIGITS + " digits before the point and "
            + OrderTerms.MOST_DIGITS + " after it";

    private DigitsCheck() {}

    static void require(OrderRequest request) {
        OrderTerms terms = request.terms();
        TwapPrices prices = terms.pace().prices();
        TwapPrices.Trigger trigger = prices.trigger();
        require(request, "quantity", terms.quantity());
        require(request, "price", terms.price());
        require(request, "triggerPrice", terms.triggerPrice());
        require(request, "slippage", terms.slippage());
        require(request, "takeProfitPrice", terms.bracket().takeProfit());
        require(request, "stopLossPrice", terms.bracket().stopLoss());
        require(request, "startPrice", trigger == null ? null : trigger.price());
        require(request, "stopPrice", prices.stopPrice());
    }

    private static void require(OrderRequest request, String field, @Nullable BigDecimal value) {
        Field.require(request, value == null || OrderTerms.areFew(value), field, value, CURE);
    }
}
