package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Match;
import java.math.BigDecimal;

/**
 * Trades of one stretch of time.
 *
 * @param volume base units
 */
record Candle(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume, long trades) {

    static Candle of(Match match) {
        BigDecimal price = match.price();
        return new Candle(price, price, price, price, match.quantity(), 1);
    }

    Candle then(Candle later) {
        return new Candle(
                open,
                high.max(later.high),
                low.min(later.low),
                later.close,
                volume.add(later.volume),
                trades + later.trades);
    }

    /** As the wire carries it; {@code T} is the last millisecond inside. */
    ObjectNode wire(String coin, CandleLength length, long begin) {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("t", begin).put("T", length.nextOf(begin) - 1).put("s", coin).put("i", length.word);
        wire.put("o", Decimals.text(open)).put("c", Decimals.text(close));
        wire.put("h", Decimals.text(high)).put("l", Decimals.text(low));
        return wire.put("v", Decimals.text(volume)).put("n", trades);
    }
}
