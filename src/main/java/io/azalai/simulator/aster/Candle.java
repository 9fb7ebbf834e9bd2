package io.azalai.simulator.aster;

import io.azalai.model.Side;
import io.azalai.simulator.matching.Match;
import java.math.BigDecimal;

/**
 * Trades of one stretch of time.
 *
 * @param volume base units
 * @param turnover quote units
 * @param takerVolume part of the volume that takers bought
 * @param takerTurnover part of the turnover that takers bought
 * @param trades number of trades, of prices where nobody traded
 * @param firstId 0 when it is not known
 */
record Candle(
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal turnover,
        BigDecimal takerVolume,
        BigDecimal takerTurnover,
        long trades,
        long firstId,
        long lastId) {

    static Candle of(Match match) {
        BigDecimal price = match.price();
        BigDecimal turnover = price.multiply(match.quantity());
        boolean bought = match.aggressor() == Side.BUY;
        return new Candle(
                price,
                price,
                price,
                price,
                match.quantity(),
                turnover,
                bought ? match.quantity() : BigDecimal.ZERO,
                bought ? turnover : BigDecimal.ZERO,
                1,
                match.id(),
                match.id());
    }

    /**
     * Of prices that nobody traded at.
     *
     * @param points how many prices it is made of
     */
    static Candle ofPrices(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long points) {
        BigDecimal none = BigDecimal.ZERO;
        return new Candle(open, high, low, close, none, none, none, none, points, 0, 0);
    }

    Candle then(Candle later) {
        return new Candle(
                open,
                high.max(later.high),
                low.min(later.low),
                later.close,
                volume.add(later.volume),
                turnover.add(later.turnover),
                takerVolume.add(later.takerVolume),
                takerTurnover.add(later.takerTurnover),
                trades + later.trades,
                firstId == 0 ? later.firstId : firstId,
                later.lastId);
    }
}
