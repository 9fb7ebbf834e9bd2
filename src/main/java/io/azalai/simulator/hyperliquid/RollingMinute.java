package io.azalai.simulator.hyperliquid;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A sum over the last minute; what lies ahead of a clock that stepped back counts no more. Confined to the event loop.
 */
final class RollingMinute {

    private static final long MINUTE_MS = 60_000;

    private final Clock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long sum;

    RollingMinute(Clock clock) {
        this.clock = clock;
    }

    /** What was booked at a time, in milliseconds. */
    private record Entry(long time, int amount) {}

    void book(int amount) {
        long now = clock.millis();
        forgetAfter(now);
        entries.addLast(new Entry(now, amount));
        sum += amount;
    }

    /** What was booked since a minute ago. */
    long sum() {
        long now = clock.millis();
        forgetAfter(now);
        while (!entries.isEmpty() && entries.getFirst().time() <= now - MINUTE_MS) {
            sum -= entries.removeFirst().amount();
        }
        return sum;
    }

    private void forgetAfter(long now) {
        while (!entries.isEmpty() && entries.getLast().time() > now) {
            sum -= entries.removeLast().amount();
        }
    }
}
