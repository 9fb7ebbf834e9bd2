package io.azalai.venue.budget;

import io.azalai.venue.Allowance;
import io.azalai.venue.Lane;

/**
 * One allowance that refills steadily. It counts in unit-nanoseconds, so that no fraction is lost. Confined to the lock
 * of its budget.
 */
final class Meter {

    private final Allowance allowance;
    private final long period;
    private long level;
    private long measuredAt;
    private long pausedUntil;

    Meter(Allowance allowance, long now) {
        this.allowance = allowance;
        this.period = allowance.period().toNanos();
        this.level = allowance.capacity() * period;
        this.measuredAt = now;
        this.pausedUntil = now;
    }

    /** The same with another allowance: what was used stays used. */
    Meter resized(Allowance other, long now) {
        refill(now);
        Meter resized = new Meter(other, now);
        long used = -Math.floorDiv(level - allowance.capacity() * period, period);
        resized.level -= used * resized.period;
        resized.pausedUntil = pausedUntil;
        return resized;
    }

    /** Nothing is taken before. */
    void pause(long until) {
        pausedUntil = Math.max(pausedUntil, until);
    }

    /** Nanoseconds until a pause is over; zero or less when there is none. */
    long pausedFor(long now) {
        return pausedUntil - now;
    }

    Allowance allowance() {
        return allowance;
    }

    long available(long now) {
        refill(now);
        return Math.floorDiv(level, period);
    }

    void take(int units, long now) {
        refill(now);
        level -= units * period;
    }

    void atMost(long units, long now) {
        refill(now);
        level = Math.min(level, units * period);
    }

    /** Nanoseconds until so many units are there for a lane; zero or less when they are now. */
    long readyIn(int units, Lane lane, long now) {
        refill(now);
        long wanted = Math.min(units * period + kept(lane), allowance.capacity() * period);
        long missing = wanted - level;
        long ready = missing <= 0 ? 0 : -Math.floorDiv(-missing, allowance.capacity());
        return Math.max(ready, pausedFor(now));
    }

    private long kept(Lane lane) {
        return switch (lane) {
            case CANCEL, REDUCE -> 0;
            case PLACE -> allowance.capacity() * (period / 100) * allowance.reservePercent();
            case POLL -> allowance.capacity() * (period / 100) * allowance.reservePercent() * 3 / 2;
        };
    }

    private void refill(long now) {
        long elapsed = Math.min(now - measuredAt, period);
        level = Math.min(allowance.capacity() * period, level + elapsed * allowance.capacity());
        measuredAt = now;
    }
}
