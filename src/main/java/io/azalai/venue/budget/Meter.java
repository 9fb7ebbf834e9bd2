package io.azalai.venue.budget;

import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.Lane;
import java.time.Duration;

/**
 * One allowance: what we use of its capacity, what is used of all that the venue grants, whoever uses it, and what the
 * answers under way may still cost. Confined to the lock of its budget.
 */
final class Meter {

    private final Allowance allowance;
    private final Window ours;
    private final Window everybodys;
    private long underWay;
    private long pausedUntil;

    Meter(Allowance allowance, long now) {
        this.allowance = allowance;
        this.ours = new Window(allowance.period());
        this.everybodys = new Window(allowance.period());
        this.pausedUntil = now;
    }

    /** The same with another allowance: what was used stays used. */
    Meter resized(Allowance other) {
        Meter resized = new Meter(other, pausedUntil);
        resized.ours.takeOver(ours);
        resized.everybodys.takeOver(everybodys);
        resized.underWay = underWay;
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

    RequestBudget.Level level(long now) {
        return new RequestBudget.Level(
                allowance, available(now), urgent(now), Duration.ofNanos(Math.max(0, pausedFor(now))));
    }

    /** Units of the capacity that are there; below zero when replies or urgent lanes took more than was there. */
    long available(long now) {
        return Math.min(allowance.capacity() - ours.used(now) - underWay, urgent(now));
    }

    /** Units that are there for the urgent lanes: of all that the venue grants. */
    long urgent(long now) {
        return allowance.granted() - everybodys.used(now) - underWay;
    }

    /** Takes what a call costs for sure, and keeps free what its answer may cost until that is {@link #settle}d. */
    void take(Charge charge, long now) {
        use(charge.units(), now);
        underWay += charge.mostExtra();
    }

    /** An answer came, or none will. */
    void settle(Charge charge) {
        underWay -= charge.mostExtra();
    }

    void use(long units, long now) {
        ours.take(units, now);
        everybodys.take(units, now);
    }

    /** Makes free again what was taken for a call that never left. */
    void giveBack(Charge charge) {
        settle(charge);
        ours.giveBack(charge.units());
        everybodys.giveBack(charge.units());
    }

    /** At least so many units of what is granted are used. */
    void atLeast(long units, long now) {
        long unknown = units - everybodys.used(now);
        if (unknown > 0) {
            everybodys.take(unknown, now);
        }
    }

    /** Nanoseconds until a charge fits for a lane, should no answer under way come; zero or less when it does now. */
    long readyIn(Charge charge, Lane lane, long now) {
        return readyIn(charge, lane, underWay, now);
    }

    /** The same, should all answers under way come now and cost nothing. */
    long readyAtBestIn(Charge charge, Lane lane, long now) {
        return readyIn(charge, lane, 0, now);
    }

    private long readyIn(Charge charge, Lane lane, long keptFree, long now) {
        long kept = kept(lane);
        long granted = allowance.granted();
        long ready = everybodys.downTo(granted - wanted(charge, kept, granted) - keptFree, now);
        if (!lane.isUrgent()) {
            long capacity = allowance.capacity();
            ready = Math.max(ready, ours.downTo(capacity - wanted(charge, kept, capacity) - keptFree, now));
        }
        return Math.max(ready, pausedFor(now));
    }

    /**
     * What must be free of so many units. No charge needs more than there are; and for what its answer may cost no call
     * waits until more than half of its lane's share is free, lest where capacities are small others are always first.
     */
    private static long wanted(Charge charge, long kept, long most) {
        long extra = Math.min(charge.mostExtra(), (most - kept) / 2);
        return Math.min(charge.units() + extra + kept, most);
    }

    private long kept(Lane lane) {
        long reserve = (long) allowance.capacity() * allowance.reservePercent();
        return switch (lane) {
            case CANCEL, REDUCE -> 0;
            case PLACE -> -Math.floorDiv(-reserve, 100L);
            case ACCOUNT -> -Math.floorDiv(-reserve * 3, 200L);
            case POLL -> -Math.floorDiv(-reserve * 2, 100L);
            case PAST -> -Math.floorDiv(-reserve * 5, 200L);
        };
    }
}
