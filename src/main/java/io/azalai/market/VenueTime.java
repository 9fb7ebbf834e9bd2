package io.azalai.market;

import java.time.Duration;
import java.time.Instant;

/**
 * What time it is at a venue where our clock is ahead of it: by as much as the trade was late that came the soonest in
 * the last half minute or more. When no trade tells, our clock is right. Safe for many threads: one lock.
 */
final class VenueTime {

    private static final Duration SPAN = Duration.ofSeconds(30);

    /** So long a trade may take. */
    private static final Duration JOURNEY = Duration.ofSeconds(1);

    /** A trade that is later was held up, and says nothing of clocks. */
    private static final Duration MOST = Duration.ofSeconds(60);

    private static final Duration UNKNOWN = Duration.ofSeconds(Long.MAX_VALUE);

    private Instant since = Instant.EPOCH;
    private Duration delayBefore = UNKNOWN;
    private Duration delay = UNKNOWN;

    /** A trade came. */
    synchronized void heard(Instant traded, Instant now) {
        turn(now);
        Duration late = Duration.between(traded, now);
        delay = late.compareTo(delay) < 0 ? late : delay;
    }

    /** The venue's time, never later than ours. */
    synchronized Instant at(Instant now) {
        turn(now);
        Duration least = delay.compareTo(delayBefore) < 0 ? delay : delayBefore;
        return least.compareTo(JOURNEY) > 0 && least.compareTo(MOST) <= 0 ? now.minus(least) : now;
    }

    /** What is older than two spans is forgotten, and all of it when our clock was set back: threads read it apart. */
    private void turn(Instant now) {
        if (now.plus(JOURNEY).isBefore(since)) {
            delay = UNKNOWN;
            delayBefore = UNKNOWN;
            since = now;
        } else if (!now.isBefore(since.plus(SPAN))) {
            delayBefore = now.isBefore(since.plus(SPAN).plus(SPAN)) ? delay : UNKNOWN;
            delay = UNKNOWN;
            since = now;
        }
    }
}
