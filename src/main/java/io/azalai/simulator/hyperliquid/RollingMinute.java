package io.azalai.simulator.hyperliquid;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/** A sum over the last minute. Confined to the event loop. */
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
        entries.addLast(new Entry(clock.millis(), amount));
        sum += amount;
    }

    /** What was booked since a minute ago. */
    long sum() {
        long minuteAgo = clock.millis() - MINUTE_MS;
        while (!entries.isEmpty() && entries.getFirst().time() <= minuteAgo) {
            sum -= entries.removeFirst().amount();
        }
        return sum;
    }
}
