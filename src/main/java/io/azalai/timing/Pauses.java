package io.azalai.timing;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * How long one party that said that it was too much is left alone, by how often it has said so in a row. What was asked
 * before a pause is over tells nothing new, whenever its answer comes. Safe for many threads: one lock, held without
 * IO.
 */
public final class Pauses {

    private static final int MOST_COUNTED = 62;

    private final IntFunction<Duration> lengths;
    private final LongSupplier nanos;
    private int refusals;
    private long until;

    /**
     * Of a party that has refused nothing yet.
     *
     * @param lengths of a pause, by the refusals before it in a row
     * @param nanos a monotonic clock in nanoseconds
     */
    public Pauses(IntFunction<Duration> lengths, LongSupplier nanos) {
        this.lengths = lengths;
        this.nanos = nanos;
        this.until = nanos.getAsLong();
    }

    /**
     * How long to wait after a refusal that comes now: one more pause, and longer, or what is left of one.
     *
     * @param took since it was asked
     */
    public synchronized Duration after(Duration took) {
        return isNews(took) ? more(lengths.apply(refusals)) : left();
    }

    /**
     * The same where the party itself says for how long. One that is refused again right after is left alone for no
     * less than after a first refusal, whatever it says.
     */
    public synchronized Duration told(Duration took, Duration pause) {
        if (isNews(took)) {
            return more(refusals == 0 ? pause : longer(pause, lengths.apply(0)));
        }
        Duration longer = longer(pause, left());
        until = nanos.getAsLong() + longer.toNanos();
        return longer;
    }

    /**
     * A success comes now: the next refusal is a first one.
     *
     * @param took since it was asked
     */
    public synchronized void answered(Duration took) {
        if (isNews(took)) {
            refusals = 0;
        }
    }

    private boolean isNews(Duration took) {
        return nanos.getAsLong() - took.toNanos() - until >= 0;
    }

    private Duration more(Duration pause) {
        refusals = Math.min(refusals + 1, MOST_COUNTED);
        until = nanos.getAsLong() + pause.toNanos();
        return pause;
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, until - nanos.getAsLong()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
