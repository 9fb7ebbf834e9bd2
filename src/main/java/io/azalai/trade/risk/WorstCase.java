package io.azalai.trade.risk;

import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a position and its open orders may come to, whichever of them fill (risk.md section 2). All in USD.
 *
 * @param heldLong what the position adds to a long; negative where a short offsets it
 * @param buys worth of the open buys that may increase
 * @param heldShort what the position adds to a short; negative where a long offsets it
 * @param sells worth of the open sells that may increase
 */
record WorstCase(BigDecimal heldLong, BigDecimal buys, BigDecimal heldShort, BigDecimal sells) {

    /**
     * The worst case of one position key.
     *
     * @param quantity of the position, signed
     * @param usd reference price in quote units and USD per quote unit
     */
    static WorstCase of(BigDecimal quantity, Rate usd, List<RestingOrder> orders, BigDecimal defaultSlippage) {
        BigDecimal buys = BigDecimal.ZERO;
        BigDecimal sells = BigDecimal.ZERO;
        BigDecimal reducingBuys = BigDecimal.ZERO;
        BigDecimal reducingSells = BigDecimal.ZERO;
        for (RestingOrder order : orders) {
            boolean buy = order.side() == Side.BUY;
            if (onlyReduces(order)) {
                reducingBuys = buy ? reducingBuys.add(order.reach(quantity)) : reducingBuys;
                reducingSells = buy ? reducingSells : reducingSells.add(order.reach(quantity));
            } else {
                BigDecimal price = WorstPrice.of(order, usd.reference(), defaultSlippage);
                BigDecimal worth = order.remaining().multiply(price).multiply(usd.perQuote());
                buys = buy ? buys.add(worth) : buys;
                sells = buy ? sells : sells.add(worth);
            }
        }
        BigDecimal offsetting = quantity.signum() >= 0
                ? quantity.subtract(reducingSells).max(BigDecimal.ZERO)
                : quantity.add(reducingBuys).min(BigDecimal.ZERO);
        BigDecimal forLong = quantity.signum() >= 0 ? quantity : offsetting;
        BigDecimal forShort = quantity.signum() <= 0 ? quantity : offsetting;
        return new WorstCase(usd.worth(forLong), buys, usd.worth(forShort).negate(), sells);
    }

    /** Reduce-only orders, and those that close a leg of hedge mode: a leg never turns over. */
    static boolean onlyReduces(RestingOrder order) {
        PositionSide closes = order.side() == Side.BUY ? PositionSide.SHORT : PositionSide.LONG;
        return order.reduceOnly() || order.positionSide() == closes;
    }

    BigDecimal ifLong() {
        return heldLong.add(buys).max(BigDecimal.ZERO);
    }

    BigDecimal ifShort() {
        return heldShort.add(sells).max(BigDecimal.ZERO);
    }

    BigDecimal gross() {
        return ifLong().max(ifShort());
    }

    /**
     * How base units become USD.
     *
     * @param reference price in quote units
     * @param perQuote USD per quote unit
     */
    record Rate(BigDecimal reference, BigDecimal perQuote) {

        BigDecimal worth(BigDecimal quantity) {
            return quantity.multiply(reference).multiply(perQuote);
        }
    }
}
