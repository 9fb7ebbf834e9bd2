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
                firstId,
                later.lastId);
    }
}
