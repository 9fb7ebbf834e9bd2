package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Frames of the running candle of a symbol; the first after its end tells it once more, closed (aster.md section 6.2).
 * Confined to the ticking thread.
 */
final class CandleFrames implements LongFunction<Optional<JsonNode>> {

    private final Candles candles;
    private final ListedSymbol listed;
    private final Interval interval;
    private long told = Long.MIN_VALUE;

    CandleFrames(Candles candles, ListedSymbol listed, Interval interval) {
        this.candles = candles;
        this.listed = listed;
        this.interval = interval;
    }

    /** The next frame at a time in milliseconds; empty while nobody trades. */
    @Override
    public Optional<JsonNode> apply(long now) {
        long open = interval.openOf(now);
        long before = interval.openOf(open - 1);
        boolean ended = told == before;
        told = open;
        Optional<JsonNode> closed = ended ? frame(before, now) : Optional.empty();
        return closed.isPresent() ? closed : frame(open, now);
    }

    private Optional<JsonNode> frame(long open, long now) {
        return Optional.ofNullable(
                        candles.between(listed.symbol(), interval, open, open).get(open))
                .map(candle -> KlineRows.frame(open, interval, candle, listed, now));
    }
}
