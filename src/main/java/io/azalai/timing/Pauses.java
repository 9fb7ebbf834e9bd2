package io.azalai.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;

/**
 * How long one party that said that it was too much is left alone, by how often it has said so in a row. What it
 * answers before a pause is over was asked before the pause began: that tells nothing new. Safe for many threads: one
 * lock, held without IO.
 */
public final class Pauses {

    private static final int MOST_COUNTED = 62;

    private final IntFunction<Duration> lengths;
    private int refusals;
    private Duration last = Duration.ZERO;
    private Instant until = Instant.MIN;

    /**
     * Of a party that has refused nothing yet.
     *
     * @param lengths of a pause, by the refusals before it in a row
     */
    public Pauses(IntFunction<Duration> lengths) {
        this.lengths = lengths;
    }

    /** How long to wait after a refusal that came then: what is left of a pause, or one more, and longer. */
    public synchronized Duration after(Instant refused) {
        if (refused.isBefore(until)) {
            Duration left = Duration.between(refused, until);
            return left.compareTo(last) < 0 ? left : last; // the clock may have been set back since
        }
        Duration pause = lengths.apply(refusals);
        refusals = Math.min(refusals + 1, MOST_COUNTED);
        begin(refused, pause);
        return pause;
    }

    /** The party itself said for how long. */
    public synchronized void told(Instant refused, Duration pause) {
        if (refused.plus(pause).isAfter(until)) {
            begin(refused, pause);
        }
    }

    /** A success: the next refusal is a first one. */
    public synchronized void answered(Instant at) {
        if (!at.isBefore(until)) {
            refusals = 0;
        }
    }

    private void begin(Instant at, Duration pause) {
        last = pause;
        until = at.plus(pause);
    }
}
