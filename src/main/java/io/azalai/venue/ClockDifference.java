package io.azalai.venue;

import java.time.Duration;

/**
 * How far our clock is from a venue's.
 *
 * @param ahead negative where ours is behind
 */
public record ClockDifference(Duration ahead) {

    /** Aster takes no time that is a second ahead of its own (aster.md section 2.2). */
    private static final Duration TOLERANCE = Duration.ofMillis(900);

    /** Whether nothing suffers from it: not what is signed, nor the ages that prices are judged by. */
    public boolean isSmall() {
        return ahead.abs().compareTo(TOLERANCE) <= 0;
    }

    /** Whether it is so small that one which was not {@link #isSmall} is over, and not about to be told again. */
    public boolean isOver() {
        return ahead.abs().compareTo(TOLERANCE.dividedBy(2)) <= 0;
    }

    /** In words. */
    public String text() {
        return "our clock is " + ahead.abs().toMillis() + " ms " + (ahead.isNegative() ? "behind" : "ahead of")
                + " the venue's";
    }
}
