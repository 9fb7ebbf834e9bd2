package io.azalai.trade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock moved by hand; what was planned for later runs when its time has come. Safe for many threads: one lock. */
final class ManualTime extends Clock implements Later {

    private final List<Planned> plans = new ArrayList<>();
    private Instant now;
    private long planned;
    private Runnable onRead;

    private record Planned(Instant due, long order, Runnable task) {}

    ManualTime(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized void in(Duration delay, Runnable task) {
        plans.add(new Planned(now.plus(delay), planned++, task));
    }

    /** Moves on, running what falls due on the way. */
    void pass(Duration duration) {
        Instant until = instant().plus(duration);
        Planned next = due(until);
        while (next != null) {
            set(next.due);
            next.task.run();
            next = due(until);
        }
        set(until);
    }

    private synchronized Planned due(Instant until) {
        Planned next = plans.stream()
                .filter(plan -> !plan.due.isAfter(until))
                .min(Comparator.comparing(Planned::due).thenComparing(Planned::order))
                .orElse(null);
        plans.remove(next);
        return next;
    }

    private synchronized void set(Instant instant) {
        now = instant.isAfter(now) ? instant : now;
    }

    /** Runs something each time the clock is read, though not while it runs. */
    synchronized void whenRead(Runnable task) {
        onRead = task;
    }

    @Override
    public synchronized Instant instant() {
        Runnable task = onRead;
        if (task != null) {
            onRead = null;
            task.run();
            onRead = task;
        }
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
