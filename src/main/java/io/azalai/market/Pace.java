package io.azalai.market;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets something through at most once per interval and remembers that more is owed. Guarded by the lock
 * of whoever holds it. */
final class Pace {

    private final Duration interval;
    private @Nullable Instant last;
    private boolean owed;

    Pace(Duration interval) {
        this.interval = interval;
    }

    /** Something changed; answers whether it may go out now. */
    boolean changed(Instant now) {
        owed = true;
        return due(now);
    }

    /** Whether something is owed and the interval is over; if so it counts as gone. */
    boolean due(Instant now) {
        if (!owed || (last != null && now.isBefore(last.plus(interval)))) {
            return false;
        }
        last = now;
        owed = false;
        return true;
    }
}
