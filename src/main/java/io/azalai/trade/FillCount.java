package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an order has filled: by the fills that were counted, and by what the venue says of it. Immutable.
 *
 * @param trades ids of the fills counted
 * @param notional sum of price times quantity of those fills
 * @param told base units the venue says are filled; what is above the fills' sum is still to come
 * @param answered of what was told, what the venue's answers to requests of ours said: those are sure
 * @param supposed base units that the word filled may mean, while nothing says for sure how many: no more than these
 * @param closed whether the venue has called the order filled, so that it ends when its fills are complete
 */
record FillCount(
        Set<String> trades,
        BigDecimal notional,
        BigDecimal told,
        BigDecimal answered,
        BigDecimal supposed,
        boolean closed) {

    /** Nothing filled, nothing told. */
    static final FillCount NONE =
            new FillCount(Set.of(), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false);

    FillCount {
        trades = Set.copyOf(trades);
    }

    boolean has(Fill fill) {
        return trades.contains(fill.tradeId());
    }

    FillCount with(Fill fill) {
        Set<String> ids = new HashSet<>(trades);
        ids.add(fill.tradeId());
        return new FillCount(
                ids, notional.add(fill.price().multiply(fill.quantity())), told, answered, supposed, closed);
    }

    /** With what had filled before any of them. */
    FillCount before(BigDecimal quantity, BigDecimal price) {
        return new FillCount(trades, notional.add(price.multiply(quantity)), told, answered, supposed, closed);
    }

    /** The venue says that so much has filled; what it said before is not taken back. */
    FillCount told(BigDecimal filled) {
        return new FillCount(trades, notional, told.max(filled), answered, supposed, closed);
    }

    /** The same in answer to a request of ours. */
    FillCount answered(BigDecimal filled) {
        return new FillCount(trades, notional, told.max(filled), answered.max(filled), supposed, closed);
    }

    /**
     * The venue has called an order filled. One that does not rest may have filled in part, and one that only reduces
     * is capped at the position, whatever its row says (hyperliquid.md sections 2.5 and 9); a certain word before
     * stands.
     *
     * @param said base units it says of it; null when the word is all it says
     */
    FillCount called(Order order, @Nullable BigDecimal said) {
        BigDecimal filled = said == null ? order.quantity() : said;
        boolean rests = order.timeInForce() != null && order.timeInForce() != TimeInForce.IOC;
        if (!order.reduceOnly() && (said != null || rests)) {
            return new FillCount(trades, notional, told.max(filled), answered, BigDecimal.ZERO, true);
        }
        boolean certain = closed && !isSupposed();
        return certain ? this : new FillCount(trades, notional, told, answered, supposed.max(filled), true);
    }

    /** Nothing is supposed any more: what was told is all. */
    FillCount certain() {
        return isSupposed() ? new FillCount(trades, notional, told, answered, BigDecimal.ZERO, closed) : this;
    }

    /** What was told beyond the fills was not so, but for what the venue itself answered. */
    FillCount borneOut(BigDecimal filled) {
        return new FillCount(trades, notional, filled.max(answered), answered, BigDecimal.ZERO, closed);
    }

    boolean isSupposed() {
        return supposed.signum() > 0;
    }

    /** What may have filled by the venue's words. */
    BigDecimal atMost() {
        return told.max(supposed);
    }

    /** Average price of the fills counted, which are so much in all. */
    BigDecimal average(BigDecimal filled) {
        return notional.divide(filled, MathContext.DECIMAL64);
    }
}
