package io.azalai.trade.risk;

import io.azalai.model.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The price in quote units that an order's value and margin are reckoned at (risk.md section 2). */
final class WorstPrice {

    private WorstPrice() {}

    /** Never below what the order may have to pay, nor below what a sold unit may come to stand for. */
    static BigDecimal of(RestingOrder order, BigDecimal reference, BigDecimal defaultSlippage) {
        BigDecimal slippage = order.slippage() == null ? defaultSlippage : order.slippage();
        return switch (order.type()) {
            case LIMIT -> limit(order, reference);
            case STOP_LIMIT, TAKE_PROFIT_LIMIT -> limit(order, or(order.triggerPrice(), reference));
            case MARKET, TWAP, TRAILING_STOP_MARKET -> market(order, reference, slippage);
            case STOP_MARKET, TAKE_PROFIT_MARKET -> market(order, or(order.triggerPrice(), reference), slippage);
        };
    }

    private static BigDecimal limit(RestingOrder order, BigDecimal from) {
        BigDecimal price = or(order.price(), from);
        return order.side() == Side.BUY ? price : price.max(from);
    }

    private static BigDecimal market(RestingOrder order, BigDecimal from, BigDecimal slippage) {
        return order.side() == Side.BUY ? from.multiply(BigDecimal.ONE.add(slippage)) : from;
    }

    /** An order adopted from the venue may lack its price; it is then reckoned at the other. */
    private static BigDecimal or(@Nullable BigDecimal price, BigDecimal otherwise) {
        return price == null ? otherwise : price;
    }
}
