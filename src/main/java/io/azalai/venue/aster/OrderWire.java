package io.azalai.venue.aster;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Orders and own trades in the venue's own words (aster.md sections 3.4, 3.7 and 6.4).
 * What the venue leaves out of some of its answers or frames is null then, and what it sends as null too.
 */
final class OrderWire {

    private OrderWire() {}

    /**
     * An order as REST answers it, of both markets.
     *
     * @param time when it was made; absent in answers to POST and DELETE
     * @param positionSide absent on spot, as is {@code reduceOnly}
     */
    record Order(
            Long orderId,
            String symbol,
            String status,
            @Nullable String clientOrderId,
            @Nullable BigDecimal price,
            @Nullable BigDecimal avgPrice,
            BigDecimal origQty,
            BigDecimal executedQty,
            @Nullable BigDecimal cumQuote,
            @Nullable String timeInForce,
            String type,
            @Nullable String origType,
            String side,
            @Nullable String positionSide,
            @Nullable Boolean reduceOnly,
            @Nullable BigDecimal stopPrice,
            long updateTime,
            @Nullable Long time) {

        /** The same in words that we know, where it has others. */
        Order nearest() {
            boolean known = Words.isOrderType(type, origType);
            return new Order(
                    orderId,
                    symbol,
                    status,
                    clientOrderId,
                    price,
                    avgPrice,
                    origQty,
                    executedQty,
                    cumQuote,
                    Words.knownTimeInForce(timeInForce),
                    known ? type : nearestType(price, stopPrice),
                    known ? origType : null,
                    side,
                    positionSide,
                    reduceOnly,
                    stopPrice,
                    updateTime,
                    time);
        }
    }

    /** A row of {@code GET userTrades}, of both markets; {@code maker} may be absent on futures. */
    record UserTrade(
            String symbol,
            Long id,
            Long orderId,
            String side,
            BigDecimal price,
            BigDecimal qty,
            BigDecimal commission,
            String commissionAsset,
            @Nullable Boolean maker,
            @Nullable BigDecimal realizedPnl,
            long time) {}

    /**
     * What happened to an order: {@code o} of ORDER_TRADE_UPDATE, or the whole of executionReport. The trigger price is
     * {@code sp} on futures and {@code P} on spot, where {@code O}, the time it was made, may be 0; spot tells neither
     * {@code R} nor {@code ps}.
     */
    record Execution(
            String s,
            @Nullable String c,
            String S,
            String o,
            @Nullable String f,
            BigDecimal q,
            @Nullable BigDecimal p,
            @Nullable BigDecimal ap,
            @Nullable BigDecimal sp,
            @Nullable BigDecimal P,
            String x,
            String X,
            Long i,
            @Nullable BigDecimal l,
            BigDecimal z,
            @Nullable BigDecimal L,
            @Nullable String N,
            @Nullable BigDecimal n,
            long T,
            @Nullable Long t,
            @Nullable Boolean m,
            @Nullable Boolean R,
            @Nullable String ot,
            @Nullable String ps,
            @Nullable BigDecimal rp,
            @Nullable BigDecimal Z,
            @Nullable Long O) {

        /** The same in words that we know, where it has others. */
        Execution nearest() {
            boolean known = Words.isOrderType(o, ot);
            return new Execution(
                    s,
                    c,
                    S,
                    known ? o : nearestType(p, sp == null ? P : sp),
                    Words.knownTimeInForce(f),
                    q,
                    p,
                    ap,
                    sp,
                    P,
                    x,
                    X,
                    i,
                    l,
                    z,
                    L,
                    N,
                    n,
                    T,
                    t,
                    m,
                    R,
                    known ? ot : null,
                    ps,
                    rp,
                    Z,
                    O);
        }
    }

    /** A frame of {@code ORDER_TRADE_UPDATE}. */
    record OrderTradeUpdate(Execution o) {
        OrderTradeUpdate {
            Words.given(o, "o");
        }
    }

    /** The word of the type that an order with these prices is nearest to. */
    private static String nearestType(@Nullable BigDecimal price, @Nullable BigDecimal trigger) {
        boolean waits = trigger != null && trigger.signum() > 0;
        boolean limited = price != null && price.signum() > 0;
        return waits ? (limited ? "STOP" : "STOP_MARKET") : limited ? "LIMIT" : "MARKET";
    }

    /** {@code POST leverage}. */
    record Leverage(@Nullable Integer leverage) {}
}
