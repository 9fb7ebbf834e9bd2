package io.azalai.check;

import io.azalai.venue.ClockDifference;
import java.time.Duration;
import java.time.Instant;

/**
 * Our clock held against a venue's, which was read at some moment of a trip; we take its middle, and may be wrong by
 * half of it.
 *
 * @param left when the question left, by our clock
 * @param theirs what the venue's clock showed
 * @param answered when the answer was here, by our clock
 */
record ClockReading(Instant left, Instant theirs, Instant answered) {

    /** By the middle of the trip. */
    ClockDifference difference() {
        return new ClockDifference(ahead());
    }

    /** Whether the clocks differ by too much, however the trip was shared. */
    boolean isWrong() {
        return !new ClockDifference(ahead().abs().minus(half())).isSmall()
                && ahead().abs().compareTo(half()) > 0;
    }

    private Duration ahead() {
        return Duration.between(theirs, left.plus(half()));
    }

    private Duration half() {
        return Duration.between(left, answered).dividedBy(2);
    }
}
