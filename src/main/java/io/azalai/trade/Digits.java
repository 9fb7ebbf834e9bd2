package io.azalai.trade;

import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.TwapPrices;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How long a number of a request may be: what is longer is the amount of nothing, and written out or divided it may
 * fill the memory. Stateless.
 */
final class Digits {

    /** Well beyond any grid, and more than any context of reckoning leaves. */
    private static final int MOST = 64;

    static final String CURE =
            "give a number of at most " + MOST + " digits before the point and " + MOST + " after it";

    private Digits() {}

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
        Field.require(request, value == null || areFew(value), field, value, CURE);
    }

    static boolean areFew(BigDecimal value) {
        return value.scale() <= MOST && (long) value.precision() - value.scale() <= MOST;
    }
}
