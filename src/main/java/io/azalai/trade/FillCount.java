package io.azalai.trade;

import io.azalai.model.Fill;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Set;

/**
 * What of an order has filled: by the fills that were counted, and by what the venue says of it. Immutable.
 *
 * @param trades ids of the fills counted
 * @param notional sum of price times quantity of those fills
 * @param told base units the venue says are filled; what is above the fills' sum is still to come
 * @param closed whether the venue has called the order filled, so that it ends when its fills are complete
 */
record FillCount(Set<String> trades, BigDecimal notional, BigDecimal told, boolean closed) {

    /** Nothing filled, nothing told. */
    static final FillCount NONE = new FillCount(Set.of(), BigDecimal.ZERO, BigDecimal.ZERO, false);

    FillCount {
        trades = Set.copyOf(trades);
    }

    boolean has(Fill fill) {
        return trades.contains(fill.tradeId());
    }

    FillCount with(Fill fill) {
        Set<String> ids = new HashSet<>(trades);
        ids.add(fill.tradeId());
        return new FillCount(ids, notional.add(fill.price().multiply(fill.quantity())), told, closed);
    }

    /** The venue says that so much has filled; what it said before is not taken back. */
    FillCount told(BigDecimal filled) {
        return new FillCount(trades, notional, told.max(filled), closed);
    }

    /** The venue has called the order filled, with so much. */
    FillCount closed(BigDecimal filled) {
        return new FillCount(trades, notional, told.max(filled), true);
    }

    /** Average price of the fills counted, which are so much in all. */
    BigDecimal average(BigDecimal filled) {
        return notional.divide(filled, MathContext.DECIMAL64);
    }
}
