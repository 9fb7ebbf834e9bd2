package io.azalai.trade;

import io.azalai.model.Bracket;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.model.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Whether the prices of a bracket lie on their sides: a take-profit beyond the price that the order fills at, a
 * stop-loss before it, or the venue would close the position at once, or refuse them for ever. Stateless.
 */
final class BracketCheck {

    private BracketCheck() {}

    /**
     * Against the order's own limit, and against each other.
     *
     * @param limit null of an order at the market
     * @throws io.azalai.venue.OrderRejectedException naming the field, what it was and what is right
     */
    static void limit(OrderRequest request, Side side, Bracket bracket, @Nullable BigDecimal limit) {
        boolean buy = side == Side.BUY;
        String own = limit == null ? "" : limit.toPlainString() + ", the order's price";
        ordered(request, "stopLossPrice", bracket.stopLoss(), limit, buy, side, own);
        ordered(request, "takeProfitPrice", bracket.takeProfit(), limit, !buy, side, own);
        BigDecimal profit = bracket.takeProfit();
        String other = profit == null ? "" : profit.toPlainString() + ", the takeProfitPrice";
        ordered(request, "stopLossPrice", bracket.stopLoss(), profit, buy, side, other);
    }

    /**
     * Against what the market pays now (risk.md section 2, reference price). An order that rests at a better price may
     * have its take-profit between both; one that takes at once fills at the market, whatever its limit.
     *
     * @param limit null of an order at the market
     * @throws io.azalai.venue.OrderRejectedException naming the field, what it was and what is right
     */
    static void market(
            OrderRequest request, Side side, Bracket bracket, @Nullable BigDecimal limit, BigDecimal reference) {
        boolean buy = side == Side.BUY;
        boolean rests = limit != null && (buy ? limit.compareTo(reference) < 0 : limit.compareTo(reference) > 0);
        if (!rests) {
            String now = reference.toPlainString() + ", the reference price of " + request.symbol();
            ordered(request, "stopLossPrice", bracket.stopLoss(), reference, buy, side, now);
            ordered(request, "takeProfitPrice", bracket.takeProfit(), reference, !buy, side, now);
        }
    }

    private static void ordered(
            OrderRequest request,
            String field,
            @Nullable BigDecimal price,
            @Nullable BigDecimal other,
            boolean below,
            Side side,
            String name) {
        if (price == null || other == null) {
            return;
        }
        if (below ? price.compareTo(other) >= 0 : price.compareTo(other) <= 0) {
            BigDecimal amended = request.terms().price();
            String lead = request.action() == OrderAction.AMEND && amended != null
                    ? "price is '" + amended.toPlainString() + "', but "
                    : "";
            throw Field.refusal(
                    request,
                    "INVALID_FIELD",
                    lead + field + " is '" + price.toPlainString() + "'; on a " + side + " it lies "
                            + (below ? "below " : "above ") + name);
        }
    }
}
