package io.azalai.venue.budget;

import io.azalai.venue.Allowance;
import io.azalai.venue.Lane;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One allowance over a rolling window: what was taken is there again one period later, so that no period anywhere sees
 * more than the capacity (hyperliquid.md section 7.1: the window is a rolling minute). What was taken in one sixtieth
 * of a period counts as taken at its last moment. Confined to the lock of its budget.
 */
final class Meter {

    private static final int SLOTS = 60;

    private final Allowance allowance;
    private final long period;
    private final Deque<Slot> slots = new ArrayDeque<>();
    private long used;
    private long pausedUntil;

    Meter(Allowance allowance, long now) {
        this.allowance = allowance;
        this.period = allowance.period().toNanos();
        this.pausedUntil = now;
    }

    /** What was taken from one moment to another. */
    private record Slot(long first, long last, long units) {}

    /** The same with another allowance: what was used stays used. */
    Meter resized(Allowance other) {
        Meter resized = new Meter(other, pausedUntil);
        resized.slots.addAll(slots);
        resized.used = used;
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

    /** Units that are there; below zero when replies cost more than was there. */
    long available(long now) {
        forget(now);
        return allowance.capacity() - used;
    }

    void take(long units, long now) {
        forget(now);
        Slot newest = slots.peekLast();
        if (newest != null && now - newest.first < period / SLOTS) {
            slots.removeLast();
            slots.add(new Slot(newest.first, now, newest.units + units));
        } else {
            slots.add(new Slot(now, now, units));
        }
        used += units;
    }

    /** Makes units free again, the oldest, so that what stays used stays so for its whole period. */
    void giveBack(long units) {
        long left = units;
        while (left > 0 && !slots.isEmpty()) {
            Slot oldest = slots.removeFirst();
            long given = Math.min(left, oldest.units);
            if (given < oldest.units) {
                slots.addFirst(new Slot(oldest.first, oldest.last, oldest.units - given));
            }
            left -= given;
            used -= given;
        }
    }

    void atMost(long units, long now) {
        long surplus = available(now) - units;
        if (surplus > 0) {
            take(surplus, now);
        }
    }

    /** Nanoseconds until so many units are there for a lane; zero or less when they are now. */
    long readyIn(int units, Lane lane, long now) {
        long free = available(now);
        long wanted = Math.min(units + kept(lane), allowance.capacity());
        long ready = 0;
        for (Slot slot : slots) {
            if (free >= wanted) {
                break;
            }
            free += slot.units;
            ready = slot.last + period - now;
        }
        return Math.max(ready, pausedFor(now));
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

    private void forget(long now) {
        for (Slot oldest = slots.peekFirst();
                oldest != null && now - oldest.last >= period;
                oldest = slots.peekFirst()) {
            slots.removeFirst();
            used -= oldest.units;
        }
    }
}
