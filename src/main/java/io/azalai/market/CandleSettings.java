package io.azalai.market;

/**
 * How candles are made.
 *
 * @param fillGaps whether an interval without trades has a candle, at the price before
 * @param backfill how many candles of each interval from a minute on are told at start, as the venue has them
 */
public record CandleSettings(boolean fillGaps, int backfill) {

    /** Gaps are filled; an hour of minutes is told at start. */
    public static final CandleSettings DEFAULT = new CandleSettings(true, 60);

    public CandleSettings {
        if (backfill < 0) {
            throw new IllegalArgumentException("candles.backfill must be 0 or more, was " + backfill);
        }
    }
}
