package io.azalai.simulator.loopback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The venues' clock: another one's time, stepped on request. Safe for many threads: the step is volatile. */
public final class ShiftingClock extends Clock {

    private final Clock base;
    private volatile Duration step = Duration.ZERO;

    /** Not stepped yet. */
    public ShiftingClock(Clock base) {
        this.base = base;
    }

    /** Steps to so far from the other clock, forward or back. */
    public void shift(Duration to) {
        step = to;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(step);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        ShiftingClock other = new ShiftingClock(base.withZone(zone));
        other.shift(step);
        return other;
    }
}
