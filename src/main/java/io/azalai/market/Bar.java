package io.azalai.market;

import io.azalai.model.AggressorSide;
import io.azalai.model.Candle;
import io.azalai.model.Trade;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was traded in some time, growing trade by trade; figures that one part lacks the whole lacks too. Guarded by the
 * lock of whoever holds it.
 */
final class Bar {

    private BigDecimal open;
    private BigDecimal high;
    private BigDecimal low;
    private BigDecimal close;
    private BigDecimal volume = BigDecimal.ZERO;
    private @Nullable BigDecimal quoteVolume = BigDecimal.ZERO;
    private @Nullable Long trades = 0L;
    private @Nullable BigDecimal takerBuyVolume = BigDecimal.ZERO;

    private Bar(BigDecimal price) {
        open = price;
        high = price;
        low = price;
        close = price;
    }

    /** Nothing was traded, at the price before. */
    static Bar idle(BigDecimal price) {
        return new Bar(price);
    }

    static Bar of(Trade trade) {
        Bar bar = new Bar(trade.price());
        bar.add(trade);
        return bar;
    }

    /** As the venue tells it. */
    static Bar of(Candle candle) {
        Bar bar = new Bar(candle.open());
        bar.high = candle.high();
        bar.low = candle.low();
        bar.close = candle.close();
        bar.volume = candle.volume();
        bar.quoteVolume = candle.quoteVolume();
        bar.trades = candle.trades();
        bar.takerBuyVolume = candle.takerBuyVolume();
        return bar;
    }

    /** A copy that grows by itself. */
    Bar copy() {
        Bar copy = new Bar(open);
        copy.volume = BigDecimal.ZERO;
        copy.append(this);
        return copy;
    }

    /** A trade of the time, after those before it. */
    void add(Trade trade) {
        if (isIdle()) {
            open = trade.price();
            high = trade.price();
            low = trade.price();
        }
        high = high.max(trade.price());
        low = low.min(trade.price());
        close = trade.price();
        volume = volume.add(trade.quantity());
        quoteVolume = quoteVolume == null ? null : quoteVolume.add(trade.price().multiply(trade.quantity()));
        trades = trades == null ? null : Long.valueOf(trades + trade.count());
        if (trade.side() == AggressorSide.BUY && takerBuyVolume != null) {
            takerBuyVolume = takerBuyVolume.add(trade.quantity());
        }
    }

    /** A trade of the time that came after later ones: it moves everything but the close. */
    void addLate(Trade trade) {
        BigDecimal last = isIdle() ? trade.price() : close;
        add(trade);
        close = last;
    }

    /** What was traded next. */
    void append(Bar next) {
        if (isIdle() && !next.isIdle()) {
            open = next.open;
            high = next.high;
            low = next.low;
        }
        if (!next.isIdle()) {
            high = high.max(next.high);
            low = low.min(next.low);
            close = next.close;
        }
        volume = volume.add(next.volume);
        quoteVolume = quoteVolume == null || next.quoteVolume == null ? null : quoteVolume.add(next.quoteVolume);
        trades = trades == null || next.trades == null ? null : Long.valueOf(trades + next.trades);
        takerBuyVolume =
                takerBuyVolume == null || next.takerBuyVolume == null ? null : takerBuyVolume.add(next.takerBuyVolume);
    }

    /** Whether prices and volume are the same. */
    boolean agrees(Bar other) {
        return open.compareTo(other.open) == 0
                && high.compareTo(other.high) == 0
                && low.compareTo(other.low) == 0
                && close.compareTo(other.close) == 0
                && volume.compareTo(other.volume) == 0;
    }

    boolean isIdle() {
        return volume.signum() == 0;
    }

    BigDecimal open() {
        return open;
    }

    BigDecimal high() {
        return high;
    }

    BigDecimal low() {
        return low;
    }

    BigDecimal close() {
        return close;
    }

    BigDecimal volume() {
        return volume;
    }

    /** Null where a part lacks it. */
    @Nullable BigDecimal quoteVolume() {
        return quoteVolume;
    }

    /** Null where a part lacks it. */
    @Nullable Long trades() {
        return trades;
    }

    /** Null where a part lacks it. */
    @Nullable BigDecimal takerBuyVolume() {
        return takerBuyVolume;
    }
}
