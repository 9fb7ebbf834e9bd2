package io.azalai.market;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When what is missing is asked for: a few times soon, then now and then. Guarded by the lock of whoever misses it. */
final class SnapshotRequests {

    private final int quickTries;
    private final Duration quick;
    private final Duration slow;
    private @Nullable Instant last;
    private int tries;

    private SnapshotRequests(int quickTries, Duration quick, Duration slow) {
        this.quickTries = quickTries;
        this.quick = quick;
        this.slow = slow;
    }

    /** Of a book, which is worthless without: a second apart, five times, then twice a minute. */
    static SnapshotRequests ofBooks() {
        return new SnapshotRequests(5, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    /** Of candles, which may wait for the venue's budget: a quarter of a minute apart, twice, then each two minutes. */
    static SnapshotRequests ofCandles() {
        return new SnapshotRequests(2, Duration.ofSeconds(15), Duration.ofMinutes(2));
    }

    /** Whether it should be asked for now; if so it counts as asked. */
    boolean due(Instant now) {
        if (last != null && now.isBefore(last.plus(tries < quickTries ? quick : slow))) {
            return false;
        }
        last = now;
        tries++;
        return true;
    }

    /** It is there: the next trouble starts from the first try, still paced from the last request. */
    void done() {
        tries = 0;
    }
}
