package io.azalai.market;

import io.azalai.model.AggressorSide;
import io.azalai.model.Candle;
import io.azalai.model.Trade;
import java.math.BigDecimal;
import java.time.Instant;
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
    /** Time of the trade that is the open; a later one while nothing was traded. */
    private Instant firstAt = Instant.MAX;

    /** Time of the trade that is the close; an earlier one while nothing was traded. */
    private Instant lastAt = Instant.MIN;

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

    /** As the venue tells it; none of its trades is earlier than it, nor is any that comes after. */
    static Bar of(Candle candle) {
        Bar bar = new Bar(candle.open());
        bar.high = candle.high();
        bar.low = candle.low();
        bar.close = candle.close();
        bar.volume = candle.volume();
        bar.quoteVolume = candle.quoteVolume();
        bar.trades = candle.trades();
        bar.takerBuyVolume = candle.takerBuyVolume();
        bar.firstAt = candle.openTime();
        bar.lastAt = candle.openTime();
        return bar;
    }

    /** A copy that grows by itself. */
    Bar copy() {
        Bar copy = new Bar(open);
        copy.volume = BigDecimal.ZERO;
        copy.append(this);
        return copy;
    }

    /** A trade of the time, in whatever order they come: by their own times the first opens it, the last closes it. */
    void add(Trade trade) {
        if (isIdle()) {
            high = trade.price();
            low = trade.price();
            firstAt = Instant.MAX;
            lastAt = Instant.MIN;
        }
        if (trade.timestamp().isBefore(firstAt)) {
            open = trade.price();
            firstAt = trade.timestamp();
        }
        if (!trade.timestamp().isBefore(lastAt)) {
            close = trade.price();
            lastAt = trade.timestamp();
        }
        high = high.max(trade.price());
        low = low.min(trade.price());
        volume = volume.add(trade.quantity());
        quoteVolume = quoteVolume == null ? null : quoteVolume.add(trade.price().multiply(trade.quantity()));
        trades = trades == null ? null : Long.valueOf(trades + trade.count());
        if (trade.side() == AggressorSide.BUY && takerBuyVolume != null) {
            takerBuyVolume = takerBuyVolume.add(trade.quantity());
        }
    }

    /** What was traded next. */
    void append(Bar next) {
        if (isIdle() && !next.isIdle()) {
            open = next.open;
            firstAt = next.firstAt;
            high = next.high;
            low = next.low;
        }
        if (!next.isIdle()) {
            high = high.max(next.high);
            low = low.min(next.low);
            close = next.close;
            lastAt = next.lastAt;
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
