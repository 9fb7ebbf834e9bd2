package io.azalai.market;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a fresh snapshot is asked for: a second apart, five times, then twice a minute. Guarded by the
 * lock of the book it belongs to. */
final class SnapshotRequests {

    private static final int QUICK_TRIES = 5;
    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(30);

    private @Nullable Instant last;
    private int tries;

    /** Whether one should be asked for now; if so it counts as asked. */
    boolean due(Instant now) {
        if (last != null && now.isBefore(last.plus(tries < QUICK_TRIES ? QUICK : SLOW))) {
            return false;
        }
        last = now;
        tries++;
        return true;
    }

    /** The book is whole: the next trouble starts from the first try, still paced from the last request. */
    void done() {
        tries = 0;
    }
}
