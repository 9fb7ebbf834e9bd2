package io.azalai.market;

import io.azalai.model.Interval;
import java.time.Duration;
import java.time.Instant;

/**
 * How candles are made.
 *
 * @param fillGaps whether an interval without trades has a candle, at the price before
 * @param backfill how many candles of each interval from a minute on are told at start, as the venue has them
 */
public record CandleSettings(boolean fillGaps, int backfill) {

    private static final Duration DAY_JUST_OVER = Duration.ofMinutes(10);

    /** One call brings no more hours of Aster: 1500 (aster.md section 3.1). */
    private static final int MOST_DAYS = 61;

    /** Gaps are filled; sixty candles of each interval are told at start. */
    public static final CandleSettings DEFAULT = new CandleSettings(true, 60);

    public CandleSettings {
        if (backfill < 0) {
            throw new IllegalArgumentException("candles.backfill must be 0 or more, was " + backfill);
        }
    }

    /**
     * From when on minutes are wanted: the begin of the day, or of that which is just over, whose candle they make; and
     * earlier, a day at most, where that many candles of 15 minutes begin.
     */
    Instant minutesFrom(Instant at) {
        Instant day = Interval.D1.openOf(at.minus(DAY_JUST_OVER));
        Instant quarters = Interval.M15.openOf(at).minus(Interval.M15.length().multipliedBy(backfill));
        Instant yesterday = at.minus(Interval.D1.length());
        Instant history = quarters.isBefore(yesterday) ? yesterday : quarters;
        return history.isBefore(day) ? history : day;
    }

    /** From when on hours are wanted: where that many days begin. */
    Instant hoursFrom(Instant at) {
        return Interval.D1.openOf(at).minus(Interval.D1.length().multipliedBy(Math.min(MOST_DAYS, backfill)));
    }
}
