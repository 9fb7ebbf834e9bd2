package io.azalai.bench;

import java.util.Arrays;
import java.util.Locale;

/** Durations, every one kept, and their percentiles. Confined to one thread. */
final class Recorder {

    private long[] nanos = new long[1024];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    /** The duration that this share of all does not exceed. */
    long nanos(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) Math.ceil(share * count) - 1)];
    }

    /** Median, 99 and 99.9 percent in milliseconds, as columns. */
    String columns() {
        return String.format(Locale.ROOT, "%9.2f %9.2f %9.2f", nanos(0.5) / 1e6, nanos(0.99) / 1e6, nanos(0.999) / 1e6);
    }
}
