package io.azalai.simulator.aster;

import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Match;
import io.azalai.simulator.matching.Statistics;

/** Candles of trades, of mark prices and of index prices of one market. Thread-safe as its {@link Candles} are. */
final class Charts implements EngineListener {

    final Candles trades = new Candles();
    final Candles marks = new Candles();
    final Candles indices = new Candles();

    /** Invents what was before the start, ending at the prices of now. */
    void begin(SymbolCatalogue info, Engine engine, long seed, long nowMs) {
        info.symbols().values().forEach(listed -> {
            Statistics now = engine.statistics(listed.symbol());
            long own = seed * 31 + listed.symbol().hashCode();
            int decimals = listed.pricePrecision();
            trades.begin(listed.symbol(), new Past(own, nowMs, now.index(), decimals, true));
            marks.begin(listed.symbol(), new Past(own, nowMs, now.mark(), decimals, false));
            indices.begin(listed.symbol(), new Past(own, nowMs, now.index(), decimals, false));
        });
    }

    @Override
    public void traded(Match match) {
        trades.add(match.symbol(), match.time().toEpochMilli(), Candle.of(match));
    }

    @Override
    public void priced(Statistics now) {
        long time = now.time().toEpochMilli();
        marks.add(now.symbol(), time, Candle.ofPrices(now.mark(), now.mark(), now.mark(), now.mark(), 1));
        indices.add(now.symbol(), time, Candle.ofPrices(now.index(), now.index(), now.index(), now.index(), 1));
    }
}
