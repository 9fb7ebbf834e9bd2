package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Candles as rows of {@code klines} and as stream frames (aster.md section 3.3). Stateless. */
final class KlineRows {

    private KlineRows() {}

    static ArrayNode row(long open, Interval interval, Candle candle, ListedSymbol listed) {
        int ticks = listed.pricePrecision();
        return JsonNodeFactory.instance
                .arrayNode()
                .add(open)
                .add(WireNumber.fixed(candle.open(), ticks))
                .add(WireNumber.fixed(candle.high(), ticks))
                .add(WireNumber.fixed(candle.low(), ticks))
                .add(WireNumber.fixed(candle.close(), ticks))
                .add(WireNumber.fixed(candle.volume(), listed.quantityPrecision()))
                .add(interval.closeOf(open))
                .add(WireNumber.plain(candle.turnover()))
                .add(candle.trades())
                .add(WireNumber.fixed(candle.takerVolume(), listed.quantityPrecision()))
                .add(WireNumber.plain(candle.takerTurnover()))
                .add("0");
    }

    static ObjectNode frame(long open, Interval interval, Candle candle, ListedSymbol listed, long now) {
        int ticks = listed.pricePrecision();
        ObjectNode kline = JsonNodeFactory.instance
                .objectNode()
                .put("t", open)
                .put("T", interval.closeOf(open))
                .put("s", listed.symbol())
                .put("i", interval.word())
                .put("f", candle.firstId())
                .put("L", candle.lastId())
                .put("o", WireNumber.fixed(candle.open(), ticks))
                .put("c", WireNumber.fixed(candle.close(), ticks))
                .put("h", WireNumber.fixed(candle.high(), ticks))
                .put("l", WireNumber.fixed(candle.low(), ticks))
                .put("v", WireNumber.fixed(candle.volume(), listed.quantityPrecision()))
                .put("n", candle.trades())
                .put("x", interval.closeOf(open) < now)
                .put("q", WireNumber.plain(candle.turnover()))
                .put("V", WireNumber.fixed(candle.takerVolume(), listed.quantityPrecision()))
                .put("Q", WireNumber.plain(candle.takerTurnover()))
                .put("B", "0");
        ObjectNode frame = JsonNodeFactory.instance
                .objectNode()
                .put("e", "kline")
                .put("E", now)
                .put("s", listed.symbol());
        frame.set("k", kline);
        return frame;
    }
}
