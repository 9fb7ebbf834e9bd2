package io.azalai.venue.budget;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was taken of something within a rolling period: it is free again one period later, so that no period anywhere
 * sees more than may be taken in one (hyperliquid.md section 7.1: the window is a rolling minute). What was taken in
 * one sixtieth of a period counts as taken at its last moment. Confined to the lock of its budget.
 */
final class Window {

    /** Time alone makes nothing free of it. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int SLOTS = 60;

    private final long period;
    private final Deque<Slot> slots = new ArrayDeque<>();
    private long used;

    Window(Duration period) {
        this.period = period.toNanos();
    }

    /** What was taken from one moment to another. */
    private record Slot(long first, long last, long units) {}

    /** Counts what was taken in another one of the same length as taken in this. */
    void takeOver(Window other) {
        slots.addAll(other.slots);
        used += other.used;
    }

    long used(long now) {
        forget(now);
        return used;
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

    /** Nanoseconds until no more than so many units are used; zero when that is so now. */
    long downTo(long most, long now) {
        long left = used(now);
        long wait = 0;
        for (Slot slot : slots) {
            if (left <= most) {
                break;
            }
            left -= slot.units;
            wait = slot.last + period - now;
        }
        return left <= most ? wait : NEVER;
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
